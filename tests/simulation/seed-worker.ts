import { parentPort, workerData } from 'node:worker_threads';
import type { SeedShare, SeedsResult } from './run-seeds.ts';
import { simulate } from './simulate.ts';

const { from, steps, stride, lowest } = workerData as SeedShare;
const result: SeedsResult = { operations: 0, violation: null };
for (let seed = from; result.violation === null && seed < Atomics.load(lowest, 0); seed += stride) {
  const { operations, violation } = await simulate(seed, steps);
  result.operations += operations;
  if (violation === null) continue;
  result.violation = { seed, text: violation };
  Atomics.store(lowest, 0, Math.min(seed, Atomics.load(lowest, 0)));
}
parentPort?.postMessage(result);
