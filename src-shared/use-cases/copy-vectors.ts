import type { TaskContext } from '../domain/job.ts';
import type { PassageVector, VectorIndex } from '../ports/vector-index.ts';

export type CopyVectorsPorts = {
  from: VectorIndex;
  to: VectorIndex;
  /** Waits a little, before the other store is asked again how many it has. */
  pause: () => Promise<void>;
};

/** What came of a copy. */
export type CopiedVectors =
  /** There was nothing to copy. */
  | { outcome: 'empty' }
  /** The other index has vectors of another model, which were left alone. */
  | { outcome: 'other-model'; modelId: string }
  | {
      outcome: 'copied';
      modelId: string;
      /** Vectors sent now, and those of passages that are no more in the first index, taken out. */
      copied: number;
      removed: number;
      /** How many each index has at the end. */
      count: { from: number; to: number };
      /** Vectors looked at one by one, and those that are not the same in both or are not found by what they mean. */
      sample: { checked: number; wrong: number[] };
    };

/** Vectors read and sent at once: at 1,024 numbers each, two megabytes. */
const pageSize = 500;
const sampleSize = 50;
/** How often the other store is asked whether it has counted what it was sent. */
const countings = 60;
/** Stores round their numbers. */
const sameFrom = 0.999;

/** Whether the copy is the same as what it was made of. */
export function isTrueCopy(copied: CopiedVectors): boolean {
  return copied.outcome === 'copied' && copied.count.from === copied.count.to && copied.sample.wrong.length === 0;
}

type Watched = Pick<TaskContext, 'signal'> & { report: (done: number, total: number) => void };

/** Makes an index the same as another. What it has already is not sent again: a copy that was cut short goes on. */
export function createCopyVectors({ from, to, pause }: CopyVectorsPorts) {
  return async ({ isReplacing }: { isReplacing: boolean }, watched: Watched): Promise<CopiedVectors> => {
    const { modelId, count: total } = await from.describe();
    const [first] = await from.vectorsAfter(0, 1);
    if (modelId === null || first === undefined) return { outcome: 'empty' };
    const held = await to.describe();
    if (held.modelId !== null && held.modelId !== modelId && !isReplacing) {
      return { outcome: 'other-model', modelId: held.modelId };
    }
    if (held.modelId !== modelId) await to.startOver({ modelId, dimensions: first.vector.length });
    const { sample, ...done } = await sendAll(modelId, total, watched);
    const count = await countBoth();
    return { outcome: 'copied', modelId, ...done, count, sample: await check(modelId, sample) };
  };

  async function sendAll(modelId: string, total: number, { signal, report }: Watched) {
    const done = { copied: 0, removed: 0, sample: [] as PassageVector[] };
    const each = Math.max(1, Math.floor(total / sampleSize));
    let seen = 0;
    for (let after = 0, isMore = true; isMore; ) {
      signal.throwIfAborted();
      const page = await from.vectorsAfter(after, pageSize);
      isMore = page.length === pageSize;
      const upTo = isMore ? page.at(-1)!.passageId : Number.MAX_SAFE_INTEGER;
      const changed = await mend(modelId, page, { after, upTo });
      done.copied += changed.copied;
      done.removed += changed.removed;
      done.sample.push(...page.filter((_, at) => (seen + at) % each === 0));
      seen += page.length;
      report(seen, total);
      after = upTo;
    }
    return done;
  }

  /** Sends the passages of a range that are not there, and takes those out that should not be. */
  async function mend(modelId: string, page: readonly PassageVector[], range: { after: number; upTo: number }) {
    const held = new Set(await to.heldBetween(range.after, range.upTo));
    const missing = page.filter(({ passageId }) => !held.delete(passageId));
    if (missing.length > 0) await to.upsert(modelId, missing);
    if (held.size > 0) await to.removePassages([...held]);
    return { copied: missing.length, removed: held.size };
  }

  async function countBoth(): Promise<{ from: number; to: number }> {
    for (let counting = 1; ; counting++) {
      const count = { from: (await from.describe()).count, to: (await to.describe()).count };
      if (count.from === count.to || counting === countings) return count;
      await pause();
    }
  }

  async function check(modelId: string, sample: readonly PassageVector[]) {
    const wrong: number[] = [];
    for (const { passageId, sourceId, vector } of sample) {
      const [copy] = await to.vectorsAfter(passageId - 1, 1);
      const [nearest] = await to.search({ modelId, vector }, { limit: 1 });
      const isSame =
        copy?.passageId === passageId && copy.sourceId === sourceId && cosine(copy.vector, vector) >= sameFrom;
      if (!isSame || nearest === undefined || nearest.similarity < sameFrom) wrong.push(passageId);
    }
    return { checked: sample.length, wrong };
  }
}

function cosine(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += one[index]! * other[index]!;
  return sum;
}
