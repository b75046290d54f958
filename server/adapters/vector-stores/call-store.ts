import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../src-shared/domain/errors.ts';

/** What a store's own error says: nothing answered, the key is not taken, or neither. */
export type StoreTrouble = 'away' | 'refused' | null;

export type StoreCall = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A store that is started anew is back within a second or two. */
const pausesMs = [200, 800, 2000];
const limitMs = 60_000;

/**
 * Asks a store of vectors, again for some seconds where nothing answers: all that is asked of one may be asked twice.
 * Throws `VECTORS_UNREACHABLE` and `VECTORS_REFUSED`, with nothing of what the store's client said.
 */
export function createStoreCall(store: string, troubleOf: (error: unknown) => StoreTrouble): StoreCall {
  return async (work) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await withinLimit(work());
      } catch (error) {
        const trouble = error === tooLate ? 'away' : troubleOf(error);
        if (trouble === null) throw error;
        // A client's errors may carry the request, and with it the key: they are not kept as the cause.
        if (trouble === 'refused') throw new AppError('VECTORS_REFUSED', { store });
        const pause = error === tooLate ? undefined : pausesMs[attempt];
        if (pause === undefined) throw new AppError('VECTORS_UNREACHABLE', { store });
        await wait(pause);
      }
    }
  };
}

const tooLate = Symbol('too late');

async function withinLimit<Result>(work: Promise<Result>): Promise<Result> {
  const timer = new AbortController();
  const late = wait(limitMs, undefined, { signal: timer.signal, ref: false }).then(
    () => Promise.reject(tooLate),
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
