import { AppError } from '../../domain/errors.ts';
import { planillaSpecSchema } from '../../domain/planilla.ts';
import { type PublicationFound, publishedPlanillaSchema } from '../../domain/publication.ts';
import type { DocumentWriter } from '../../ports/document-writer.ts';
import { nameOfFile } from '../documents/template-names.ts';
import { readPromptsFile } from '../prompts/prompts-file.ts';

/** What could be published of a file. */
export type ReadPublicationFile = (file: { fileName: string; base64: string }) => Promise<PublicationFound[]>;

/**
 * Reads prompts as a school exports them, a planilla's design (the `SPEC.json` of the command line) or a template. Throws
 * `PUBLISHED_FILE_UNKNOWN`, what `readPromptsFile` and what `DocumentWriter.open` throw.
 */
export function createReadPublicationFile(documentWriter: Pick<DocumentWriter, 'open'>): ReadPublicationFile {
  return async ({ fileName, base64 }) => {
    const bytes = fromBase64(base64);
    if (!/\.json$/i.test(fileName)) {
      const { fields, text } = await documentWriter.open(bytes, fileName);
      return [{ kind: 'template', name: nameOfFile(fileName), fields: [...fields], text }];
    }
    return readJsonFile(fileName, new TextDecoder().decode(bytes));
  };
}

function readJsonFile(fileName: string, text: string): PublicationFound[] {
  const unknown = (cause?: unknown) => new AppError('PUBLISHED_FILE_UNKNOWN', { name: fileName }, { cause });
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch (cause) {
    throw unknown(cause);
  }
  if (whole instanceof Object && 'format' in whole) {
    return readPromptsFile(text, fileName).map((prompt) => ({ kind: 'prompt', prompt }));
  }
  const spec = planillaSpecSchema.safeParse(whole);
  if (!spec.success) throw unknown(spec.error);
  const planilla = publishedPlanillaSchema.safeParse({ ...spec.data, rowKind: spec.data.rows });
  if (!planilla.success) throw unknown(planilla.error);
  return [{ kind: 'planilla', planilla: planilla.data }];
}

/** The bytes of a file that came as text. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
