import { setTimeout as wait } from 'node:timers/promises';
import type { LoadAnswer, LoadPc } from './load-pc.ts';

/** What came of a load: milliseconds from the moment at which each request was due. */
export type MixedLoad = { p50Ms: number; p95Ms: number; requests: number; errors: number; perSecond: number };

const operationsEach = 5;

/**
 * Asks so many times a second, whether or not earlier requests were answered: seven greetings of ten, the rest half
 * pushes and half pulls, each by a PC that is not asking anything else where there is one.
 */
export async function runMixedLoad(
  pcs: readonly LoadPc[],
  { seconds, perSecond }: { seconds: number; perSecond: number },
): Promise<MixedLoad> {
  const durations: number[] = [];
  const underWay = new Set<Promise<void>>();
  let errors = 0;
  const startMs = performance.now();
  const all = Math.round(seconds * perSecond);
  for (let index = 0; index < all; index++) {
    const dueMs = startMs + (index * 1000) / perSecond;
    if (dueMs > performance.now()) await wait(dueMs - performance.now());
    const pc = pickOne(pcs);
    pc.isBusy = true;
    const asked = askOne(pc)
      .then(
        ({ status }) => status === 200,
        () => false,
      )
      .then((isAnswered) => {
        durations.push(performance.now() - dueMs);
        if (!isAnswered) errors += 1;
        pc.isBusy = false;
        underWay.delete(asked);
      });
    underWay.add(asked);
  }
  await Promise.all(underWay);
  const tookSeconds = (performance.now() - startMs) / 1000;
  return { ...percentiles(durations), requests: all, errors, perSecond: all / tookSeconds };
}

function askOne(pc: LoadPc): Promise<LoadAnswer> {
  const chance = Math.random();
  if (chance < 0.7) return pc.hello();
  return chance < 0.85 ? pc.push(pc.write(operationsEach)) : pc.pull();
}

/** Any, where the server is so far behind that none is idle: its request waits as it would. */
function pickOne(pcs: readonly LoadPc[]): LoadPc {
  const start = Math.floor(Math.random() * pcs.length);
  for (let index = 0; index < pcs.length; index++) {
    const pc = pcs[(start + index) % pcs.length];
    if (pc !== undefined && !pc.isBusy) return pc;
  }
  return pcs[start]!;
}

function percentiles(durations: number[]): { p50Ms: number; p95Ms: number } {
  durations.sort((one, other) => one - other);
  const at = (share: number) => durations[Math.floor(durations.length * share)] ?? 0;
  return { p50Ms: at(0.5), p95Ms: at(0.95) };
}
