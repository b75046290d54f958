import { type Kysely, sql } from 'kysely';
import { columnIdSchema } from '../../domain/identifiers.ts';
import { cellStateSchema } from '../../domain/planilla.ts';
import type { PlanillaCounts } from '../../ports/planilla-repository.ts';
import type { LibraryTables } from '../library-tables.ts';

/** How many rows each planilla has, and how many cells in each state. */
export async function readCounts(
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
  await countSinceApproval(database, counts);
  return counts;
}

/** Adds, for each approved column, the rows that came after its approval. */
async function countSinceApproval(database: Kysely<LibraryTables>, counts: Map<string, PlanillaCounts>): Promise<void> {
  const columns = await database
    .selectFrom('planilla_columns')
    .innerJoin('planilla_rows', 'planilla_rows.planilla_id', 'planilla_columns.planilla_id')
    .select(['planilla_columns.planilla_id', 'planilla_columns.id'])
    .select((expressions) => expressions.fn.countAll<number>().as('total'))
    .where('planilla_columns.planilla_id', 'in', [...counts.keys()])
    .where('planilla_columns.deleted', '=', 0)
    .where('planilla_columns.approved_at', 'is not', null)
    .where('planilla_rows.deleted', '=', 0)
    .whereRef('planilla_rows.added_at', '>', 'planilla_columns.approved_at')
    .groupBy(['planilla_columns.planilla_id', 'planilla_columns.id'])
    .execute();
  for (const column of columns) {
    const count = counts.get(column.planilla_id);
    if (count) count.rowsSinceApproval[columnIdSchema.parse(column.id)] = Number(column.total);
  }
}

/** The counts of a planilla with nothing in it. */
export function noCounts(): PlanillaCounts {
  const states = { found: 0, absent: 0, doubtful: 0, manual: 0, stale: 0 };
  return { ...states, rows: 0, cells: 0, approved: 0, rowsSinceApproval: {} };
}

/**
 * Doubtful cells of every planilla that is not in the trash. The state is written out, not bound: only so does the
 * database see that its index of doubtful cells answers this.
 */
export async function countDoubtful(database: Kysely<LibraryTables>): Promise<number> {
  const { total } = await database
    .selectFrom('planilla_cells')
    .innerJoin('planilla_rows', 'planilla_rows.id', 'planilla_cells.row_id')
    .innerJoin('planilla_columns', 'planilla_columns.id', 'planilla_cells.column_id')
    .innerJoin('planillas', 'planillas.id', 'planilla_rows.planilla_id')
    .select((expressions) => expressions.fn.countAll<number>().as('total'))
    .where(sql<boolean>`planilla_cells.state = 'doubtful'`)
    .where('planilla_rows.deleted', '=', 0)
    .where('planilla_columns.deleted', '=', 0)
    .where('planillas.deleted', '=', 0)
    .where('planillas.trashed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(total);
}
