import { operationMaker } from '../seal-operation.ts';
import { changeChecksum, emptyChecksum } from './log-checksum.ts';
import type { BlockName, CounterBlock, LogChecksum } from './sync-messages.ts';

const blockSize = 1000;

/** The block that an operation stands in. */
export function blockOf(operationId: string): BlockName {
  const { deviceId, counter } = operationMaker(operationId);
  return { deviceId, block: Math.floor(counter / blockSize) };
}

/** A block's name as the key of a map. */
export function blockKey({ deviceId, block }: BlockName): string {
  return `${deviceId}:${block}`;
}

/**
 * The operations by block, each block with the sum of all of them: what two sides compare to find what one lacks.
 * `before` has the sums of what the blocks held already, by their keys.
 */
export function counterBlocks(
  operations: Iterable<{ id: string; hash: string }>,
  before: ReadonlyMap<string, LogChecksum> = new Map(),
): CounterBlock[] {
  const hashes = new Map<string, { name: BlockName; come: string[] }>();
  for (const { id, hash } of operations) {
    const name = blockOf(id);
    const found = hashes.get(blockKey(name)) ?? { name, come: [] };
    hashes.set(blockKey(name), found);
    found.come.push(hash);
  }
  return [...hashes].map(([key, { name, come }]) => ({
    ...name,
    checksum: changeChecksum(before.get(key) ?? emptyChecksum, { come, gone: [] }),
  }));
}
