import type { Page, TableCell } from '../../domain/document-text.ts';
import { AppError } from '../../domain/errors.ts';

/** One cell that says something; `row` and `column` from 0. */
export type SheetCell = { row: number; column: number; text: string };

/** A merged area, ends included. */
export type MergedArea = { top: number; left: number; bottom: number; right: number };

export type SheetContent = { name: string; cells: SheetCell[]; merges: MergedArea[]; problem?: string | null };

/** Places of the grid, empty ones included: a sheet of a few cells scattered far apart must not fill the memory. */
const MAXIMUM_GRID_PLACES = 4_000_000;

/** A `sheet` page: one table without the rows and columns in which no cell says anything. */
export function buildSheetPage(sheet: SheetContent, number: number): Page {
  const cells = inReadingOrder(sheet.cells);
  const rows = [...new Set(cells.map((cell) => cell.row))];
  const columns = [...new Set(cells.map((cell) => cell.column))].sort((a, b) => a - b);
  if (rows.length * columns.length > MAXIMUM_GRID_PLACES) throw new AppError('SHEET_TOO_LARGE', { name: sheet.name });
  const spans = createSpanLookup(sheet.merges, rows, columns);
  const letters = columns.map(columnLetters);
  const lines: string[] = [];
  const grid: TableCell[][] = [];
  let offset = 0;
  for (const { row, texts } of rowsOf(cells, columns)) {
    const placeOf = (index: number) => ({ reference: `${letters[index]}${row + 1}`, ...spans(row, columns[index]!) });
    grid.push(placeRow(texts, offset, placeOf));
    const line = texts.join('\t');
    lines.push(line);
    offset += line.length + 1;
  }
  const text = lines.length === 0 ? '' : `${lines.join('\n')}\n`;
  const problem = sheet.problem ?? null;
  return {
    number,
    layout: 'sheet',
    name: sheet.name,
    width: 0,
    height: 0,
    text,
    words: [],
    blocks: [],
    tables: grid.length === 0 ? [] : [{ rows: grid, box: null }],
    quality: text === '' ? 'empty' : problem === null ? 'good' : 'fair',
    ocr: false,
    problem,
  };
}

/** Column letters of a spreadsheet: 0 is "A", 26 is "AA". */
function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

type CellPlace = { reference: string; columnSpan: number; rowSpan: number };

function placeRow(texts: readonly string[], rowOffset: number, placeOf: (index: number) => CellPlace): TableCell[] {
  let offset = rowOffset;
  return texts.map((text, index) => {
    const start = offset;
    offset += text.length + 1;
    return { text, range: text === '' ? null : [start, start + text.length], box: null, ...placeOf(index) };
  });
}

/** Sheets nearly always keep their cells in order already; a million of them are not sorted for nothing. */
function inReadingOrder(cells: readonly SheetCell[]): readonly SheetCell[] {
  const isBefore = (a: SheetCell, b: SheetCell) => a.row - b.row || a.column - b.column;
  const isSorted = cells.every((cell, index) => index === 0 || isBefore(cells[index - 1]!, cell) <= 0);
  return isSorted ? cells : cells.toSorted(isBefore);
}

/** Each row's texts, one for each column. Of two cells at one place the last counts. */
function* rowsOf(cells: readonly SheetCell[], columns: readonly number[]): Generator<{ row: number; texts: string[] }> {
  const places = new Map(columns.map((column, index) => [column, index]));
  let index = 0;
  while (index < cells.length) {
    const { row } = cells[index]!;
    const texts = new Array<string>(columns.length).fill('');
    for (; index < cells.length && cells[index]!.row === row; index++) {
      const { column, text } = cells[index]!;
      // Tabs part the cells of a line, so none may stand inside one.
      texts[places.get(column)!] = text.includes('\t') ? text.replaceAll('\t', ' ') : text;
    }
    yield { row, texts };
  }
}

function createSpanLookup(merges: readonly MergedArea[], rows: readonly number[], columns: readonly number[]) {
  const single = { columnSpan: 1, rowSpan: 1 };
  const spans = new Map<string, { columnSpan: number; rowSpan: number }>();
  for (const merge of merges) {
    const rowSpan = Math.max(1, countBetween(rows, merge.top, merge.bottom));
    const columnSpan = Math.max(1, countBetween(columns, merge.left, merge.right));
    spans.set(`${merge.top}:${merge.left}`, { columnSpan, rowSpan });
  }
  return (row: number, column: number) => (spans.size === 0 ? single : (spans.get(`${row}:${column}`) ?? single));
}

function countBetween(sorted: readonly number[], first: number, last: number): number {
  return lowerBound(sorted, last + 1) - lowerBound(sorted, first);
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
