import { AppError } from '../../domain/errors.ts';
import { readPlanillaSpec } from '../../domain/planilla-spec-file.ts';
import { type PublicationFound, publishedPlanillaSchema } from '../../domain/publication.ts';
import type { DocumentWriter } from '../../ports/document-writer.ts';
import { nameOfFile } from '../documents/template-names.ts';
import { isPromptsFile, readPromptsFile } from '../prompts/prompts-file.ts';

/** What could be published of a file. */
export type ReadPublicationFile = (file: File) => Promise<PublicationFound[]>;

/**
 * Reads prompts as a school exports them, a planilla's design (the `SPEC.json` of the command line) or a template. Throws
 * `PUBLISHED_FILE_UNKNOWN`, what `readPromptsFile`, `readPlanillaSpec` and `DocumentWriter.open` throw.
 */
export function createReadPublicationFile(documentWriter: Pick<DocumentWriter, 'open'>): ReadPublicationFile {
  return async (file) => {
    const { name: fileName } = file;
    if (!/\.json$/i.test(fileName)) {
      const { fields, text } = await documentWriter.open(new Uint8Array(await file.arrayBuffer()), fileName);
      return [{ kind: 'template', name: nameOfFile(fileName), fields: [...fields], text }];
    }
    return readJsonFile(fileName, await file.text());
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
  if (isPromptsFile(whole)) return readPromptsFile(text, fileName).map((prompt) => ({ kind: 'prompt', prompt }));
  if (!looksLikeDesign(whole)) throw unknown();
  const spec = readPlanillaSpec(text, fileName);
  const planilla = publishedPlanillaSchema.safeParse({ ...spec, rowKind: spec.rows });
  if (!planilla.success) throw unknown(planilla.error);
  return [{ kind: 'planilla', planilla: planilla.data }];
}

/** Whether somebody meant it to be one: what is wrong in it is then worth telling. */
function looksLikeDesign(whole: unknown): boolean {
  return whole instanceof Object && ['title', 'rows', 'columns'].some((key) => key in whole);
}
