import type { EmbedderIdentity } from '../../../src-shared/ports/embedder.ts';
import type { PassageVector } from '../../../src-shared/ports/vector-index.ts';

/** One vector for each passage, the last given. Throws where they are of another model than the index. */
export function takeVectors(
  held: EmbedderIdentity | null,
  modelId: string,
  vectors: readonly PassageVector[],
): PassageVector[] {
  if (held?.modelId !== modelId) throw new Error(`The index is of ${held?.modelId}, not of ${modelId}`);
  const wrong = vectors.find(({ vector }) => vector.length !== held.dimensions);
  if (wrong) throw new Error(`${modelId} gave ${wrong.vector.length} numbers, not ${held.dimensions}`);
  return [...new Map(vectors.map((one) => [one.passageId, one])).values()];
}

/** A list in pieces that a store takes at once. */
export function inPieces<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

type ReadableStore = {
  /** In order. */
  heldBetween(after: number, upTo: number): Promise<number[]>;
  hasAbove(passageId: number): Promise<boolean>;
};

/** The first passages above one, of a store that tells which it has in a range but not which come first. */
export async function firstPassagesAbove(store: ReadableStore, after: number, limit: number): Promise<number[]> {
  const found: number[] = [];
  let low = after;
  let width = limit;
  while (found.length < limit) {
    const high = low + width;
    const held = await store.heldBetween(low, high);
    found.push(...held);
    if (held.length === 0) {
      if (!(await store.hasAbove(high))) break;
      width *= 2;
    }
    low = high;
  }
  return found.slice(0, limit);
}
