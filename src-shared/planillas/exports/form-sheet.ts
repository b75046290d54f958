import { columnIndex, columnLetter } from './export-columns.ts';
import { attribute, withAttribute } from './form-package.ts';

/** A cell as it stands in the file: its opening tag (not self-closed) and what is inside it. */
export type FormCell = { tag: string; inner: string };
export type FormRow = { number: number; tag: string; cells: Map<number, FormCell> };

/** A sheet of a form, taken apart so far that its cells can be set and everything else stays as it was. */
export type FormSheetXml = {
  /** The namespace prefix of its elements, with its colon; mostly empty. */
  prefix: string;
  before: string;
  rows: Map<number, FormRow>;
  after: string;
};

/** Takes a sheet apart. */
export function parseSheet(xml: string): FormSheetXml {
  const prefix = /<(\w+:)?worksheet\b/.exec(xml)?.[1] ?? '';
  const full = xml.replace(new RegExp(`<${prefix}sheetData\\s*/>`), `<${prefix}sheetData></${prefix}sheetData>`);
  const open = new RegExp(`<${prefix}sheetData\\b[^>]*>`).exec(full);
  const end = full.lastIndexOf(`</${prefix}sheetData>`);
  if (!open || end < 0) return { prefix, before: full, rows: new Map(), after: '' };
  const start = open.index + open[0].length;
  return {
    prefix,
    before: full.slice(0, start),
    rows: parseRows(full.slice(start, end), prefix),
    after: full.slice(end),
  };
}

function parseRows(xml: string, prefix: string): Map<number, FormRow> {
  const rows = new Map<number, FormRow>();
  const pattern = new RegExp(`(<${prefix}row\\b[^>]*?)(?:/>|>([\\s\\S]*?)</${prefix}row>)`, 'g');
  let last = 0;
  for (const match of xml.matchAll(pattern)) {
    const tag = `${match[1]}>`;
    const number = Number(attribute(tag, 'r') ?? last + 1);
    last = number;
    rows.set(number, { number, tag, cells: parseCells(match[2] ?? '', prefix) });
  }
  return rows;
}

function parseCells(xml: string, prefix: string): Map<number, FormCell> {
  const cells = new Map<number, FormCell>();
  const pattern = new RegExp(`(<${prefix}c\\b[^>]*?)(?:/>|>([\\s\\S]*?)</${prefix}c>)`, 'g');
  let last = -1;
  for (const match of xml.matchAll(pattern)) {
    const tag = `${match[1]}>`;
    const letters = /^[A-Z]+/.exec(attribute(tag, 'r') ?? '')?.[0];
    last = letters === undefined ? last + 1 : columnIndex(letters);
    cells.set(last, { tag, inner: match[2] ?? '' });
  }
  return cells;
}

/** The sheet as a file part again, rows and cells in their order with their references. */
export function writeSheet({ prefix, before, rows, after }: FormSheetXml): string {
  const sorted = [...rows.values()].sort((a, b) => a.number - b.number);
  const body = sorted.map((row) => writeRow(row, prefix)).join('');
  return before + body + after;
}

function writeRow(row: FormRow, prefix: string): string {
  const cells = [...row.cells].sort(([a], [b]) => a - b);
  const inner = cells.map(([column, cell]) => {
    const tag = withAttribute(cell.tag, 'r', `${columnLetter(column)}${row.number}`);
    return cell.inner === '' ? `${tag.slice(0, -1)}/>` : `${tag}${cell.inner}</${prefix}c>`;
  });
  // `spans` is a hint that cells added here could make untrue.
  const tag = withAttribute(row.tag, 'r', String(row.number)).replace(/\sspans="[^"]*"/, '');
  return inner.length === 0 ? `${tag.slice(0, -1)}/>` : `${tag}${inner.join('')}</${prefix}row>`;
}

/** The cell's style index; 0 where it has none. */
export function styleOf(cell: FormCell | undefined): number {
  return Number((cell && attribute(cell.tag, 's')) ?? 0);
}

/** Whether the cell shows nothing: no value, no text, no formula. */
export function isEmptyCell(cell: FormCell | undefined): boolean {
  return (
    cell === undefined ||
    !/<(?:\w+:)?(?:v|f|is)\b/.test(cell.inner) ||
    /^\s*<(?:\w+:)?v>\s*<\/(?:\w+:)?v>\s*$/.test(cell.inner)
  );
}

/** Whether the cell holds a formula. */
export function hasFormula(cell: FormCell | undefined): boolean {
  return cell !== undefined && /<(?:\w+:)?f\b/.test(cell.inner);
}

/** Whether the cell holds text that somebody wrote. */
export function hasText(cell: FormCell | undefined): boolean {
  if (cell === undefined || isEmptyCell(cell) || hasFormula(cell)) return false;
  return ['s', 'inlineStr', 'str'].includes(attribute(cell.tag, 't') ?? '');
}
