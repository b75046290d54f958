import type { DocumentColumn, DocumentOrder, FieldGap } from '../../domain/document-order.ts';
import { matchHeaders } from '../../domain/match-headers.ts';
import { type FieldMapping, fieldKey, type TemplateField } from '../../domain/template.ts';
import type { DocumentRow } from './document-rows.ts';

/** What stands where a value is missing and the person chose to write it by hand. */
export const blankLine = '____________________';
const mostNamedRows = 5;
/** Other words for what templates ask, beside what school papers call the same. */
const numberKeys: ReadonlySet<string> = new Set(['numero', 'n_o', 'nro', 'n', 'numero_de_constancia']);

/** The fields that a person has to say where they come from: one for each key, without what is known of the school and the day. */
export function fieldsToMap(
  fields: readonly TemplateField[],
  known: Readonly<Record<string, string>>,
): TemplateField[] {
  const byKey = new Map<string, TemplateField>();
  for (const field of fields) {
    const key = fieldKey(field.name);
    if (field.list !== null || (known[key] ?? '') !== '' || byKey.has(key)) continue;
    // Of the school's letterhead, what it has not told is left out where the template can do without it.
    if (key in known && field.optional) continue;
    byKey.set(key, field);
  }
  return [...byKey.values()];
}

/** Where each field comes from: as it was the last time, else from the column of its name, else from what is typed. */
export function suggestMapping(
  fields: readonly TemplateField[],
  columns: readonly DocumentColumn[],
  { saved = {}, nextNumber }: { saved?: FieldMapping | undefined; nextNumber: number },
): FieldMapping {
  const known = new Set(columns.map(({ id }) => id));
  const places = matchHeaders(
    fields.map(({ name }) => ({ name: name.replaceAll('_', ' '), synonyms: [] })),
    columns.map(({ name }) => name),
  );
  const mapping: FieldMapping = {};
  fields.forEach(({ name }, index) => {
    const before = saved[fieldKey(name)];
    const column = columns[places[index] ?? -1];
    if (numberKeys.has(fieldKey(name)) && (!before || before.from === 'number')) {
      mapping[fieldKey(name)] = { from: 'number', first: nextNumber };
    } else if (before && (before.from !== 'column' || known.has(before.column))) {
      mapping[fieldKey(name)] = before;
    } else if (column) mapping[fieldKey(name)] = { from: 'column', column: column.id };
    else mapping[fieldKey(name)] = { from: 'text', text: '' };
  });
  return mapping;
}

/** The text of a field for a row; empty where there is none. `index` is the row's place among those written. */
export function fieldText(
  mapping: FieldMapping,
  key: string,
  { row, index }: { row: DocumentRow; index: number },
): string {
  const source = mapping[key];
  if (!source) return '';
  switch (source.from) {
    case 'text':
      return source.text.trim();
    case 'number':
      return String(source.first + index);
    case 'column':
      return row.values.get(source.column)?.trim() ?? '';
  }
}

/** Which fields lack a value in which rows, and which have one that nobody confirmed. */
export function findGaps(
  fields: readonly TemplateField[],
  rows: readonly DocumentRow[],
  { mapping }: Pick<DocumentOrder, 'mapping'>,
): { missing: FieldGap[]; doubtful: FieldGap[] } {
  const gapsOf = (isGap: (field: TemplateField, row: DocumentRow, index: number) => boolean): FieldGap[] =>
    fields.flatMap((field) => {
      const among = rows.filter((row, index) => isGap(field, row, index));
      const named = among.slice(0, mostNamedRows).map(({ label }) => label);
      return among.length === 0 ? [] : [{ field: field.name, rows: named, count: among.length }];
    });
  return {
    missing: gapsOf(
      (field, row, index) => !field.optional && fieldText(mapping, fieldKey(field.name), { row, index }) === '',
    ),
    doubtful: gapsOf((field, row) => {
      const source = mapping[fieldKey(field.name)];
      return source?.from === 'column' && row.doubtful.has(source.column);
    }),
  };
}

/** Every field's text for a row. */
export function rowTexts(
  fields: readonly TemplateField[],
  {
    known,
    order,
    row,
    index,
  }: {
    known: Readonly<Record<string, string>>;
    order: Pick<DocumentOrder, 'mapping' | 'leaveBlanks'>;
    row: DocumentRow;
    index: number;
  },
): Record<string, string> {
  const texts: Record<string, string> = { ...known };
  for (const { name, optional } of fields) {
    const key = fieldKey(name);
    const text = fieldText(order.mapping, key, { row, index });
    texts[key] = text === '' && order.leaveBlanks && !optional ? blankLine : text;
  }
  return texts;
}
