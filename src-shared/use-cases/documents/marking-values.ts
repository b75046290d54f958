import type { DocumentColumn } from '../../domain/document-order.ts';
import { fieldKey, type TemplateField } from '../../domain/template.ts';
import type { TemplateValues } from '../../ports/document-writer.ts';
import type { DocumentRow } from './document-rows.ts';
import { suggestMapping } from './field-values.ts';

type Known = Readonly<Record<string, string>>;

/**
 * What a template is tried with: what is known of the school and the day, what the first row says, what stood in the
 * document, and where nothing else is there the field's own name. Each list has two entries.
 */
export function exampleValues(
  fields: readonly TemplateField[],
  {
    known,
    examples,
    columns,
    row,
  }: { known: Known; examples: Known; columns: readonly DocumentColumn[]; row?: DocumentRow },
): TemplateValues {
  const single = fields.filter(({ list }) => list === null);
  const mapping = suggestMapping(single, columns, { nextNumber: 1 });
  const exampleOf = (key: string): string => {
    const source = mapping[key];
    const own = source?.from === 'column' ? row?.values.get(source.column) : undefined;
    return known[key] || own || examples[key] || (source?.from === 'number' ? '1' : '');
  };
  const texts = Object.fromEntries(single.map(({ name }) => [name, exampleOf(fieldKey(name)) || name]));
  const lists: Record<string, Record<string, string>[]> = {};
  for (const { name, list } of fields) {
    if (list === null) continue;
    const example = examples[fieldKey(name)] ?? name;
    lists[list] = [0, 1].map((place) => ({ ...lists[list]?.[place], [name === '.' ? 'texto' : name]: example }));
  }
  return { texts, lists };
}
