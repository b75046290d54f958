import { sql } from 'kysely';
import { toIdRanges } from '../../../src-shared/domain/sync/id-ranges.ts';
import {
  type SnapshotCursor,
  type SnapshotPage,
  snapshotBlocksLimit,
} from '../../../src-shared/domain/sync/snapshot-messages.ts';
import {
  type BlockName,
  type LogPlace,
  pageLimit,
  type SequencedOperation,
} from '../../../src-shared/domain/sync/sync-messages.ts';
import type { LogName } from '../../../src-shared/ports/district-log.ts';
import { droppedIn, keepDropped } from './dropped-operations.ts';
import type { LogTransaction } from './log-transaction.ts';
import { readOperations } from './read-operations.ts';

/** Keeps where the log stands now as its snapshot. */
export async function makeSnapshot(transaction: LogTransaction, log: LogName, nowMs: number): Promise<void> {
  await transaction
    .updateTable('logs')
    .set(({ ref }) => ({
      snapshot_sequence: ref('tip'),
      snapshot_chain: ref('chain'),
      snapshot_sum: ref('sum'),
      snapshot_heads: ref('heads'),
      snapshot_ms: String(nowMs),
    }))
    .where('log', '=', log)
    .execute();
}

/** Drops what the snapshot makes needless, but for the ids; gives those. */
export async function dropSuperseded(
  transaction: LogTransaction,
  log: LogName,
  takenBeforeMs: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string; sequence: number; chain: string }>`
    select id, sequence, chain from drop_superseded(${takenBeforeMs}::bigint) order by sequence
  `.execute(transaction);
  const ids = rows.map(({ id }) => id);
  await keepDropped(transaction, log, ids);
  const last = rows.at(-1);
  if (last !== undefined) {
    await transaction
      .updateTable('logs')
      .set({ horizon: last.sequence, horizon_chain: last.chain })
      .where('log', '=', log)
      .where('horizon', '<', last.sequence)
      .execute();
  }
  return ids;
}

/** A page of the log's snapshot; null where it is not the one of that place. */
export async function readSnapshotPage(
  transaction: LogTransaction,
  place: LogPlace,
  cursor: SnapshotCursor | null,
): Promise<SnapshotPage | null> {
  const made = await transaction
    .selectFrom('logs')
    .selectAll()
    .where('snapshot_sequence', '=', place.sequence)
    .where('snapshot_chain', '=', place.chain)
    .executeTakeFirst();
  if (made === undefined) return null;
  const checksum = { sum: made.snapshot_sum ?? '', heads: made.snapshot_heads ?? 0 };
  const page = { checksum, heads: [], superseded: [], awaited: [] };
  const at = place.sequence;
  if (cursor === null || 'head' in cursor) {
    const heads = await readHeads(transaction, at, cursor?.head ?? 0);
    const last = heads.at(-1);
    if (last) return { ...page, heads, next: { head: last.sequence } };
    return readSnapshotPage(transaction, place, { block: null });
  }
  if ('block' in cursor) {
    const blocks = await readBlockNames(transaction, cursor.block);
    const last = blocks.at(-1);
    if (!last) return readSnapshotPage(transaction, place, { awaited: '' });
    const ids = [...(await droppedIn(transaction, blocks)), ...(await supersededIn(transaction, at, blocks))];
    return { ...page, superseded: toIdRanges(ids), next: { block: last } };
  }
  const awaited = await readAwaited(transaction, at, cursor.awaited);
  const last = awaited[pageLimit - 1];
  return { ...page, awaited, next: last === undefined ? null : { awaited: last } };
}

/** Heads as they were at a sequence, after another one. */
function readHeads(transaction: LogTransaction, at: number, after: number): Promise<SequencedOperation[]> {
  return readOperations(
    transaction,
    sql`sequence > ${after} and sequence <= ${at} and not exists (
      select from superseded where superseded.log = operations.log
        and superseded.id = operations.id and superseded.by_sequence <= ${at}
    )`,
    pageLimit,
  );
}

async function readBlockNames(transaction: LogTransaction, after: BlockName | null): Promise<BlockName[]> {
  const { rows } = await sql<BlockName>`
    select device_id as "deviceId", block from counter_blocks
    where (device_id collate "C", block) > (${after?.deviceId ?? ''}, ${after?.block ?? -1})
    order by device_id collate "C", block limit ${snapshotBlocksLimit}
  `.execute(transaction);
  return rows;
}

async function supersededIn(transaction: LogTransaction, at: number, blocks: readonly BlockName[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select operations.id from operations join unnest(
      ${blocks.map(({ deviceId }) => deviceId)}::text[],
      ${blocks.map(({ block }) => block)}::integer[]
    ) as asked (device_id, block)
      on operations.device_id = asked.device_id and operations.counter between block * 1000 and block * 1000 + 999
    join superseded on superseded.log = operations.log and superseded.id = operations.id
    where sequence <= ${at} and by_sequence <= ${at}
  `.execute(transaction);
  return rows.map(({ id }) => id);
}

async function readAwaited(transaction: LogTransaction, at: number, after: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from superseded where by_sequence <= ${at} and id collate "C" > ${after} and not exists (
      select from operations
      where operations.log = superseded.log and operations.id = superseded.id and operations.sequence <= ${at}
    ) order by id collate "C" limit ${pageLimit}
  `.execute(transaction);
  return rows.map(({ id }) => id);
}
