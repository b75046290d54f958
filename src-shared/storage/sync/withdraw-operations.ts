import type { Kysely } from 'kysely';
import type { Refusal, SyncScope } from '../../domain/sync/sync-messages.ts';
import { toOperation } from '../change-log/operation-rows.ts';
import { layOutLog } from '../change-log/replay.ts';
import type { LibraryTables } from '../library-tables.ts';
import type { StorageDialect } from '../storage-dialect.ts';

/** Moves operations that the server refused out of the log, so that what they were made over shows again. */
export async function refuseOperations(
  transaction: Kysely<LibraryTables>,
  refused: readonly { id: string; code: Refusal }[],
  dialect: StorageDialect,
): Promise<void> {
  let isAny = false;
  for (const { id, code } of refused) {
    const row = await transaction.selectFrom('operations').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) continue;
    isAny = true;
    await transaction
      .insertInto('refused_operations')
      .values({ id, operation: JSON.stringify(toOperation(row)), code })
      .execute();
    await transaction.deleteFrom('operations').where('id', '=', id).execute();
  }
  if (isAny) await layOutLog(transaction, dialect);
}

/** Throws a scope's log away. */
export async function forgetOperations(
  transaction: Kysely<LibraryTables>,
  scope: SyncScope,
  dialect: StorageDialect,
): Promise<void> {
  await transaction.deleteFrom('operations').where('scope', '=', scope).execute();
  await layOutLog(transaction, dialect);
}
