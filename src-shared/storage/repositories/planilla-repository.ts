import type { Kysely } from 'kysely';
import type { Column, Planilla } from '../../domain/planilla.ts';
import type { PlanillaCounts, PlanillaRepository } from '../../ports/planilla-repository.ts';
import type { LibraryTables } from '../library-tables.ts';
import { countDoubtful, noCounts, readCounts } from './planilla-counts.ts';
import { liveCells, liveRows, readCellsAt, readRowsPage, streamRows, streamValues } from './planilla-grid.ts';
import { toCell, toColumn, toPlanilla, toRow } from './planilla-rows.ts';

/** Planillas with their columns, rows and cells. */
export function createPlanillaRepository(database: Kysely<LibraryTables>): PlanillaRepository {
  return {
    async get(id) {
      const row = await database
        .selectFrom('planillas')
        .selectAll()
        .where('id', '=', id)
        .where('deleted', '=', 0)
        .executeTakeFirst();
      if (row === undefined) return null;
      const columns = await readColumns(database, [id]);
      return toPlanilla(row, columns.get(id) ?? []);
    },
    list: (options) => listPlanillas(database, options.trashed),
    async rows(id) {
      const rows = await liveRows(database, id).execute();
      return rows.map(toRow);
    },
    rowsPage: (id, page) => readRowsPage(database, id, page),
    async cells(id) {
      const rows = await liveCells(database, id).select(['row_id', 'column_id', 'content']).execute();
      return rows.map(toCell);
    },
    cellsAt: (places) => readCellsAt(database, places),
    countDoubtful: () => countDoubtful(database),
    async counts(id) {
      const counts = await readCounts(database, [id]);
      return counts.get(id) ?? noCounts();
    },
    streamRows: (id) => streamRows(database, id),
    streamValues: (id) => streamValues(database, id),
  };
}

async function listPlanillas(
  database: Kysely<LibraryTables>,
  trashed: boolean,
): Promise<(Planilla & { counts: PlanillaCounts })[]> {
  const rows = await database
    .selectFrom('planillas')
    .selectAll()
    .where('deleted', '=', 0)
    .where('trashed_at', trashed ? 'is not' : 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  const ids = rows.map((row) => row.id);
  const columns = await readColumns(database, ids);
  const counts = await readCounts(database, ids);
  return rows.map((row) => ({
    ...toPlanilla(row, columns.get(row.id) ?? []),
    counts: counts.get(row.id) ?? noCounts(),
  }));
}

async function readColumns(database: Kysely<LibraryTables>, ids: readonly string[]): Promise<Map<string, Column[]>> {
  const columns = new Map<string, Column[]>();
  if (ids.length === 0) return columns;
  const rows = await database
    .selectFrom('planilla_columns')
    .selectAll()
    .where('planilla_id', 'in', ids)
    .where('deleted', '=', 0)
    .orderBy('position')
    .orderBy('id')
    .execute();
  for (const row of rows) columns.set(row.planilla_id, [...(columns.get(row.planilla_id) ?? []), toColumn(row)]);
  return columns;
}
