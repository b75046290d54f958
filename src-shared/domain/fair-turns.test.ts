import { expect, it } from 'vitest';
import { createFairTurns } from './fair-turns.ts';

const never = new AbortController().signal;

/** Turns in which each piece of work ends when the test says so. */
function heldTurns() {
  const inTurn = createFairTurns();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    ask: (of: string, { isAwaited = false, signal = never }: { isAwaited?: boolean; signal?: AbortSignal } = {}) =>
      inTurn({ of, isAwaited }, signal, () => {
        begun.push(of);
        return new Promise<void>((resolve) => ends.push(resolve));
      }),
    /** Ends what is under way, and lets the next begin. */
    async end() {
      ends.shift()?.();
      for (let step = 0; step < 10; step++) await Promise.resolve();
    },
  };
}

it('lets one in at a time, and each in its turn, however much one of them asks', async () => {
  const { ask, end, begun } = heldTurns();
  const asked = ['one', 'one', 'one', 'two', 'three', 'two'].map((of) => ask(of));
  expect(begun).toEqual(['one']);
  for (let turn = 0; turn < 6; turn++) await end();
  expect(begun).toEqual(['one', 'two', 'three', 'one', 'two', 'one']);
  await Promise.all(asked);
});

it('lets those in first whom somebody waits for', async () => {
  const { ask, end, begun } = heldTurns();
  void ask('filling');
  void ask('filling too');
  void ask('asking', { isAwaited: true });
  await end();
  await end();
  expect(begun).toEqual(['filling', 'asking', 'filling too']);
});

it('does nothing for who gave up, and keeps nobody back for it', async () => {
  const { ask, end, begun } = heldTurns();
  const gone = new AbortController();
  void ask('one');
  const two = ask('two', { signal: gone.signal });
  void ask('three');
  gone.abort(new Error('stopped'));
  await expect(two).rejects.toThrow('stopped');
  await expect(ask('late', { signal: gone.signal })).rejects.toThrow('stopped');
  await end();
  expect(begun).toEqual(['one', 'three']);
});

it('goes on after work that failed', async () => {
  const inTurn = createFairTurns();
  const failing = inTurn({ of: 'one', isAwaited: false }, never, () => Promise.reject(new Error('broken')));
  const after = inTurn({ of: 'two', isAwaited: false }, never, async () => 'done');
  await expect(failing).rejects.toThrow('broken');
  expect(await after).toBe('done');
});
