import { type Kysely, sql } from 'kysely';
import { isInItsLog } from '../../domain/sync/scope-of-entity.ts';
import type { LibraryTables } from '../library-tables.ts';
import type { StorageDialect } from '../storage-dialect.ts';
import { findConflictsAnew } from './open-conflicts.ts';
import { inChunks, registerKey, toOperation } from './operation-rows.ts';
import { entityLayouts } from './registers.ts';
import { withOpenGate } from './write-group.ts';
import { type ShownValue, writeRows } from './write-rows.ts';

/** Throws every row away and lays the whole log out again: what it leaves is what the log says, by definition. */
export async function replayLog(database: Kysely<LibraryTables>, dialect: StorageDialect): Promise<void> {
  await withOpenGate(database, (transaction) => layOutLog(transaction, dialect));
}

/** What `replayLog` does, in a transaction whose gate is open. */
export async function layOutLog(transaction: Kysely<LibraryTables>, dialect: StorageDialect): Promise<void> {
  const shown = await recomputeHeads(transaction);
  for (const { table } of Object.values(entityLayouts)) await sql`delete from ${sql.table(table)}`.execute(transaction);
  await writeRows(transaction, shown, dialect.maximumParameters);
  await findConflictsAnew(transaction, perhapsInConflict(shown));
}

/** Computes the heads from the bases alone, stores them, and returns what each register shows, oldest first. */
async function recomputeHeads(transaction: Kysely<LibraryTables>): Promise<ShownValue[]> {
  const rows = await transaction.selectFrom('operations').selectAll().orderBy('clock').orderBy('id').execute();
  const operations = rows.map(toOperation);
  const superseded = new Set(operations.filter(isInItsLog).flatMap(({ bases }) => bases));
  const inItsScope = new Set(operations.flatMap(({ scope, bases }) => bases.map((base) => `${scope} ${base}`)));
  const named = new Set((await transaction.selectFrom('known_names').select('id').execute()).map(({ id }) => id));
  const heads = operations.filter(({ id, scope }) => !inItsScope.has(`${scope} ${id}`) && !named.has(id));
  await rememberMissingBases(transaction, superseded, new Set(operations.map(({ id }) => id)));
  await transaction.updateTable('operations').set({ is_head: 0 }).where('is_head', '=', 1).execute();
  for (const chunk of inChunks(heads, 500)) {
    const ids = chunk.map(({ id }) => id);
    await transaction.updateTable('operations').set({ is_head: 1 }).where('id', 'in', ids).execute();
  }
  // In clock order a later head of the same register overwrites an earlier one, as `shownHead` would choose.
  return heads.filter(isInItsLog);
}

/** The registers with several heads, and the marks of what was deleted. */
function perhapsInConflict(heads: readonly ShownValue[]): ShownValue[] {
  const byRegister = Map.groupBy(heads, registerKey);
  return [...byRegister.values()].flatMap((ofRegister) => {
    const [head] = ofRegister;
    return head !== undefined && (ofRegister.length > 1 || (head.field === 'deleted' && head.value === true))
      ? [head]
      : [];
  });
}

async function rememberMissingBases(
  transaction: Kysely<LibraryTables>,
  bases: ReadonlySet<string>,
  present: ReadonlySet<string>,
): Promise<void> {
  const missing = [...bases].filter((id) => !present.has(id)).map((id) => ({ id }));
  await transaction.deleteFrom('superseded_operations').execute();
  for (const chunk of inChunks(missing, 500)) {
    await transaction.insertInto('superseded_operations').values(chunk).execute();
  }
}
