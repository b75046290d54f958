import { AppError } from '../domain/errors.ts';

/**
 * Runs work that shows signs of life by calling `beat`, and ends it with `MODEL_FAILED` when none comes in `stallMs`.
 * The signal that the work gets ends with the caller's, with a stall and with the work itself, so that a connection
 * left open is closed and its model stops computing.
 */
export async function whileAlive<Result>(
  { signal, stallMs }: { signal: AbortSignal; stallMs: number },
  work: (signal: AbortSignal, beat: () => void) => Promise<Result>,
): Promise<Result> {
  const stall = new AbortController();
  const ended = new AbortController();
  const abort = () => stall.abort(new AppError('MODEL_FAILED'));
  let timer = setTimeout(abort, stallMs);
  const beat = () => {
    clearTimeout(timer);
    timer = setTimeout(abort, stallMs);
  };
  const whyItEnded = AbortSignal.any([signal, stall.signal]);
  try {
    const result = await work(AbortSignal.any([whyItEnded, ended.signal]), beat);
    // Some clients end a stream quietly when its signal does.
    whyItEnded.throwIfAborted();
    return result;
  } catch (thrown) {
    whyItEnded.throwIfAborted();
    throw thrown;
  } finally {
    clearTimeout(timer);
    ended.abort();
  }
}
