import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/after-file.ts';
import { writeLongRecording } from '../fixtures/long-recording.ts';
import { runUntilHeard, runWhole, windowsBegun } from './hearing-program.ts';

const program = fileURLToPath(new URL('./second-pass-to-interrupt.ts', import.meta.url));
const workplace = temporaryFolder('interrupted-second-pass');
const recording = join(workplace, 'reunion.wav');

beforeAll(() => writeLongRecording(recording, 4));

test('hearing again, killed twice, ends as if nothing had happened', async () => {
  const run = (name: string) => {
    const log = join(workplace, `${name}.log`);
    return { program, log, arguments: [join(workplace, name), recording, log] };
  };
  const calm = (await runWhole(run('calm'))) as { changes: unknown[] };
  const windows = windowsBegun(run('calm').log);
  expect(windows.length).toBeGreaterThan(5);
  expect(calm.changes.length).toBeGreaterThan(5);
  const kills = [0.3, 0.7].map((share) => Math.floor(windows.length * share));
  for (const [before, at] of kills.entries()) await runUntilHeard(run('killed'), at + before);
  expect(await runWhole(run('killed'))).toEqual(calm);
  // Only a window that was being heard at a kill is heard again.
  const begun = windowsBegun(run('killed').log);
  expect(new Set(begun)).toEqual(new Set(windows));
  expect(begun.length).toBeLessThanOrEqual(windows.length + kills.length);
}, 300_000);
