import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { afterEach, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../../tests/fixtures/after-file.ts';
import { createMeteredLine } from './metered-line.ts';

const folder = temporaryFolder('metered-line');
afterEach(() => void vi.unstubAllEnvs());

/** A system whose bus answers so. */
function busThatSays(script: string): void {
  const program = join(folder, 'busctl');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`);
}

test.each([
  ['is metered', 'echo "u 1"', true],
  ['is guessed to be metered', 'echo "u 3"', true],
  ['is not metered', 'echo "u 2"', false],
  ['is guessed not to be', 'echo "u 4"', false],
  ['is not known', 'echo "u 0"', false],
  ['nobody tells of', 'echo "u 1"; exit 1', false],
])('a line that %s', async (_name, script, isMetered) => {
  busThatSays(script);
  expect(await createMeteredLine('linux')()).toBe(isMetered);
});

test('the bus is told what is asked of it, and asked once a minute', async () => {
  busThatSays(`echo "$5" >> '${join(folder, 'asked')}'; test "$5" = Metered && echo "u 1"`);
  const isMetered = createMeteredLine('linux');
  expect([await isMetered(), await isMetered()]).toEqual([true, true]);
  expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe('Metered\n');
});

test('a system that has no such program, and one that nobody asks, have a line that is not', async () => {
  vi.stubEnv('PATH', folder.concat('-gone'));
  expect(await createMeteredLine('linux')()).toBe(false);
  expect(await createMeteredLine('sunos')()).toBe(false);
});
