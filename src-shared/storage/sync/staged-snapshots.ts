import type { Kysely } from 'kysely';
import { z } from 'zod';
import { operationMaker } from '../../domain/seal-operation.ts';
import { idsIn } from '../../domain/sync/id-ranges.ts';
import { changeChecksum, emptyChecksum } from '../../domain/sync/log-checksum.ts';
import { purged } from '../../domain/sync/purge.ts';
import { snapshotCursorSchema } from '../../domain/sync/snapshot-messages.ts';
import {
  type LogChecksum,
  logChecksumSchema,
  logPlaceSchema,
  type SequencedOperation,
  type SyncScope,
} from '../../domain/sync/sync-messages.ts';
import type { StagedSnapshot, SyncChange } from '../../ports/sync-store.ts';
import { readDeviceState, writeDeviceState } from '../change-log/local-state.ts';
import { inChunks } from '../change-log/operation-rows.ts';
import { readPurges } from '../change-log/purges.ts';
import { layOutLog } from '../change-log/replay.ts';
import type { ChangeLogParts } from '../change-log/write-group.ts';
import type { LibraryTables } from '../library-tables.ts';
import type { StorageDialect } from '../storage-dialect.ts';
import { takeOperations } from './receive-operations.ts';

const rowsAtOnce = 500;
const stagedSchema = z.object({
  place: logPlaceSchema,
  next: snapshotCursorSchema.nullable(),
  checksum: logChecksumSchema,
});

const keyOf = (scope: SyncScope) => `staged-${scope}`;

/** As much of a snapshot as is here; null for nothing. */
export async function readStaged(database: Kysely<LibraryTables>, scope: SyncScope): Promise<StagedSnapshot | null> {
  const found = database.selectFrom('local_state').select('value').where('key', '=', keyOf(scope));
  const row = await found.executeTakeFirst();
  return row === undefined ? null : stagedSchema.parse(JSON.parse(row.value));
}

/** Adds up what is staged. */
export async function readStagedChecksum(
  database: Kysely<LibraryTables>,
  scope: SyncScope,
): Promise<LogChecksum & { operations: number }> {
  const heads = await database.selectFrom('staged_operations').select('hash').where('scope', '=', scope).execute();
  const { names } = await database
    .selectFrom('staged_names')
    .select(({ fn }) => fn.countAll<number>().as('names'))
    .where('scope', '=', scope)
    .where('is_in_log', '=', 1)
    .executeTakeFirstOrThrow();
  const sum = changeChecksum(emptyChecksum, { come: heads.map(({ hash }) => hash), gone: [] });
  return { ...sum, operations: heads.length + names };
}

/** Keeps a page beside the log. */
export async function stagePage(
  transaction: Kysely<LibraryTables>,
  page: NonNullable<SyncChange['staged']>,
): Promise<void> {
  const { scope, place, next, checksum, isFirst } = page;
  if (isFirst) await dropStaged(transaction, scope);
  const purges = await readPurges(transaction);
  const operations = page.heads.map((head) => {
    const operation = purged(head, purges);
    return { scope, id: operation.id, hash: operation.hash, operation: JSON.stringify(operation) };
  });
  for (const chunk of inChunks(operations, rowsAtOnce)) {
    await transaction.insertInto('staged_operations').values(chunk).execute();
  }
  const names = [
    ...idsIn(page.superseded).map((id) => ({ scope, id, is_in_log: 1 as const })),
    ...page.awaited.map((id) => ({ scope, id, is_in_log: 0 as const })),
  ];
  for (const chunk of inChunks(names, rowsAtOnce)) {
    await transaction.insertInto('staged_names').values(chunk).execute();
  }
  const value = JSON.stringify({ place, next, checksum });
  await transaction
    .insertInto('local_state')
    .values({ key: keyOf(scope), value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** Throws away what is staged. */
export async function dropStaged(transaction: Kysely<LibraryTables>, scope: SyncScope): Promise<void> {
  await transaction.deleteFrom('staged_operations').where('scope', '=', scope).execute();
  await transaction.deleteFrom('staged_names').where('scope', '=', scope).execute();
  await transaction.deleteFrom('local_state').where('key', '=', keyOf(scope)).execute();
}

/** Changes to what is staged. What is held stays, but of the district's log, which is replaced. */
export async function takeStaged(
  transaction: Kysely<LibraryTables>,
  scope: SyncScope,
  parts: ChangeLogParts,
): Promise<void> {
  const sequence = (await readStaged(transaction, scope))?.place.sequence ?? 0;
  if (scope === 'district') await transaction.deleteFrom('operations').where('scope', '=', scope).execute();
  await transaction.deleteFrom('known_names').where('scope', '=', scope).execute();
  await transaction
    .insertInto('known_names')
    .columns(['scope', 'id', 'is_in_log'])
    .expression((from) =>
      from.selectFrom('staged_names').select(['scope', 'id', 'is_in_log']).where('scope', '=', scope),
    )
    .execute();
  const rows = await transaction
    .selectFrom('staged_operations')
    .select('operation')
    .where('scope', '=', scope)
    .execute();
  for (const chunk of inChunks(rows, rowsAtOnce)) {
    const heads: SequencedOperation[] = chunk.map(({ operation }) => JSON.parse(operation));
    await takeOperations(transaction, heads, parts);
  }
  await settleNamed(transaction, scope, sequence);
  await dropStaged(transaction, scope);
  await layOutLog(transaction, parts.dialect);
}

/** Forgets what is known of a log by its ids alone: the log is another one. */
export async function forgetNames(
  transaction: Kysely<LibraryTables>,
  scope: SyncScope,
  dialect: StorageDialect,
): Promise<void> {
  const { numDeletedRows } = await transaction.deleteFrom('known_names').where('scope', '=', scope).executeTakeFirst();
  if (numDeletedRows > 0n) await layOutLog(transaction, dialect);
}

/** What the log has by its id alone leaves the outbox; of this PC's own it is not counted again. */
async function settleNamed(transaction: Kysely<LibraryTables>, scope: SyncScope, sequence: number): Promise<void> {
  const inLog = transaction
    .selectFrom('known_names')
    .select('id')
    .where('scope', '=', scope)
    .where('is_in_log', '=', 1);
  await transaction
    .updateTable('operations')
    .set({ sequence })
    .where('sequence', 'is', null)
    .where('id', 'in', inLog)
    .execute();
  const state = await readDeviceState(transaction);
  const own = await inLog.where('id', '>', `${state.deviceId}:`).where('id', '<', `${state.deviceId};`).execute();
  const operations = own.reduce((most, { id }) => Math.max(most, operationMaker(id).counter), state.operations);
  if (operations > state.operations) await writeDeviceState(transaction, { ...state, operations });
}
