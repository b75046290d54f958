import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

export type Seeds = { from: number; count: number; steps: number };

/** What some seeds came to; `violation` is the first that was met. */
export type SeedsResult = { operations: number; violation: { seed: number; text: string } | null };

/** What one thread plays: every `stride`-th seed, up to the `lowest` that any of them met a violation with. */
export type SeedShare = Pick<Seeds, 'from' | 'steps'> & { stride: number; lowest: Int32Array };

const mostThreads = 4;

/** Plays seeds on all processors: each seed is played by one thread, and the same as by any other. */
export async function runSeeds(seeds: Seeds): Promise<SeedsResult> {
  const stride = Math.max(1, Math.min(mostThreads, availableParallelism(), seeds.count));
  const lowest = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)).fill(seeds.from + seeds.count);
  const shares = Array.from({ length: stride }, (_, index) => {
    return { steps: seeds.steps, from: seeds.from + index, stride, lowest };
  });
  const results = await Promise.all(shares.map(playShare));
  const violations = results.flatMap(({ violation }) => violation ?? []).sort((left, right) => left.seed - right.seed);
  return {
    operations: results.reduce((sum, { operations }) => sum + operations, 0),
    violation: violations[0] ?? null,
  };
}

function playShare(share: SeedShare): Promise<SeedsResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./seed-worker.ts', import.meta.url), { workerData: share, execArgv: [] });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread ended without a word (${code})`)));
  });
}
