import { type Kysely, sql } from 'kysely';
import { type SourceId, sourceIdSchema } from '../../domain/identifiers.ts';
import type { Operation } from '../../domain/operation.ts';
import { operationMaker } from '../../domain/seal-operation.ts';
import { type Purge, purged, purgesAmong } from '../../domain/sync/purge.ts';
import type { SequencedOperation } from '../../domain/sync/sync-messages.ts';
import { appendOperations } from '../change-log/append-operations.ts';
import { readDeviceState, writeDeviceState } from '../change-log/local-state.ts';
import { inChunks } from '../change-log/operation-rows.ts';
import { applyPurges, readPurges } from '../change-log/purges.ts';
import { showRegisters } from '../change-log/show-registers.ts';
import { appendPurge, type ChangeLogParts } from '../change-log/write-group.ts';
import type { LibraryTables } from '../library-tables.ts';
import { unusedOf } from '../repositories/blob-use.ts';
import { leaveToRemove } from '../repositories/left-of-purges.ts';
import { trashReason } from '../repositories/purge-documents.ts';
import { forgetNamed, wordsOfPurged } from '../repositories/purge-person.ts';
import { forgetWhatWasRead, readingsSharedFromHere, sharedReadingsOf } from '../repositories/purge-source.ts';

/** Takes operations of the server's log: new ones are laid out in the rows, known ones leave the outbox. */
export async function receiveOperations(
  transaction: Kysely<LibraryTables>,
  received: readonly SequencedOperation[],
  parts: ChangeLogParts,
): Promise<void> {
  await takeOperations(transaction, received, parts);
  await showRegisters(transaction, received, parts.dialect.maximumParameters);
}

/** The same, but for the rows. */
export async function takeOperations(
  transaction: Kysely<LibraryTables>,
  received: readonly SequencedOperation[],
  parts: ChangeLogParts,
): Promise<void> {
  const known = await knownIds(transaction, received);
  const fresh = received.filter(({ id }) => !known.has(id)).map(({ sequence: _, ...operation }) => operation);
  const come = purgesAmong(fresh);
  const purges = [...(await readPurges(transaction)), ...come];
  await appendOperations(
    transaction,
    fresh.map((operation) => purged(operation, purges)),
  );
  await forgetPurged(transaction, come, parts);
  for (const chunk of inChunks(received, 500)) await placeOperations(transaction, chunk);
  await countOn(transaction, received);
}

/** Does what purges that have come ask for to all that was here before them. */
async function forgetPurged(
  transaction: Kysely<LibraryTables>,
  purges: readonly Purge[],
  parts: ChangeLogParts,
): Promise<void> {
  const named = await wordsOfPurged(transaction, purges);
  await applyPurges(transaction, purges, parts.dialect.maximumParameters);
  for (const words of named) await forgetNamed(transaction, parts.dialect, words);
  for (const { source, blobs } of purges) {
    const id = sourceIdSchema.safeParse(source);
    if (id.success) await forgetSource(transaction, id.data, parts);
    await leaveToRemove(transaction, { sources: id.success ? [id.data] : [], blobs });
  }
}

/**
 * Forgets what was read from a source, and the files in which it travels. Those of this PC it names in a purge of its
 * own: it may have sent them after the server forgot, and whoever purged may not have known of them.
 */
async function forgetSource(transaction: Kysely<LibraryTables>, id: SourceId, parts: ChangeLogParts): Promise<void> {
  const sent = await unusedOf(transaction, await readingsSharedFromHere(transaction, id));
  await forgetWhatWasRead(transaction, parts.dialect, id);
  await leaveToRemove(transaction, { sources: [], blobs: await sharedReadingsOf(transaction, id) });
  if (sent.length === 0) return;
  await appendPurge(transaction, parts, { reason: trashReason, entities: [], source: null, proofs: [], blobs: sent });
}

/** Gives operations the place and the clock that they have in the server's log. */
async function placeOperations(
  transaction: Kysely<LibraryTables>,
  received: readonly SequencedOperation[],
): Promise<void> {
  const places = received.map(({ id, sequence, clock }) => sql`(${id}, ${sequence}, ${clock})`);
  await sql`
    update operations set sequence = cast(placed.column2 as bigint), clock = placed.column3
    from (values ${sql.join(places)}) as placed where operations.id = placed.column1
  `.execute(transaction);
}

/** Whether one of these stands at a place of this PC's own counting at which it holds another. */
export async function isForkedBy(
  database: Kysely<LibraryTables>,
  operations: readonly { id: string }[],
): Promise<boolean> {
  const { deviceId } = await readDeviceState(database);
  for (const { id } of operations) {
    const maker = operationMaker(id);
    if (maker.deviceId !== deviceId) continue;
    const place = `${deviceId}:${maker.counter}`;
    const other = await database
      .selectFrom('operations')
      .select('id')
      // Every id of that place: what follows its colon sorts before a semicolon.
      .where('id', '>', `${place}:`)
      .where('id', '<', `${place};`)
      .where('id', '!=', id)
      .limit(1)
      .executeTakeFirst();
    if (other !== undefined && !(await isKnown(database, id))) return true;
  }
  return false;
}

async function isKnown(database: Kysely<LibraryTables>, id: string): Promise<boolean> {
  const row = await database.selectFrom('operations').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

async function knownIds(transaction: Kysely<LibraryTables>, operations: readonly Operation[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const chunk of inChunks(operations, 500)) {
    const ids = chunk.map(({ id }) => id);
    const rows = await transaction.selectFrom('operations').select('id').where('id', 'in', ids).execute();
    for (const { id } of rows) known.add(id);
  }
  return known;
}

/** A PC that was put back to an older state meets its own later operations: it counts on from them. */
async function countOn(transaction: Kysely<LibraryTables>, received: readonly Operation[]): Promise<void> {
  const state = await readDeviceState(transaction);
  let { operations } = state;
  for (const { id } of received) {
    const { deviceId, counter } = operationMaker(id);
    if (deviceId === state.deviceId) operations = Math.max(operations, counter);
  }
  if (operations > state.operations) await writeDeviceState(transaction, { ...state, operations });
}
