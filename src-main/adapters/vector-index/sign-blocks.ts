/**
 * The first pass over vectors: the signs of their numbers, packed 32 to a word, in blocks of passages. All are kept in
 * memory, a tenth of a kilobyte a passage: reading them for each search took as long as comparing them.
 */
export type SignBlock = { ids: Float64Array; signs: Uint32Array };

/** Vectors of a block: small enough to write again at each change. */
export const blockSlots = 512;

/** What stands in a slot that holds no passage. */
export const freeSlot = 0;

/** How many words the signs of a vector take. */
export function wordsOf(dimensions: number): number {
  return Math.ceil(dimensions / 32);
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

/** Keeps the passages whose signs differ least from the query's, block by block. */
export function createNearest(query: Uint32Array, keep: number, isAllowed: (id: number) => boolean) {
  let near: Near[] = [];
  /** The distance that the worst of the kept ones has, once there are enough. */
  let furthest = Number.POSITIVE_INFINITY;

  function trim(): void {
    near = near.sort((left, right) => left.distance - right.distance).slice(0, keep);
    if (near.length === keep) furthest = near.at(-1)!.distance;
  }

  return {
    scan({ ids, signs }: SignBlock): void {
      const words = query.length;
      for (let slot = 0; slot < ids.length; slot++) {
        let distance = 0;
        for (let word = 0, at = slot * words; word < words; word++, at++) {
          distance += bitsSet(signs[at]! ^ query[word]!);
        }
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

/** How many bits of a word are one (the usual sums side by side). */
function bitsSet(word: number): number {
  let sums = word - ((word >>> 1) & 0x55555555);
  sums = (sums & 0x33333333) + ((sums >>> 2) & 0x33333333);
  return Math.imul((sums + (sums >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
