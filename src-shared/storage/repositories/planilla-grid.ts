import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PlanillaId, RowId } from '../../domain/identifiers.ts';
import type { Cell, Row } from '../../domain/planilla.ts';
import type { CellPlace, RowOwners, RowValues, RowWithCells } from '../../ports/planilla-repository.ts';
import type { LibraryTables } from '../library-tables.ts';
import { toCell, toCellValue, toRow } from './planilla-rows.ts';

const rowsPerChunk = 500;
const placesPerQuery = 1000;

/** Every row of a planilla, in order. */
export function liveRows(database: Kysely<LibraryTables>, id: PlanillaId) {
  return database
    .selectFrom('planilla_rows')
    .selectAll()
    .where('planilla_id', '=', id)
    .where('deleted', '=', 0)
    .orderBy('position')
    .orderBy('id');
}

/** Cells that hold something, of rows and columns that are there, in reading order. */
export function liveCells(database: Kysely<LibraryTables>, id: PlanillaId) {
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

/** A run of rows in position order with their cells, and how many rows there are in all; without those of some owners. */
export async function readRowsPage(
  database: Kysely<LibraryTables>,
  id: PlanillaId,
  { offset, limit, exceptOf = new Set() }: { offset: number; limit: number; exceptOf?: RowOwners },
): Promise<{ rows: RowWithCells[]; total: number }> {
  const isOfOthers = notOf(exceptOf);
  const { total } = await database
    .selectFrom('planilla_rows')
    .select((expressions) => expressions.fn.countAll<number>().as('total'))
    .where('planilla_id', '=', id)
    .where('deleted', '=', 0)
    .where(isOfOthers)
    .executeTakeFirstOrThrow();
  const rows = (await liveRows(database, id).where(isOfOthers).limit(limit).offset(offset).execute()).map(toRow);
  return { rows: await withCells(database, id, rows), total: Number(total) };
}

function notOf(owners: RowOwners): RawBuilder<SqlBool> {
  if (owners.size === 0) return sql<SqlBool>`1 = 1`;
  const ids = sql.join([...owners]);
  return sql<SqlBool>`coalesce(person_id, '') not in (${ids}) and coalesce(source_id, '') not in (${ids})`;
}

/** The cells at these places that hold something. */
export async function readCellsAt(database: Kysely<LibraryTables>, places: readonly CellPlace[]): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (let start = 0; start < places.length; start += placesPerQuery) {
    const asked = places
      .slice(start, start + placesPerQuery)
      .map(({ rowId, columnId }) => sql`(${rowId}, ${columnId})`);
    const found = await database
      .selectFrom('planilla_cells')
      .select(['row_id', 'column_id', 'content'])
      .where('state', 'is not', null)
      .where(sql<boolean>`(row_id, column_id) in (values ${sql.join(asked)})`)
      .execute();
    cells.push(...found.map(toCell));
  }
  return cells;
}

/** Rows with their cells, in order. */
export async function* streamRows(database: Kysely<LibraryTables>, id: PlanillaId): AsyncGenerator<RowWithCells> {
  for await (const rows of runsOfRows(database, id)) yield* await withCells(database, id, rows);
}

/** Rows with what their cells hold and nothing of where it is from, in order. */
export async function* streamValues(database: Kysely<LibraryTables>, id: PlanillaId): AsyncGenerator<RowValues> {
  for await (const rows of runsOfRows(database, id)) {
    const [first, last] = [rows[0]!, rows.at(-1)!];
    const found = await liveCells(database, id)
      .select(['row_id', 'column_id', 'value', 'planilla_cells.state'])
      .where(sql<boolean>`(planilla_rows.position, planilla_rows.id) >= (${first.position}, ${first.id})`)
      .where(sql<boolean>`(planilla_rows.position, planilla_rows.id) <= (${last.position}, ${last.id})`)
      .execute();
    const cells = Map.groupBy(found, ({ row_id }) => row_id);
    for (const { id: rowId, sourceId, personId } of rows)
      yield { rowId, sourceId, personId, cells: (cells.get(rowId) ?? []).map(toCellValue) };
  }
}

/** A run of rows at a time, so that other work can use the database between runs. */
async function* runsOfRows(database: Kysely<LibraryTables>, id: PlanillaId): AsyncGenerator<Row[]> {
  let last: Row | undefined;
  for (;;) {
    const after = last;
    let query = liveRows(database, id).limit(rowsPerChunk);
    if (after !== undefined) query = query.where(sql<boolean>`(position, id) > (${after.position}, ${after.id})`);
    const rows = (await query.execute()).map(toRow);
    if (rows.length === 0) return;
    yield rows;
    if (rows.length < rowsPerChunk) return;
    last = rows.at(-1);
  }
}

async function withCells(
  database: Kysely<LibraryTables>,
  id: PlanillaId,
  rows: readonly Row[],
): Promise<RowWithCells[]> {
  const cells = new Map<RowId, Cell[]>(rows.map((row) => [row.id, []]));
  for (let start = 0; start < rows.length; start += rowsPerChunk) {
    const ids = rows.slice(start, start + rowsPerChunk).map((row) => row.id);
    const found = await liveCells(database, id)
      .select(['row_id', 'column_id', 'content'])
      .where('planilla_rows.id', 'in', ids)
      .execute();
    for (const cell of found.map(toCell)) cells.get(cell.rowId)?.push(cell);
  }
  return rows.map((row) => ({ row, cells: cells.get(row.id) ?? [] }));
}
