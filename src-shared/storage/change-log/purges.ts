import type { Kysely } from 'kysely';
import { type Operation, operationSchema } from '../../domain/operation.ts';
import { type Purge, purged, purgeEntity, purgesAmong } from '../../domain/sync/purge.ts';
import type { LibraryTables } from '../library-tables.ts';
import { inChunks, toOperation } from './operation-rows.ts';
import { showRegisters } from './show-registers.ts';

/** The operations that are purges. */
export async function readPurgeOperations(database: Kysely<LibraryTables>): Promise<Operation[]> {
  const rows = await database.selectFrom('operations').selectAll().where('entity', '=', purgeEntity).execute();
  return rows.map(toOperation);
}

/** Every purge that the log has. */
export async function readPurges(database: Kysely<LibraryTables>): Promise<Purge[]> {
  return purgesAmong(await readPurgeOperations(database));
}

/** Takes what purges name out of everything that this library keeps of the log, and shows what is left. */
export async function applyPurges(
  transaction: Kysely<LibraryTables>,
  purges: readonly Purge[],
  maximumParameters: number,
): Promise<void> {
  for (const purge of purges) {
    const changed: Operation[] = [];
    for (const operation of await concernedBy(transaction, purge)) {
      const left = purged(operation, [purge]);
      if (left === operation) continue;
      changed.push(left);
      const value = JSON.stringify(left.value);
      await transaction.updateTable('operations').set({ value }).where('id', '=', left.id).execute();
    }
    await showRegisters(transaction, changed, maximumParameters);
  }
  if (purges.length > 0) for (const table of kept) await purgeKept(transaction, table, purges);
}

/** The operations that may say something of it. */
async function concernedBy(
  transaction: Kysely<LibraryTables>,
  { entities, source, proofs }: Purge,
): Promise<Operation[]> {
  const found: Operation[] = [];
  const ids = [...new Set([...entities, ...proofs].map(({ id }) => id))];
  const all = transaction.selectFrom('operations').selectAll();
  for (const chunk of inChunks(ids, 500)) {
    found.push(...(await all.where('entity_id', 'in', chunk).execute()).map(toOperation));
  }
  if (source === null) return found;
  const ofSource = all.where((where) =>
    where.or([
      where('entity_id', '=', source),
      where('entity_id', 'like', `${source}:%`),
      where.and([where('entity', '=', 'cell'), where('value', 'like', `%${source}%`)]),
    ]),
  );
  return [...found, ...(await ofSource.execute()).map(toOperation)];
}

/** What keeps operations beside the log, as JSON. */
const kept = ['refused_operations', 'staged_operations'] as const;

async function purgeKept(
  transaction: Kysely<LibraryTables>,
  table: (typeof kept)[number],
  purges: readonly Purge[],
): Promise<void> {
  const rows = await transaction.selectFrom(table).select(['id', 'operation']).execute();
  for (const { id, operation } of rows) {
    const before = operationSchema.loose().parse(JSON.parse(operation));
    const left = purged(before, purges);
    if (left === before) continue;
    await transaction
      .updateTable(table)
      .set({ operation: JSON.stringify(left) })
      .where('id', '=', id)
      .execute();
  }
}
