import type { ColumnId, RowId } from '../../domain/identifiers.ts';
import type { Cell, Row } from '../../domain/planilla.ts';
import { type FillUnit, ownerOf } from './fill-units.ts';

/** The rows and cells that a planilla has while it is being filled. */
export type Grid = {
  readonly rows: readonly Row[];
  cell(rowId: RowId, columnId: ColumnId): Cell | undefined;
  cellsOf(rowId: RowId): Cell[];
  rowOf(unit: FillUnit, recordKey: string | null): Row | undefined;
  rowsOf(unit: FillUnit): Row[];
  nextPosition(): number;
  add(row: Row): void;
  forget(rows: readonly Row[]): void;
};

/** A grid over what the library holds. */
export function createGrid(storedRows: readonly Row[], storedCells: readonly Cell[]): Grid {
  const rows = new Map<RowId, Row>(storedRows.map((row) => [row.id, row]));
  const cells = new Map<RowId, Map<ColumnId, Cell>>();
  for (const cell of storedCells) {
    const ofRow = cells.get(cell.rowId) ?? new Map<ColumnId, Cell>();
    ofRow.set(cell.columnId, cell);
    cells.set(cell.rowId, ofRow);
  }
  const owners = new Map<string, Row[]>();
  for (const row of storedRows) enter(row);
  let position = storedRows.reduce((highest, row) => Math.max(highest, row.position), -1);

  function enter(row: Row): void {
    const owner = row.sourceId ?? row.personId;
    if (owner === null) return;
    const list = owners.get(owner);
    if (list) list.push(row);
    else owners.set(owner, [row]);
  }

  return {
    get rows() {
      return [...rows.values()];
    },
    cell: (rowId, columnId) => cells.get(rowId)?.get(columnId),
    cellsOf: (rowId) => [...(cells.get(rowId)?.values() ?? [])],
    rowOf: (unit, recordKey) => owners.get(ownerOf(unit))?.find((row) => row.recordKey === recordKey),
    rowsOf: (unit) => [...(owners.get(ownerOf(unit)) ?? [])],
    nextPosition: () => ++position,
    add(row) {
      rows.set(row.id, row);
      enter(row);
    },
    forget(gone) {
      for (const row of gone) {
        rows.delete(row.id);
        const owner = row.sourceId ?? row.personId;
        if (owner !== null)
          owners.set(
            owner,
            (owners.get(owner) ?? []).filter((other) => other.id !== row.id),
          );
      }
    },
  };
}
