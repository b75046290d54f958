import type { GridRow } from '../../../src-shared/contract/planillas-contract.ts';
import { foldText } from '../../../src-shared/domain/fold-text.ts';
import type { Column, ColumnType } from '../../../src-shared/domain/planilla.ts';
import type { GridCellState } from '../../components/grid/grid-model.ts';
import { cellsByColumn, valueText } from './planilla-table.ts';

/** Which rows are shown and in what order. */
export type RowView = {
  /** Only rows with a cell in this state; in `stateColumn` when it is given. */
  state: GridCellState | null;
  stateColumn: string | null;
  /** Only rows whose cell says this, by column. */
  texts: Readonly<Record<string, string>>;
  sort: { columnKey: string; descending: boolean } | null;
};

export const WHOLE_VIEW: RowView = { state: null, stateColumn: null, texts: {}, sort: null };

const BY_NUMBER: ReadonlySet<ColumnType> = new Set(['integer', 'decimal', 'money', 'dni', 'cuil']);
const collator = new Intl.Collator('es-AR', { numeric: true, sensitivity: 'base' });

/** The ids of the rows that a view shows, in its order. */
export function viewRows(rows: readonly GridRow[], columns: readonly Column[], view: RowView): string[] {
  const kept = rows.filter((row) => hasState(row, columns, view) && saysTexts(row, columns, view.texts));
  const sorted = view.sort ? sortRows(kept, columns, view.sort) : kept;
  return sorted.map((row) => row.id);
}

function hasState(row: GridRow, columns: readonly Column[], { state, stateColumn }: RowView): boolean {
  if (state === null) return true;
  const cells = cellsByColumn(row);
  return columns.some(
    ({ id }) => (stateColumn === null || id === stateColumn) && (cells[id]?.state ?? 'empty') === state,
  );
}

function saysTexts(row: GridRow, columns: readonly Column[], texts: RowView['texts']): boolean {
  const wanted = Object.entries(texts);
  if (wanted.length === 0) return true;
  const cells = cellsByColumn(row);
  return wanted.every(([columnId, text]) => {
    const column = columns.find(({ id }) => id === columnId);
    if (!column) return true;
    return foldText(valueText(column.type, cells[columnId]?.value ?? null)).includes(foldText(text));
  });
}

/** Sorted by one column's values; rows without a value go last, in either direction. */
function sortRows(rows: readonly GridRow[], columns: readonly Column[], sort: NonNullable<RowView['sort']>): GridRow[] {
  const column = columns.find(({ id }) => id === sort.columnKey);
  if (!column) return [...rows];
  const keyed = rows.map((row) => ({ row, value: cellsByColumn(row)[column.id]?.value ?? null }));
  const direction = sort.descending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    return direction * compareValues(column.type, a.value, b.value);
  });
  return keyed.map(({ row }) => row);
}

function compareValues(type: ColumnType, a: string, b: string): number {
  if (!BY_NUMBER.has(type)) return collator.compare(a, b);
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? collator.compare(a, b) : difference;
}
