import { AppError } from '../../domain/errors.ts';
import { planillaSpecSchema } from '../../domain/planilla.ts';
import { type PublicationDraft, publishedPlanillaSchema } from '../../domain/publication.ts';
import { readPromptsFile } from '../prompts/prompts-file.ts';

/**
 * What could be published of a file: prompts as a school exports them, or a planilla's design (the `SPEC.json` of the
 * command line). Throws `PUBLISHED_FILE_UNKNOWN` and what `readPromptsFile` throws.
 */
export function readPublicationFile({ fileName, text }: { fileName: string; text: string }): PublicationDraft[] {
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
