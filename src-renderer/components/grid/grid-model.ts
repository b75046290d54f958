import type { CellState } from '../../../src-shared/domain/planilla.ts';

/** How a cell looks; `empty` was never read. */
export type GridCellState = CellState | 'empty';

/** One cell as the grid draws it. */
export type GridCell = {
  /** What is shown, copied and edited: already written as people write it. */
  text: string;
  state: GridCellState;
  approved: boolean;
  /** Whether a running fill has still to bring it. */
  filling: boolean;
  /** Whether two PCs wrote it without knowing of each other. */
  disputed: boolean;
  /** Why what was typed is not accepted; null when it is. */
  problem: string | null;
};

export type GridColumn = {
  key: string;
  title: string;
  align: 'start' | 'end';
  approved: boolean;
  /** What the editor offers while typing. */
  suggestions: readonly string[];
  /** Pixels. */
  width: number;
};

export type GridLine = { key: string; label: string; cells: Readonly<Record<string, GridCell>> };

/** One wish to write one cell, as typed. */
export type GridEdit = { rowKey: string; columnKey: string; text: string };

/** A place in the grid: `column` 0 is the frozen column with the rows' names, data begins at 1. */
export type Place = { row: number; column: number };

const NO_CELL: GridCell = { text: '', state: 'empty', approved: false, filling: false, disputed: false, problem: null };

/** The cell of a line; an empty one where nothing was read. */
export function cellOf(line: GridLine, columnKey: string): GridCell {
  return line.cells[columnKey] ?? NO_CELL;
}

/** What a place shows as text: the row's name in column 0. */
export function textAt(lines: readonly GridLine[], columns: readonly GridColumn[], place: Place): string {
  const line = lines[place.row];
  if (!line) return '';
  if (place.column === 0) return line.label;
  const column = columns[place.column - 1];
  return column ? cellOf(line, column.key).text : '';
}
