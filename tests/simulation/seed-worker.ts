import { parentPort, workerData } from 'node:worker_threads';
import type { SeedShare, SeedsResult } from './run-seeds.ts';
import { simulate } from './simulate.ts';

const { from, count, steps, stride } = workerData as SeedShare;
const result: SeedsResult = { operations: 0, violation: null };
for (let seed = from; seed < from + count && result.violation === null; seed += stride) {
  const { operations, violation } = await simulate(seed, steps);
  result.operations += operations;
  if (violation !== null) result.violation = { seed, text: violation };
}
parentPort?.postMessage(result);
