import { hashBytes } from '../../domain/content-hash.ts';
import { AppError } from '../../domain/errors.ts';
import type { Sha256 } from '../../domain/identifiers.ts';
import type { PublicationDraft, PublishedContent } from '../../domain/publication.ts';
import type { BlobStore } from '../../ports/blob-store.ts';
import type { DocumentWriter } from '../../ports/document-writer.ts';
import { checkedContent } from '../prompts/manage-prompts.ts';
import { publicationFilesOwner } from './publication-files.ts';
import { fromBase64 } from './read-publication-file.ts';

type CompleteDraftPorts = {
  documentWriter: Pick<DocumentWriter, 'open'>;
  blobs: Pick<BlobStore, 'putChunk' | 'commit'>;
};

/**
 * What a draft is, once it is looked at as closely as a school looks at its own: a template's fields are those of its
 * file, which is kept where every school can fetch it. Throws `PROMPT_VARIABLE_UNKNOWN`, `TEMPLATE_WITHOUT_FIELDS`, what
 * `DocumentWriter.open` throws, `DISK_FULL`.
 */
export function createCompleteDraft({ documentWriter, blobs }: CompleteDraftPorts) {
  return async (draft: PublicationDraft): Promise<PublishedContent> => {
    switch (draft.kind) {
      case 'prompt':
        return { kind: 'prompt', prompt: checkedContent(draft.prompt) };
      case 'planilla':
        return draft;
      case 'template': {
        const { name, fileName, base64 } = draft;
        const bytes = fromBase64(base64);
        const { fields } = await documentWriter.open(bytes, fileName);
        if (fields.length === 0) throw new AppError('TEMPLATE_WITHOUT_FIELDS', { name });
        const sha256 = await keep(bytes);
        return { kind: 'template', template: { name, fileName, sha256, fields: [...fields] } };
      }
    }
  };

  /** Of one chunk: nothing longer comes in a request. */
  async function keep(bytes: Uint8Array): Promise<Sha256> {
    const sha256 = await hashBytes(bytes);
    await blobs.putChunk(publicationFilesOwner, { blob: sha256, index: 0, sha256 }, only(bytes));
    await blobs.commit(publicationFilesOwner, { sha256, sizeBytes: bytes.length, chunks: [sha256] });
    return sha256;
  }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
