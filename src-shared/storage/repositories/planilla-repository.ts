import { type Kysely, sql } from 'kysely';
import type { PlanillaId } from '../../domain/identifiers.ts';
import { type Cell, type Column, cellStateSchema, type Planilla, type Row } from '../../domain/planilla.ts';
import type { PlanillaCounts, PlanillaRepository } from '../../ports/planilla-repository.ts';
import type { LibraryTables } from '../library-tables.ts';
import { toCell, toColumn, toPlanilla, toRow } from './planilla-rows.ts';

const rowsPerChunk = 500;

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
    async cells(id) {
      const rows = await liveCells(database, id).select(['row_id', 'column_id', 'content']).execute();
      return rows.map(toCell);
    },
    async counts(id) {
      const counts = await readCounts(database, [id]);
      return counts.get(id) ?? noCounts();
    },
    streamRows: (id) => streamRows(database, id),
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

function liveRows(database: Kysely<LibraryTables>, id: PlanillaId) {
  return database
    .selectFrom('planilla_rows')
    .selectAll()
    .where('planilla_id', '=', id)
    .where('deleted', '=', 0)
    .orderBy('position')
    .orderBy('id');
}

/** Cells that hold something, of rows and columns that are there, in reading order. */
function liveCells(database: Kysely<LibraryTables>, id: PlanillaId) {
  return database
    .selectFrom('planilla_rows')
    .innerJoin('planilla_cells', 'planilla_cells.row_id', 'planilla_rows.id')
    .innerJoin('planilla_columns', 'planilla_columns.id', 'planilla_cells.column_id')
    .where('planilla_rows.planilla_id', '=', id)
    .where('planilla_rows.deleted', '=', 0)
    .where('planilla_columns.deleted', '=', 0)
    .where('planilla_cells.state', 'is not', null)
    .orderBy('planilla_rows.position')
    .orderBy('planilla_rows.id')
    .orderBy('planilla_columns.position')
    .orderBy('planilla_columns.id');
}

async function readCounts(
  database: Kysely<LibraryTables>,
  ids: readonly string[],
): Promise<Map<string, PlanillaCounts>> {
  const counts = new Map<string, PlanillaCounts>();
  if (ids.length === 0) return counts;
  const rows = await database
    .selectFrom('planilla_rows')
    .select(['planilla_id', (expressions) => expressions.fn.countAll<number>().as('total')])
    .where('planilla_id', 'in', ids)
    .where('deleted', '=', 0)
    .groupBy('planilla_id')
    .execute();
  for (const row of rows) counts.set(row.planilla_id, { ...noCounts(), rows: Number(row.total) });
  const cells = await database
    .selectFrom('planilla_rows')
    .innerJoin('planilla_cells', 'planilla_cells.row_id', 'planilla_rows.id')
    .innerJoin('planilla_columns', 'planilla_columns.id', 'planilla_cells.column_id')
    .select(['planilla_rows.planilla_id', 'planilla_cells.state', 'planilla_cells.approved'])
    .select((expressions) => expressions.fn.countAll<number>().as('total'))
    .where('planilla_rows.planilla_id', 'in', ids)
    .where('planilla_rows.deleted', '=', 0)
    .where('planilla_columns.deleted', '=', 0)
    .where('planilla_cells.state', 'is not', null)
    .groupBy(['planilla_rows.planilla_id', 'planilla_cells.state', 'planilla_cells.approved'])
    .execute();
  for (const cell of cells) {
    const count = counts.get(cell.planilla_id);
    if (count === undefined) continue;
    const total = Number(cell.total);
    count[cellStateSchema.parse(cell.state)] += total;
    count.cells += total;
    if (cell.approved === 1) count.approved += total;
  }
  return counts;
}

function noCounts(): PlanillaCounts {
  return { found: 0, absent: 0, doubtful: 0, manual: 0, stale: 0, rows: 0, cells: 0, approved: 0 };
}

/** Reads a run of rows at a time, so that other work can use the database between runs. */
async function* streamRows(
  database: Kysely<LibraryTables>,
  id: PlanillaId,
): AsyncGenerator<{ row: Row; cells: Cell[] }> {
  let last: Row | undefined;
  for (;;) {
    const after = last;
    let query = liveRows(database, id).limit(rowsPerChunk);
    if (after !== undefined) query = query.where(sql<boolean>`(position, id) > (${after.position}, ${after.id})`);
    const rows = (await query.execute()).map(toRow);
    if (rows.length === 0) return;
    const cells = await cellsOfRows(database, id, rows);
    for (const row of rows) yield { row, cells: cells.get(row.id) ?? [] };
    last = rows.at(-1);
  }
}

async function cellsOfRows(
  database: Kysely<LibraryTables>,
  id: PlanillaId,
  rows: readonly Row[],
): Promise<Map<string, Cell[]>> {
  const found = await liveCells(database, id)
    .select(['row_id', 'column_id', 'content'])
    .where(
      'planilla_rows.id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  const cells = new Map<string, Cell[]>();
  for (const row of found) {
    const known = cells.get(row.row_id);
    if (known === undefined) cells.set(row.row_id, [toCell(row)]);
    else known.push(toCell(row));
  }
  return cells;
}
