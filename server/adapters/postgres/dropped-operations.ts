import { sql } from 'kysely';
import { z } from 'zod';
import { blockKey, blockOf } from '../../../src-shared/domain/sync/counter-blocks.ts';
import { idsIn, toIdRanges } from '../../../src-shared/domain/sync/id-ranges.ts';
import { idRangeSchema } from '../../../src-shared/domain/sync/snapshot-messages.ts';
import type { BlockName } from '../../../src-shared/domain/sync/sync-messages.ts';
import type { LogName } from '../../../src-shared/ports/district-log.ts';
import type { LogTransaction } from './log-transaction.ts';

const rangesSchema = z.array(idRangeSchema.omit({ deviceId: true }));

/** All dropped ids of the log in the blocks of these. */
export async function droppedBeside(transaction: LogTransaction, ids: readonly string[]): Promise<string[]> {
  const blocks = new Map(ids.map((id) => [blockKey(blockOf(id)), blockOf(id)]));
  return droppedIn(transaction, [...blocks.values()]);
}

/** All dropped ids of these blocks. */
export async function droppedIn(transaction: LogTransaction, blocks: readonly BlockName[]): Promise<string[]> {
  const { rows } = await sql<{ device_id: string; ranges: string }>`
    select device_id, ranges from dropped_blocks join unnest(
      ${blocks.map(({ deviceId }) => deviceId)}::text[],
      ${blocks.map(({ block }) => block)}::integer[]
    ) as asked (device_id, block) using (device_id, block)
  `.execute(transaction);
  return rows.flatMap(({ device_id: deviceId, ranges }) =>
    idsIn(rangesSchema.parse(JSON.parse(ranges)).map((range) => ({ ...range, deviceId }))),
  );
}

/** Adds to what was dropped of the log. */
export async function keepDropped(transaction: LogTransaction, log: LogName, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const byBlock = new Map<string, { block: BlockName; ids: string[] }>();
  for (const id of [...(await droppedBeside(transaction, ids)), ...ids]) {
    const block = blockOf(id);
    const known = byBlock.get(blockKey(block)) ?? { block, ids: [] };
    byBlock.set(blockKey(block), known);
    known.ids.push(id);
  }
  for (const { block, ids } of byBlock.values()) {
    const ranges = JSON.stringify(toIdRanges(ids).map(({ first, names }) => ({ first, names })));
    await transaction
      .insertInto('dropped_blocks')
      .values({ log, device_id: block.deviceId, block: block.block, ranges })
      .onConflict((conflict) => conflict.columns(['log', 'device_id', 'block']).doUpdateSet({ ranges }))
      .execute();
  }
}
