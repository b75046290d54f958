import type { FormSheet } from '../../ports/planilla-exporter.ts';
import { columnIndex, columnLetter } from './export-columns.ts';
import { attribute, decodeXml, FormPackage } from './form-package.ts';
import { type FormCell, type FormSheetXml, parseSheet } from './form-sheet.ts';

const rowsLookedAt = 60;
const columnsLookedAt = 80;
const previewRows = 25;
const longestHeader = 80;

type TextGrid = string[][];
type Merge = { left: number; top: number; right: number; bottom: number };

/** Where each sheet of a form has its headers and where its data begin, counted from 1. Throws `TEMPLATE_NOT_XLSX`. */
export function inspectForm(bytes: Uint8Array, fileName: string): FormSheet[] {
  const form = new FormPackage(bytes, fileName);
  const strings = sharedStrings(form);
  return form.sheets.map(({ name, path }) => {
    const sheet = parseSheet(form.text(path));
    const grid = textGrid(sheet, strings);
    const merges = readMerges(sheet.after);
    return { name, ...findHeaders(grid, merges), preview: previewOf(grid) };
  });
}

function sharedStrings(form: FormPackage): string[] {
  const path = [...form.relationships(form.workbookPath).values()].find((each) => each.kind === 'sharedStrings')?.path;
  if (path === undefined) return [];
  const items = form.text(path).matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g);
  return [...items].map((match) => textOf(match[1] ?? ''));
}

function textOf(xml: string): string {
  // Phonetic readings stand beside the text and are no part of it.
  const runs = xml
    .replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '')
    .matchAll(/<(?:\w+:)?t\b[^>]*?(?:\/>|>([^<]*)<)/g);
  return [...runs].map((match) => decodeXml(match[1] ?? '')).join('');
}

function textGrid(sheet: FormSheetXml, strings: readonly string[]): TextGrid {
  const grid: TextGrid = [];
  for (let number = 1; number <= rowsLookedAt; number++) {
    const texts: string[] = [];
    for (const [column, cell] of sheet.rows.get(number)?.cells ?? []) {
      if (column < columnsLookedAt) texts[column] = cellText(cell, strings);
    }
    grid.push(Array.from(texts, (text) => text ?? ''));
  }
  return grid;
}

function cellText(cell: FormCell, strings: readonly string[]): string {
  const value = decodeXml(/<(?:\w+:)?v>([^<]*)</.exec(cell.inner)?.[1] ?? '');
  const type = attribute(cell.tag, 't');
  const text = type === 's' ? (strings[Number(value)] ?? '') : type === 'inlineStr' ? textOf(cell.inner) : value;
  return text.replace(/\s+/g, ' ').trim();
}

function readMerges(tail: string): Merge[] {
  return [...tail.matchAll(/<(?:\w+:)?mergeCell\b[^>]*\sref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map(
    ([, left, top, right, bottom]) => ({
      left: columnIndex(left!),
      top: Number(top) - 1,
      right: columnIndex(right!),
      bottom: Number(bottom) - 1,
    }),
  );
}

function findHeaders(grid: TextGrid, merges: readonly Merge[]): Pick<FormSheet, 'firstRow' | 'columns'> {
  let best = { score: 0, row: -1 };
  grid.forEach((_, row) => {
    const score = headerScore(grid, merges, row);
    if (score > best.score) best = { score, row };
  });
  if (best.row < 0) return { firstRow: 1, columns: [] };
  const bottom = lastHeaderRow(grid, merges, best.row);
  return { firstRow: bottom + 2, columns: readColumns(grid, merges, { top: best.row, bottom }) };
}

/** Many short, different texts side by side, with little below them, are headers. */
function headerScore(grid: TextGrid, merges: readonly Merge[], row: number): number {
  const headers = grid[row]!.flatMap((text, column) =>
    isHeaderText(text) && !isTitle(merges, row, column) ? [{ text, column }] : [],
  );
  const different = new Set(headers.map(({ text }) => text.toLowerCase())).size;
  if (different < 2 || different < 0.7 * headers.length) return 0;
  const below = grid
    .slice(row + 1, row + 4)
    .flatMap((cells) => headers.filter(({ column }) => isHeaderText(cells[column] ?? '')));
  const sentences = headers.filter(({ text }) => text.endsWith(':') || (text.endsWith('.') && text.length > 25)).length;
  return different - 0.25 * below.length - sentences;
}

function isHeaderText(text: string): boolean {
  return text.length > 0 && text.length <= longestHeader && /\p{L}|º|°|#/u.test(text);
}

/** A text merged over most of the sheet is its title. */
function isTitle(merges: readonly Merge[], row: number, column: number): boolean {
  const merge = merges.find((each) => each.top === row && each.left === column);
  return merge !== undefined && merge.right - merge.left >= 6;
}

function mergeAt(merges: readonly Merge[], row: number, column: number): Merge | undefined {
  return merges.find((each) => row >= each.top && row <= each.bottom && column >= each.left && column <= each.right);
}

/** Headers may stand over two rows: some merged downwards, others over a second row of headers. */
function lastHeaderRow(grid: TextGrid, merges: readonly Merge[], row: number): number {
  let bottom = row;
  grid[row]!.forEach((text, column) => {
    const merge = isHeaderText(text) ? mergeAt(merges, row, column) : undefined;
    if (merge === undefined) return;
    bottom = Math.max(bottom, merge.bottom);
    const isGroup = merge.right > merge.left && merge.bottom === row;
    const subheaders = (grid[row + 1] ?? []).slice(merge.left, merge.right + 1).filter(isHeaderText);
    if (isGroup && subheaders.length > 0) bottom = Math.max(bottom, row + 1);
  });
  return bottom;
}

function readColumns(
  grid: TextGrid,
  merges: readonly Merge[],
  { top, bottom }: { top: number; bottom: number },
): FormSheet['columns'] {
  const width = Math.max(...grid.slice(top, bottom + 1).map((row) => row.length));
  const columns: FormSheet['columns'] = [];
  for (let column = 0; column < width; column++) {
    const parts: string[] = [];
    for (let row = top; row <= bottom; row++) {
      const merge = mergeAt(merges, row, column);
      const text = merge ? (grid[merge.top]?.[merge.left] ?? '') : (grid[row]?.[column] ?? '');
      // A header merged over several columns down to the data belongs to the first of them.
      const isCovered = merge !== undefined && merge.left !== column && merge.bottom >= bottom;
      if (!isCovered && text !== '' && !parts.includes(text)) parts.push(text);
    }
    if (parts.some(isHeaderText)) columns.push({ letter: columnLetter(column), header: parts.join(' ') });
  }
  return columns;
}

function previewOf(grid: TextGrid): string[][] {
  const used = grid.slice(0, previewRows);
  const last = used.findLastIndex((row) => row.some((text) => text !== ''));
  return used.slice(0, last + 1);
}
