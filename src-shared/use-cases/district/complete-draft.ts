import { hashBytes } from '../../domain/content-hash.ts';
import { AppError } from '../../domain/errors.ts';
import { safeFileName } from '../../domain/file-name.ts';
import type { Sha256 } from '../../domain/identifiers.ts';
import type { PublicationDraft, PublishedContent } from '../../domain/publication.ts';
import { chunkBytes } from '../../domain/sync/blob-messages.ts';
import type { BlobStore } from '../../ports/blob-store.ts';
import type { DocumentWriter } from '../../ports/document-writer.ts';
import { checkedContent } from '../prompts/manage-prompts.ts';
import { publicationFilesOwner } from './publication-files.ts';

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
      case 'settings':
        return draft;
      case 'template': {
        const { name, file } = draft;
        const fileName = safeFileName(file.name);
        const bytes = new Uint8Array(await file.arrayBuffer());
        const { fields } = await documentWriter.open(bytes, fileName);
        if (fields.length === 0) throw new AppError('TEMPLATE_WITHOUT_FIELDS', { name });
        const sha256 = await keep(bytes);
        return { kind: 'template', template: { name, fileName, sha256, fields: [...fields] } };
      }
    }
  };

  async function keep(bytes: Uint8Array): Promise<Sha256> {
    const sha256 = await hashBytes(bytes);
    const chunks: Sha256[] = [];
    for (let start = 0; start < bytes.length; start += chunkBytes) {
      const chunk = bytes.subarray(start, start + chunkBytes);
      const named = await hashBytes(chunk);
      await blobs.putChunk(publicationFilesOwner, { blob: sha256, index: chunks.length, sha256: named }, only(chunk));
      chunks.push(named);
    }
    await blobs.commit(publicationFilesOwner, { sha256, sizeBytes: bytes.length, chunks });
    return sha256;
  }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
