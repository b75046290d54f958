import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whileAlive } from './stall-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minute = 60_000;
const calm = new AbortController().signal;

function untilEnded(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

test('work that gives signs of life may take for ever', async () => {
  const working = whileAlive({ signal: calm, stallMs: minute }, async (_signal, beat) => {
    for (let count = 0; count < 50; count++) {
      await new Promise((resolve) => setTimeout(resolve, minute - 1));
      beat();
    }
    return 'done';
  });
  await vi.runAllTimersAsync();
  expect(await working).toBe('done');
});

test('work that gives none ends after the time given', async () => {
  const working = whileAlive({ signal: calm, stallMs: minute }, untilEnded);
  const outcome = expect(working).rejects.toMatchObject({ code: 'MODEL_FAILED' });
  await vi.advanceTimersByTimeAsync(minute);
  await outcome;
});

test('work whose client ends quietly when stopped is stopped all the same', async () => {
  const stop = new AbortController();
  const working = whileAlive({ signal: stop.signal, stallMs: minute }, (signal) =>
    untilEnded(signal).catch(() => 'half an answer'),
  );
  stop.abort();
  await expect(working).rejects.toMatchObject({ name: 'AbortError' });
});

test('what the work left open ends with it', async () => {
  let seen: AbortSignal | undefined;
  await whileAlive({ signal: calm, stallMs: minute }, async (signal) => {
    seen = signal;
  });
  expect(seen?.aborted).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
