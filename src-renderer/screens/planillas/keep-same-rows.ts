import type { GridRow } from '../../../src-shared/contract/planillas-contract.ts';
import type { Cell } from '../../../src-shared/domain/planilla.ts';

type RowsAnswer = { rows: GridRow[]; total: number };

/**
 * The new rows, with the old object in the place of each row that did not change: such a row is not drawn again.
 * Looks at what a change of a cell always changes, not at every proof: a grid has hundreds of thousands of cells.
 */
export function keepSameRows(before: RowsAnswer | undefined, after: RowsAnswer): RowsAnswer {
  if (!before) return after;
  const known = new Map(before.rows.map((row) => [row.id, row]));
  return { ...after, rows: after.rows.map((row) => sameRow(known.get(row.id), row)) };
}

function sameRow(before: GridRow | undefined, after: GridRow): GridRow {
  if (!before || before.label !== after.label || before.position !== after.position) return after;
  if (before.cells.length !== after.cells.length) return after;
  return before.cells.every((cell, index) => isSameCell(cell, after.cells[index])) ? before : after;
}

function isSameCell(before: Cell, after: Cell | undefined): boolean {
  return (
    after !== undefined &&
    before.columnId === after.columnId &&
    before.value === after.value &&
    before.state === after.state &&
    before.approved === after.approved &&
    before.inputHash === after.inputHash &&
    before.alternatives.length === after.alternatives.length &&
    isSameJson(before.reading, after.reading) &&
    isSameJson(before.evidence, after.evidence)
  );
}

function isSameJson(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
