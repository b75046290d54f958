import { AppError } from '../../domain/errors.ts';
import { foldText } from '../../domain/fold-text.ts';
import type { TemplateId } from '../../domain/identifiers.ts';
import type { TemplateRepository } from '../../ports/template-repository.ts';

/** What a template is called that comes from a file of this name. */
export function nameOfFile(fileName: string): string {
  return (
    fileName
      .replace(/\.do[ct][xm]?$/i, '')
      .trim()
      .slice(0, 80) || fileName.slice(0, 80)
  );
}

/** Names are told apart as people do: whatever their accents and capitals. Throws `TEMPLATE_NAME_TAKEN`. */
export async function refuseTakenName(
  templates: TemplateRepository,
  name: string,
  except?: TemplateId | null,
): Promise<void> {
  const taken = (await templates.list({ trashed: false })).find(
    ({ id, content }) => id !== except && foldText(content.name) === foldText(name),
  );
  if (taken) throw new AppError('TEMPLATE_NAME_TAKEN', { name: taken.content.name });
}

/** The name itself, or with a number where there is one called so. */
export async function freeName(templates: TemplateRepository, name: string): Promise<string> {
  const taken = new Set((await templates.list({ trashed: false })).map(({ content }) => foldText(content.name)));
  let free = name;
  for (let again = 2; taken.has(foldText(free)); again += 1) free = `${name.slice(0, 74)} (${again})`;
  return free;
}
