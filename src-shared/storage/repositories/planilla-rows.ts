import type { Selectable } from 'kysely';
import type { ColumnId } from '../../domain/identifiers.ts';
import {
  type Cell,
  type CellState,
  type Column,
  columnSchema,
  type Planilla,
  planillaSchema,
  type Row,
  rowSchema,
} from '../../domain/planilla.ts';
import type { RowValues } from '../../ports/planilla-repository.ts';
import type { PlanillaCellsTable, PlanillaColumnsTable, PlanillaRowsTable, PlanillasTable } from '../library-tables.ts';

/** A row of `planillas` with its columns, as the domain knows it. */
export function toPlanilla(row: Selectable<PlanillasTable>, columns: readonly Column[]): Planilla {
  return planillaSchema.parse({
    id: row.id,
    title: row.title,
    rowKind: row.row_kind,
    scope: JSON.parse(row.scope),
    columns,
    form: row.form === null ? null : JSON.parse(row.form),
    createdAt: row.created_at,
    trashedAt: row.trashed_at,
    published: row.published === null ? undefined : JSON.parse(row.published),
  });
}

/** A row of `planilla_columns` as the domain knows it. */
export function toColumn(row: Selectable<PlanillaColumnsTable>): Column {
  return columnSchema.parse({
    ...JSON.parse(row.definition),
    id: row.id,
    position: row.position,
    hidden: row.hidden === 1,
    approvedAt: row.approved_at,
    publishedName: row.published_name ?? undefined,
  });
}

/** A row of `planilla_rows` as the domain knows it. */
export function toRow(row: Selectable<PlanillaRowsTable>): Row {
  return rowSchema.parse({
    id: row.id,
    planillaId: row.planilla_id,
    sourceId: row.source_id,
    personId: row.person_id,
    recordKey: row.record_key,
    position: row.position,
    addedAt: row.added_at ?? undefined,
  });
}

/** What a cell that holds something says, from the columns in which `commit` lays that out of its own type. */
export function toCellValue({
  column_id,
  value,
  state,
}: Pick<Selectable<PlanillaCellsTable>, 'column_id' | 'value' | 'state'>): RowValues['cells'][number] {
  return { columnId: column_id as ColumnId, value, state: state as CellState };
}

/**
 * A row of `planilla_cells` as the domain knows it. Not parsed with a schema: a planilla has a million of them, only
 * `commit` writes them, from this very type, and a damaged page does not pass the database's own check.
 */
export function toCell(row: Pick<Selectable<PlanillaCellsTable>, 'row_id' | 'column_id' | 'content'>): Cell {
  return { rowId: row.row_id, columnId: row.column_id, ...JSON.parse(row.content ?? '{}') } as Cell;
}
