import type { GridRow } from '../../../src-shared/contract/planillas-contract.ts';
import type { Cell, Column } from '../../../src-shared/domain/planilla.ts';
import type { Place } from '../../components/grid/grid-model.ts';
import { cellsByColumn } from './planilla-table.ts';

/** The next doubtful cell after `from` (or before it, with `step` -1), row by row and around the ends; null when none. */
export function nextDoubtful(
  rows: readonly GridRow[],
  columns: readonly Column[],
  from: Place | null,
  step: 1 | -1,
): Place | null {
  const total = rows.length * columns.length;
  const start = from ? from.row * columns.length + (from.column - 1) : step === 1 ? -1 : total;
  for (let distance = 1; distance <= total; distance += 1) {
    const index = (((start + step * distance) % total) + total) % total;
    const place = { row: Math.floor(index / columns.length), column: index % columns.length };
    const row = rows[place.row];
    const column = columns[place.column];
    if (row && column && row.cells.some((cell) => cell.columnId === column.id && cell.state === 'doubtful')) {
      return { row: place.row, column: place.column + 1 };
    }
  }
  return null;
}

/** One of the values that a doubtful cell may have. */
export type ReadingChoice = {
  value: string;
  /** Position among the cell's other readings; null for the value that the cell has now. */
  alternative: number | null;
};

/** The readings of a cell, the present one first; the same value is offered once. */
export function readingChoices(cell: Cell): ReadingChoice[] {
  const choices: ReadingChoice[] = cell.value === null ? [] : [{ value: cell.value, alternative: null }];
  for (const [alternative, { value }] of cell.alternatives.entries()) {
    if (!choices.some((choice) => choice.value === value)) choices.push({ value, alternative });
  }
  return choices;
}

/** The row, column and cell of a place in the grid; null on the column of names or outside. */
export function cellAt(
  rows: readonly GridRow[],
  columns: readonly Column[],
  place: Place | null,
): { row: GridRow; column: Column; cell: Cell | undefined } | null {
  if (!place) return null;
  const row = rows[place.row];
  const column = columns[place.column - 1];
  return row && column ? { row, column, cell: cellsByColumn(row)[column.id] } : null;
}
