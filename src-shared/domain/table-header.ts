import type { Page, Table, TableCell } from './document-text.ts';
import { tidySpaces } from './fold-text.ts';
import type { LabelKey } from './label-scanner.ts';
import type { LabelDictionary } from './school-labels.ts';
import { type Attribute, attributeWords, type Role } from './school-vocabulary.ts';
import { columnValueTypes } from './values/index.ts';

/**
 * What a column of a table asks for; null where its header says nothing known. `narrower` where the header has words
 * that its meaning does not explain.
 */
export type HeaderMeaning = { key: LabelKey | null; role: Role | null; text: string; narrower?: true } | null;

/** A table that holds a list: where its header and its entries start, and the meaning of each column. */
export type RecordTable = Header & { page: Page; tableIndex: number; table: Table };

type Header = { headerRow: number; firstRow: number; columns: HeaderMeaning[] };

const headerRowsLookedAt = 12;
/** "Total A", "T. Inas.": how attendance sheets head the sum of absences. */
const totalAbsences = /^\W*(?:t(?:ot(?:al)?)?\.?\s*(?:de\s+)?(?:a|aus\w*|inas\w*|faltas)|inas\w*)\W*$/i;

function headerText(rows: readonly (readonly TableCell[])[], column: number): string {
  return tidySpaces(
    rows
      .map((row) => row[column]?.text ?? '')
      .join(' ')
      .replace(/-\s*\n/g, '')
      .replace(/\n/g, ' '),
  );
}

function understandHeader(
  rows: readonly (readonly TableCell[])[],
  width: number,
  { dictionary, tolerant }: HeaderWords,
): HeaderMeaning[] {
  return Array.from({ length: width }, (_, column) => {
    const text = headerText(rows, column);
    if (text === '' || text.length > 60 || /:\s*\S/.test(text)) return null;
    if (totalAbsences.test(text)) return { key: 'absences', role: null, text };
    const meaning = dictionary.understand(text, { tolerant });
    if (!meaning || meaning.covered < 0.6) return { key: null, role: null, text };
    const key: LabelKey | null = meaning.key ?? (meaning.role && meaning.role !== 'school' ? 'full-name' : null);
    return { key, role: meaning.role, text, ...(meaning.covered < 0.99 ? { narrower: true } : {}) };
  });
}

/** Headers that ran together into one cell and left the next ones empty are given back to their columns. */
function spreadHeaders(columns: HeaderMeaning[], dictionary: LabelDictionary): HeaderMeaning[] {
  const spread = [...columns];
  columns.forEach((column, index) => {
    if (!column || columns[index + 1] !== null || index + 1 >= columns.length) return;
    const labels = dictionary.match(column.text, { tolerant: false }).filter((label) => label.key !== null);
    let free = 0;
    while (columns[index + 1 + free] === null && index + 1 + free < columns.length) free += 1;
    if (labels.length < 2 || labels.length > free + 1) return;
    labels.forEach((label, at) => {
      const text = column.text.slice(label.start, labels[at + 1]?.start ?? column.text.length).trim();
      spread[index + at] = { key: label.key, role: label.role, text };
    });
  });
  return spread;
}

/** What stands at the foot of lists. */
const closingKeys: ReadonlySet<LabelKey> = new Set<LabelKey>([
  'amount',
  'signature',
  'observations',
  'absences',
  'attendances',
]);

/** A box of a form: its label, then the answer below it in the same cell. */
function opensWithLabel(text: string, dictionary: LabelDictionary): boolean {
  const first = dictionary.match(text, { tolerant: false })[0];
  return (
    first !== undefined &&
    first.start === 0 &&
    first.key !== null &&
    !first.weak &&
    !closingKeys.has(first.key) &&
    /[\p{L}\d]/u.test(text.slice(first.end))
  );
}

