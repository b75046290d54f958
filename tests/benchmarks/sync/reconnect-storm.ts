import type { HelloAnswer } from '../../../src-shared/domain/sync/sync-messages.ts';
import { askPatiently, countRefusals, type LoadPc } from './load-pc.ts';

/** `refusals`: how often a PC was told to come back later; `failures`: answers that a server should not give. */
export type Storm = { seconds: number; operations: number; refusals: number; failures: number; largestBytes: number };

type StormOptions = { operationsEach: number; memoryBytes: () => number };

const sampleMs = 200;

/**
 * All PCs come back at once, each with what it wrote meanwhile: greets, sends, fetches to the end of its school's log
 * and greets again. Over when each has its own back.
 */
export async function runReconnectStorm(
  pcs: readonly LoadPc[],
  { operationsEach, memoryBytes }: StormOptions,
): Promise<Storm> {
  const written = pcs.map((pc) => ({ pc, packed: pc.write(operationsEach) }));
  const { counted, onRefused } = countRefusals();
  let largestBytes = 0;
  const sampling = setInterval(() => {
    largestBytes = Math.max(largestBytes, memoryBytes());
  }, sampleMs);
  const startMs = performance.now();
  await Promise.all(written.map(({ pc, packed }) => comeBack(pc, { packed, onRefused })));
  const seconds = (performance.now() - startMs) / 1000;
  clearInterval(sampling);
  return { seconds, operations: pcs.length * operationsEach, ...counted, largestBytes };
}

async function comeBack(
  pc: LoadPc,
  { packed, onRefused }: { packed: Buffer; onRefused: (status: number) => void },
): Promise<void> {
  const tip = async () => {
    const { body } = await askPatiently(() => pc.hello(), onRefused);
    return (JSON.parse(body.toString()) as HelloAnswer).logs.school.tip;
  };
  await tip();
  await askPatiently(() => pc.push(packed), onRefused);
  while (pc.place.sequence < (await tip())) await askPatiently(() => pc.pull(), onRefused);
}
