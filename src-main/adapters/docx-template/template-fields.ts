import { tidySpaces } from '../../../src-shared/domain/fold-text.ts';
import { type ActaList, actaLists, fieldKey, type TemplateField } from '../../../src-shared/domain/template.ts';
import { partOf, problemAt, type TemplatePlaces } from './template-problem.ts';

/** A mark between braces as the library gives it: a field, or a part that repeats or depends with what is inside. */
export type TemplateMark = {
  type: string;
  value: string;
  module?: string | undefined;
  inverted?: boolean | undefined;
  subparsed?: readonly TemplateMark[] | undefined;
};

/** The fields of the marks of each file, each once. Throws `TEMPLATE_FIELD_REFUSED`, `TEMPLATE_FIELD_UNCLOSED`. */
export function collectFields(
  files: readonly { file: string; marks: readonly TemplateMark[] }[],
  places: TemplatePlaces,
): TemplateField[] {
  const fields = new Map<string, TemplateField>();
  const add = (name: string, list: ActaList | null, more: { file: string; optional: boolean }): void => {
    const key = `${list ?? ''}/${fieldKey(name)}`;
    const known = fields.get(key);
    const parts = new Set([...(known?.parts ?? []), partOf(more.file)]);
    fields.set(key, {
      name: known?.name ?? name,
      list,
      parts: [...parts],
      optional: more.optional || known?.optional === true,
    });
  };
  const walk = (marks: readonly TemplateMark[], file: string, list: ActaList | null): void => {
    for (const { type, value, module, subparsed } of marks) {
      if (type !== 'placeholder') continue;
      const name = tidySpaces(value);
      refuse({ module, name, value, file, places });
      if (!subparsed) {
        add(name, list, { file, optional: false });
        continue;
      }
      const inner = actaLists.find((known) => known === fieldKey(name)) ?? null;
      if (inner === null) add(name, list, { file, optional: true });
      walk(subparsed, file, inner ?? list);
    }
  };
  for (const { file, marks } of files) walk(marks, file, null);
  return [...fields.values()];
}

type Mark = { module: string | undefined; name: string; value: string; file: string; places: TemplatePlaces };

/** Raw XML is nobody's to write; a name that runs over a paragraph's end is a brace that was left open. */
function refuse({ module, name, value, file, places }: Mark): void {
  const problem = { field: name, file, places };
  if (module === 'rawxml' || (fieldKey(name) === '' && name !== '.'))
    throw problemAt('TEMPLATE_FIELD_REFUSED', problem);
  const stands = places.paragraphsOf(file).some((text) => text.includes(value));
  if (!stands) throw problemAt('TEMPLATE_FIELD_UNCLOSED', problem);
}
