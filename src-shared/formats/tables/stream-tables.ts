import { columnAt, columnSeparators } from './columns.ts';
import type { FilledCell, GridLayout } from './grid-layout.ts';
import { numberText, type PlacedWord, type Segment } from './page-geometry.ts';
import type { StreamRegion } from './stream-regions.ts';
import { type Chunk, cutAtGaps, type TextLine } from './text-lines.ts';

/** A line's text by columns. */
export type PlacedLine = { line: TextLine; pieces: Piece[] };
export type Piece = { column: number; columnSpan: number; words: PlacedWord[] };

/** The region's lines cut into columns; null where fewer than two columns stand. */
export function placeLines(region: StreamRegion): { columns: number; lines: PlacedLine[] } | null {
  const body = region.lines.slice(region.headerLines);
  const size = body[0]!.size;
  const separators = columnSeparators(body, 0.45 * size);
  if (separators.length === 0) return null;
  const lines = region.lines.map((line) => ({ line, pieces: placeLine(line, separators) }));
  return { columns: separators.length + 1, lines };
}

/** A narrow header has only plain spaces between its columns: it is cut there if every part then fits a column. */
function placeLine(line: TextLine, separators: readonly number[]): Piece[] {
  const plain = cutLine(line, separators, 0.42);
  const fine = cutLine(line, separators, 0.15);
  const fits = fine.every((piece) => piece.columnSpan === 1) && fine.length >= 0.6 * separators.length;
  return fits && plain.some((piece) => piece.columnSpan > 1) ? fine : plain;
}

function cutLine(line: TextLine, separators: readonly number[], gap: number): Piece[] {
  const pieces: Piece[] = [];
  for (const chunk of line.chunks.flatMap((each) => cutAtSeparators(each, separators, gap * line.size))) {
    const column = columnAt(separators, Math.min(chunk.left + 0.3 * line.size, (chunk.left + chunk.right) / 2));
    const last = columnAt(separators, Math.max(chunk.right - 0.3 * line.size, (chunk.left + chunk.right) / 2));
    const previous = pieces.at(-1);
    if (previous && column < previous.column + previous.columnSpan) {
      previous.words.push(...chunk.words);
      previous.columnSpan = Math.max(previous.columnSpan, last - previous.column + 1);
    } else {
      pieces.push({ column, columnSpan: last - column + 1, words: [...chunk.words] });
    }
  }
  return pieces;
}

/** Narrowly set columns: a chunk is cut where a column parts and the gap there is wider than a plain space. */
function cutAtSeparators(chunk: Chunk, separators: readonly number[], gap: number): Chunk[] {
  const crossed = separators.filter((at) => chunk.left < at && chunk.right > at);
  if (crossed.length === 0) return [chunk];
  const chunks: Chunk[] = [];
  for (const next of cutAtGaps(chunk.words, gap)) {
    const previous = chunks.at(-1);
    const parted = previous && crossed.some((at) => at >= previous.right - 1 && at <= next.left + 1);
    if (previous && !parted) {
      previous.words.push(...next.words);
      previous.right = next.right;
    } else {
      chunks.push({ ...next, words: [...next.words] });
    }
  }
  return chunks;
}

/** Whether a piece is a number, a date, a dash or the like. */
export function isNumeric(piece: Piece): boolean {
  return numberText.test(piece.words.map((word) => word.text).join(''));
}

/** Lines gathered into rows: wrapped cells and stacked headers become one row. */
export function layOutRows(columns: number, lines: readonly PlacedLine[], rules: readonly Segment[]): GridLayout {
  const header = headerLength(lines, rules);
  const ruled = isRuledRowByRow(lines.slice(header), rules);
  const widths = columnWidths(columns, lines);
  const rows: PlacedLine[][] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const row = rows.at(-1);
    const parted = before !== undefined && isParted(before.line, line.line, rules);
    if (row === undefined || before === undefined || index === header || parted) rows.push([line]);
    else if (index < header ? joinsHeader(row, line) : ruled || continuesRow(row, line, widths)) row.push(line);
    else rows.push([line]);
  });
  return { rows: rows.length, columns, cells: rows.flatMap((row, index) => cellsOf(row, index)) };
}

