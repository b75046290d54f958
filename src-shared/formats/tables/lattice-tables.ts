import { columnSeparators } from './columns.ts';
import type { FilledCell, GridLayout } from './grid-layout.ts';
import type { Grid } from './lattice.ts';
import { type Area, numberText, type PlacedWord } from './page-geometry.ts';
import { gatherLines } from './text-lines.ts';

/** The grid's cells with their words. A word belongs to the cell that its middle is in. */
export function fillGrid(grid: Grid, words: readonly PlacedWord[]): GridLayout {
  const cells: FilledCell[] = grid.cells.map((cell) => ({ ...cell, words: [], area: areaOf(grid, cell) }));
  const byPlace = new Map<string, FilledCell>();
  for (const cell of cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        byPlace.set(`${row},${column}`, cell);
      }
    }
  }
  for (const word of words) {
    const row = intervalAt(grid.ys, (word.top + word.bottom) / 2);
    const column = intervalAt(grid.xs, (word.left + word.right) / 2);
    byPlace.get(`${row},${column}`)?.words.push(word);
  }
  return { rows: grid.ys.length - 1, columns: grid.xs.length - 1, cells };
}

function areaOf(grid: Grid, cell: Grid['cells'][number]): Area {
  return {
    left: grid.xs[cell.column]!,
    top: grid.ys[cell.row]!,
    right: grid.xs[cell.column + cell.columnSpan]!,
    bottom: grid.ys[cell.row + cell.rowSpan]!,
  };
}

function intervalAt(edges: readonly number[], at: number): number {
  if (at < edges[0]! || at > edges.at(-1)!) return -1;
  return Math.max(
    0,
    edges.findLastIndex((edge) => edge <= at),
  );
}

/** Whether a drawn grid holds a table: text in two rows and two columns at least, and not just a frame. */
export function isTableGrid(layout: GridLayout): boolean {
  const filled = layout.cells.filter((cell) => cell.words.length > 0);
  const rows = new Set(filled.map((cell) => cell.row));
  const columns = new Set(filled.map((cell) => cell.column));
  return rows.size >= 2 && columns.size >= 2 && filled.length >= 4 && filled.length >= 0.1 * layout.cells.length;
}

/** Adds the edges that were not drawn: rows of numbers under each other, columns with a gap all the way down. */
export function refineGrid(grid: Grid, words: readonly PlacedWord[]): Grid {
  return splitColumns(splitTallCells(splitRows(grid, words), words), words);
}

function splitRows(grid: Grid, words: readonly PlacedWord[]): Grid {
  const layout = fillGrid(grid, words);
  const cuts: number[] = [];
  for (let row = 0; row < layout.rows; row++) {
    const cells = layout.cells.filter((cell) => cell.row === row);
    if (cells.some((cell) => cell.rowSpan > 1 && cell.words.length > 0)) continue;
    cuts.push(...rowCuts(cells.filter((cell) => cell.rowSpan === 1)));
  }
  return cuts.length === 0 ? grid : insertRowEdges(grid, cuts);
}

/** Where a row must be cut: between the lines of its columns of numbers, when there are three lines or more. */
function rowCuts(cells: readonly FilledCell[]): number[] {
  const columns = cells.map((cell) => gatherLines(cell.words));
  const ofNumbers = columns.filter(
    (lines) =>
      lines.length >= 3 &&
      lines.filter((line) => line.words.every((word) => numberText.test(word.text))).length >= 0.8 * lines.length,
  );
  const filled = columns.filter((lines) => lines.length > 0);
  if (ofNumbers.length === 0 || ofNumbers.length < 0.3 * filled.length) return [];
  const lines = gatherLines(cells.flatMap((cell) => cell.words));
  const most = Math.max(...ofNumbers.map((column) => column.length));
  if (lines.length > 1.7 * most) return [];
  return lines.slice(1).map((line, index) => (lines[index]!.bottom + line.top) / 2);
}

function insertRowEdges(grid: Grid, cuts: readonly number[]): Grid {
  const ys = [...grid.ys, ...cuts].sort((a, b) => a - b);
  const cells = grid.cells.flatMap((cell) => {
    const first = ys.indexOf(grid.ys[cell.row]!);
    const last = ys.indexOf(grid.ys[cell.row + cell.rowSpan]!);
    if (cell.rowSpan > 1) return [{ ...cell, row: first, rowSpan: last - first }];
    return Array.from({ length: last - first }, (_, offset) => ({ ...cell, row: first + offset, rowSpan: 1 }));
  });
  return { xs: grid.xs, ys, cells };
}

/** A cell over many rows that has a line of text in most of them is a column whose lines were not drawn. */
function splitTallCells(grid: Grid, words: readonly PlacedWord[]): Grid {
  const layout = fillGrid(grid, words);
  const cells = layout.cells.flatMap((cell) => {
    const { row, column, rowSpan, columnSpan } = cell;
    const lines = rowSpan >= 3 ? gatherLines(cell.words) : [];
    const rows = new Set(lines.map((line) => intervalAt(grid.ys, (line.top + line.bottom) / 2)));
    const isColumn = rows.size === lines.length && rows.size >= 0.7 * rowSpan && rows.size >= 3;
    if (!isColumn) return [{ row, column, rowSpan, columnSpan }];
    return Array.from({ length: rowSpan }, (_, offset) => ({ row: row + offset, column, rowSpan: 1, columnSpan }));
  });
  return { ...grid, cells };
}

function splitColumns(grid: Grid, words: readonly PlacedWord[]): Grid {
  const layout = fillGrid(grid, words);
  const cuts: number[] = [];
  for (let column = 0; column < layout.columns; column++) {
    const cells = layout.cells.filter((cell) => cell.column === column && cell.columnSpan === 1);
    const lines = cells.flatMap((cell) => gatherLines(cell.words));
    const several = lines.filter((line) => line.chunks.length > 1);
    if (several.length < 3 || several.length < 0.5 * lines.length) continue;
    cuts.push(...columnSeparators(lines, 0.4 * several[0]!.size));
  }
  return cuts.length === 0 ? grid : insertColumnEdges(grid, cuts, words);
}

/** Cuts the columns; a cell whose text runs over the new edge stays whole, as a cell over both columns. */
function insertColumnEdges(grid: Grid, cuts: readonly number[], words: readonly PlacedWord[]): Grid {
  const xs = [...grid.xs, ...cuts].sort((a, b) => a - b);
  const layout = fillGrid(grid, words);
  const cells = layout.cells.flatMap((cell) => {
    const place = { row: cell.row, rowSpan: cell.rowSpan };
    const first = xs.indexOf(grid.xs[cell.column]!);
    const last = xs.indexOf(grid.xs[cell.column + cell.columnSpan]!);
    const crossing = gatherLines(cell.words).some((line) =>
      line.chunks.some((chunk) => xs.slice(first + 1, last).some((x) => chunk.left < x && chunk.right > x)),
    );
    if (cell.columnSpan > 1 || crossing) return [{ ...place, column: first, columnSpan: last - first }];
    return Array.from({ length: last - first }, (_, offset) => ({ ...place, column: first + offset, columnSpan: 1 }));
  });
  return { xs, ys: grid.ys, cells };
}
