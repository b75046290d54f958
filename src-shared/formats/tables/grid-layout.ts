import type { Table, TableCell } from '../../domain/document-text.ts';
import type { GridCell } from './lattice.ts';
import { type Area, boundsOf, type PlacedWord } from './page-geometry.ts';
import { textOf } from './text-lines.ts';

/** A cell with its words; `area` is its drawn frame where it has one. */
export type FilledCell = GridCell & { words: PlacedWord[]; area: Area | null };

/** A table before it is written out: cells by place, each place covered at most once. */
export type GridLayout = { rows: number; columns: number; cells: FilledCell[] };

/** The layout as a table whose empty rows and columns are dropped; boxes are still in points. */
export function toTable(layout: GridLayout, area: Area): Table {
  const { rows, columns, cells } = dropEmpty(layout);
  const table: Table = {
    rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => emptyCell())),
    box: [area.left, area.top, area.right, area.bottom],
  };
  for (const cell of cells) {
    const bounds = cell.area ?? (cell.words.length > 0 ? boundsOf(cell.words) : null);
    table.rows[cell.row]![cell.column] = {
      text: textOf(cell.words),
      range: rangeOf(cell.words),
      box: bounds && [bounds.left, bounds.top, bounds.right, bounds.bottom],
      reference: null,
      columnSpan: cell.columnSpan,
      rowSpan: cell.rowSpan,
    };
  }
  return table;
}

function emptyCell(): TableCell {
  return { text: '', range: null, box: null, reference: null, columnSpan: 1, rowSpan: 1 };
}

/** From the first word to the last where they follow each other in the page's text, else their first unbroken run. */
function rangeOf(words: readonly PlacedWord[]): [number, number] | null {
  if (words.length === 0) return null;
  const sorted = [...words].sort((a, b) => a.start - b.start);
  let end = sorted[0]!.end;
  for (const word of sorted) {
    if (word.start - end > 2) break;
    end = Math.max(end, word.end);
  }
  return [sorted[0]!.start, end];
}

function dropEmpty(layout: GridLayout): GridLayout {
  const filled = layout.cells.filter((cell) => cell.words.length > 0);
  const rowsLeft = keptPlaces(
    layout.rows,
    filled.map((cell) => [cell.row, cell.rowSpan]),
  );
  const columnsLeft = keptPlaces(
    layout.columns,
    filled.map((cell) => [cell.column, cell.columnSpan]),
  );
  const cells = layout.cells.flatMap((cell) => {
    const row = newPlace(rowsLeft, cell.row, cell.rowSpan);
    const column = newPlace(columnsLeft, cell.column, cell.columnSpan);
    if (row === null || column === null) return [];
    return [{ ...cell, row: row.at, rowSpan: row.span, column: column.at, columnSpan: column.span }];
  });
  return { rows: rowsLeft.length, columns: columnsLeft.length, cells };
}

/** Rows (or columns) in which some filled cell begins. */
function keptPlaces(count: number, starts: [number, number][]): number[] {
  const begun = new Set(starts.map(([at]) => at));
  return Array.from({ length: count }, (_, index) => index).filter((index) => begun.has(index));
}

function newPlace(kept: readonly number[], at: number, span: number): { at: number; span: number } | null {
  const covered = kept.filter((place) => place >= at && place < at + span);
  if (covered.length === 0) return null;
  return { at: kept.indexOf(covered[0]!), span: covered.length };
}