/** How many first lines are headers: those above the first rule, or above the first line that is mostly numbers. */
function headerLength(lines: readonly PlacedLine[], rules: readonly Segment[]): number {
  const underRule = lines.findIndex((line, index) => index > 0 && isParted(lines[index - 1]!.line, line.line, rules));
  if (underRule > 0 && underRule <= 8 && underRule <= lines.length / 2 && !lines.slice(0, underRule).some(isData)) {
    return underRule;
  }
  const firstData = lines.findIndex(isData);
  return firstData > 0 && firstData <= 8 ? firstData : 0;
}

function isData({ pieces }: PlacedLine): boolean {
  const values = pieces.filter((piece) => piece.column > 0);
  return values.length > 0 && values.filter(isNumeric).length >= 0.5 * values.length && !values.every(isYear);
}

function isYear(piece: Piece): boolean {
  return piece.words.length === 1 && /^(19|20)\d\d([-/]\d{2,4})?$/.test(piece.words[0]!.text);
}

function isParted(above: TextLine, below: TextLine, rules: readonly Segment[]): boolean {
  const top = (above.top + above.bottom) / 2;
  const bottom = (below.top + below.bottom) / 2;
  return rules.some((rule) => rule.at > top && rule.at < bottom);
}

function isRuledRowByRow(lines: readonly PlacedLine[], rules: readonly Segment[]): boolean {
  let parted = 0;
  for (let index = 1; index < lines.length; index++) {
    if (isParted(lines[index - 1]!.line, lines[index]!.line, rules)) parted++;
  }
  return parted >= 2 && parted >= 0.3 * (lines.length - 1);
}

/** Stacked header lines are one row until a header that stands over several columns begins a new one. */
function joinsHeader(row: readonly PlacedLine[], line: PlacedLine): boolean {
  const isSpanning = (each: PlacedLine): boolean => each.pieces.some((piece) => piece.columnSpan > 1);
  return !isSpanning(line) && !row.some(isSpanning);
}

/** The widest single-column text of each column, in points. */
function columnWidths(columns: number, lines: readonly PlacedLine[]): number[] {
  const widths = Array.from({ length: columns }, () => 0);
  for (const piece of lines.flatMap((line) => line.pieces).filter((each) => each.columnSpan === 1)) {
    widths[piece.column] = Math.max(widths[piece.column]!, widthOf(piece));
  }
  return widths;
}

function widthOf(piece: Piece): number {
  return Math.max(...piece.words.map((word) => word.right)) - Math.min(...piece.words.map((word) => word.left));
}

function continuesRow(row: readonly PlacedLine[], { line, pieces }: PlacedLine, widths: readonly number[]): boolean {
  const last = row.at(-1)!.line;
  const distance = (line.top + line.bottom - last.top - last.bottom) / 2;
  if (distance < 0.7 * line.size) return true;
  if (distance > 1.45 * Math.max(line.size, last.size)) return false;
  const taken = new Set(row.flatMap((each) => each.pieces.map((piece) => piece.column)));
  if (pieces.some(isNumeric) || pieces.some((piece) => piece.columnSpan > 1)) return false;
  const startsLow = /^[\p{Ll}(]/u.test(pieces[0]!.words[0]!.text);
  if (pieces[0]!.column === 0) return startsLow && pieces.length === 1 && taken.has(0);
  if (pieces.length >= taken.size || !pieces.every((piece) => taken.has(piece.column))) return false;
  return pieces.some((piece) => isWrapOf(row, piece, widths));
}

/** Text goes on below only where its first word no longer fitted beside what stands above it. */
function isWrapOf(row: readonly PlacedLine[], piece: Piece, widths: readonly number[]): boolean {
  const above = row.findLast((line) => line.pieces.some((each) => each.column === piece.column));
  const before = above?.pieces.find((each) => each.column === piece.column);
  const first = piece.words[0]!;
  const space = 0.25 * (first.bottom - first.top);
  return before !== undefined && widthOf(before) + space + first.right - first.left > widths[piece.column]!;
}

function cellsOf(row: readonly PlacedLine[], index: number): FilledCell[] {
  const cells: FilledCell[] = [];
  for (const piece of row.flatMap((line) => line.pieces).sort((a, b) => a.column - b.column)) {
    const previous = cells.at(-1);
    if (previous && piece.column < previous.column + previous.columnSpan) {
      previous.words.push(...piece.words);
      previous.columnSpan = Math.max(previous.columnSpan, piece.column + piece.columnSpan - previous.column);
    } else {
      cells.push({ ...piece, words: [...piece.words], row: index, rowSpan: 1, area: null });
    }
  }
  return cells;
}
