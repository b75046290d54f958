import { createDifferenceCounter, type DifferenceCounter } from './count-differences.ts';

/**
 * The first pass over vectors: the signs of their numbers, packed 32 to a word, in blocks of passages. All are kept in
 * memory, a tenth of a kilobyte a passage: reading them for each search took as long as comparing them.
 */
export type SignBlock = { ids: Float64Array; signs: Uint32Array };

/** Vectors of a block: small enough to write again at each change. */
export const blockSlots = 512;

/** What stands in a slot that holds no passage. */
export const freeSlot = 0;

/** How many words the signs of a vector take: an even number, for they are compared two by two. */
function wordsOf(dimensions: number): number {
  return 2 * Math.ceil(dimensions / 64);
}

/** A block without passages. */
export function emptyBlock(dimensions: number): SignBlock {
  return { ids: new Float64Array(blockSlots), signs: new Uint32Array(blockSlots * wordsOf(dimensions)) };
}

/** The signs of a vector's numbers. */
export function packSigns(vector: Float32Array): Uint32Array {
  const signs = new Uint32Array(wordsOf(vector.length));
  for (let index = 0; index < vector.length; index++) {
    if (vector[index]! > 0) signs[index >>> 5]! |= 1 << (index & 31);
  }
  return signs;
}

type Near = { id: number; distance: number };

/** Counts over the blocks of vectors of so many numbers; made once, for making it compiles a program. */
export function createBlockCounter(dimensions: number): DifferenceCounter {
  return createDifferenceCounter(wordsOf(dimensions), blockSlots);
}

/** Keeps the passages whose signs differ least from the query's, block by block. */
export function createNearest(
  { query, counter }: { query: Uint32Array; counter: DifferenceCounter },
  keep: number,
  isAllowed: (id: number) => boolean,
) {
  counter.setQuery(query);
  let near: Near[] = [];
  /** The distance that the worst of the kept ones has, once there are enough. */
  let furthest = Number.POSITIVE_INFINITY;

  function trim(): void {
    near = near.sort((left, right) => left.distance - right.distance).slice(0, keep);
    if (near.length === keep) furthest = near.at(-1)!.distance;
  }

  return {
    scan({ ids, signs }: SignBlock): void {
      const distances = counter.count(signs);
      for (let slot = 0; slot < blockSlots; slot++) {
        const distance = distances[slot]!;
        if (distance >= furthest) continue;
        const id = ids[slot]!;
        if (id === freeSlot || !isAllowed(id)) continue;
        near.push({ id, distance });
        if (near.length >= 2 * keep) trim();
      }
    },
    ids(): number[] {
      trim();
      return near.map(({ id }) => id);
    },
  };
}
