import { type Kysely, sql } from 'kysely';
import type { LibraryTables } from '../library-tables.ts';
import type { StorageDialect } from '../storage-dialect.ts';
import { toOperation } from './operation-rows.ts';
import { entityLayouts } from './registers.ts';
import { withOpenGate } from './write-group.ts';
import { type ShownValue, writeRows } from './write-rows.ts';

/** Throws every row away and lays the whole log out again: what it leaves is what the log says, by definition. */
export async function replayLog(database: Kysely<LibraryTables>, dialect: StorageDialect): Promise<void> {
  await withOpenGate(database, async (transaction) => {
    const shown = await recomputeHeads(transaction);
    for (const { table } of Object.values(entityLayouts))
      await sql`delete from ${sql.table(table)}`.execute(transaction);
    await writeRows(transaction, shown, dialect.maximumParameters);
  });
}

/** Computes the heads from the bases alone, stores them, and returns what each register shows, oldest first. */
async function recomputeHeads(transaction: Kysely<LibraryTables>): Promise<ShownValue[]> {
  const rows = await transaction.selectFrom('operations').selectAll().orderBy('clock').orderBy('id').execute();
  const operations = rows.map(toOperation);
  const superseded = new Set(operations.flatMap((operation) => operation.bases));
  const heads = operations.filter((operation) => !superseded.has(operation.id));
  await transaction.updateTable('operations').set({ is_head: 0 }).where('is_head', '=', 1).execute();
  for (const head of heads) {
    await transaction.updateTable('operations').set({ is_head: 1 }).where('id', '=', head.id).execute();
  }
  // In clock order a later head of the same register overwrites an earlier one, as `shownHead` would choose.
  return heads;
}