/** Whether the rows go on asking ("Apellido | DNI" over the answers, then "Turno | Grado"): a form drawn as a table. */
function isForm(table: Table, firstRow: number, dictionary: LabelDictionary): boolean {
  const header = new Set(table.rows.slice(0, firstRow).flatMap((cells) => cells.map((cell) => tidySpaces(cell.text))));
  const rows = table.rows
    .slice(firstRow)
    .map((cells) => cells.filter((cell) => cell.text.trim() !== '' && !header.has(tidySpaces(cell.text))));
  const asking = rows.filter((cells) => {
    const labels = cells.filter((cell) => {
      const meaning = dictionary.understand(cell.text.replace(/\s+/g, ' '));
      return (
        (meaning !== null && meaning.key !== null && meaning.covered >= 0.99) || opensWithLabel(cell.text, dictionary)
      );
    });
    return labels.length > 0 && labels.length * 2 >= cells.length;
  });
  return asking.length > 0 && asking.length * 5 >= rows.length;
}

/** A header has labels, most of them known, and no values of documents or dates. */
function headerScore(rows: readonly (readonly TableCell[])[], columns: readonly HeaderMeaning[]): number {
  const cells = rows.flat().filter((cell) => cell.text.trim() !== '');
  const hasValues = cells.some(({ text }) =>
    [columnValueTypes.dni, columnValueTypes.date, columnValueTypes.cuil].some((type) => type.find(text).length > 0),
  );
  if (hasValues) return 0;
  const known = new Set(columns.flatMap((column) => (column?.key ? [column.key] : []))).size;
  const named = columns.filter((column) => column !== null).length;
  return named === 0 ? 0 : known + known / named;
}

/** What tells headers: `tolerant` forgives letters misread in a picture. */
type HeaderWords = { dictionary: LabelDictionary; tolerant: boolean };

/** The header of a table, in one row or two; null when no row reads like one. */
function findHeader(table: Table, words: HeaderWords): Header | null {
  const width = table.rows[0]?.length ?? 0;
  let best: (Header & { score: number }) | null = null;
  for (let row = 0; row < Math.min(headerRowsLookedAt, table.rows.length - 1); row += 1) {
    for (const height of [1, 2]) {
      const rows = table.rows.slice(row, row + height);
      if (rows.length < height || (width > 2 && rows[0]!.filter((cell) => cell.text.trim() !== '').length < 2))
        continue;
      if (height === 2 && rows.some((cells) => cells.filter((cell) => cell.text.trim() !== '').length < 2)) continue;
      const columns = spreadHeaders(understandHeader(rows, width, words), words.dictionary);
      const score = headerScore(rows, columns) - (height === 2 ? 0.3 : 0);
      if (score > (best?.score ?? 2)) best = { headerRow: row, firstRow: row + height, columns, score };
    }
  }
  return best;
}

/** Whether the rows after the header answer it: at least two with a value where the header asks for one. */
function hasEntries(table: Table, firstRow: number, columns: readonly HeaderMeaning[]): boolean {
  const typed = columns.flatMap((column, index) => {
    const key = column?.key;
    return key && !key.startsWith('column-') ? [{ index, type: attributeWords[key as Attribute].type }] : [];
  });
  const answering = table.rows.slice(firstRow).filter((cells) => {
    return (
      typed.filter(
        ({ index, type }) =>
          cells[index]?.text.trim() && columnValueTypes[type].parse(cells[index]!.text.replace(/\s+/g, ' ')),
      ).length >= 1
    );
  });
  return answering.length >= 2;
}

/** The lists of a document. A table without a header that goes on from the page before takes that one's. */
export function findRecordTables(pages: readonly Page[], dictionary: LabelDictionary): RecordTable[] {
  const found: RecordTable[] = [];
  for (const page of pages) {
    page.tables.forEach((table, tableIndex) => {
      const header = findHeader(table, { dictionary, tolerant: page.ocr });
      if (header && !isForm(table, header.firstRow, dictionary) && hasEntries(table, header.firstRow, header.columns)) {
        found.push({ page, tableIndex, table, ...header });
        return;
      }
      const last = found.at(-1);
      const width = table.rows[0]?.length ?? 0;
      const goesOn =
        last && last.page.number < page.number && last.columns.length === width && hasEntries(table, 0, last.columns);
      if (goesOn) found.push({ page, tableIndex, table, headerRow: 0, firstRow: 0, columns: last.columns });
    });
  }
  return found;
}
