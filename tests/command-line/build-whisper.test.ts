import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import { repository, temporaryFolder } from './run-command.ts';

const program = join(repository, 'src-main', 'adapters', 'whisper', 'build', 'main.ts');
const folder = temporaryFolder();
const cmake = spawnSync('sh', ['-c', 'command -v cmake'], { encoding: 'utf8' }).stdout.trim();

/** `npm run build:whisper` where only the programs of one folder are. */
function build(tools: string) {
  const { CC: _c, CXX: _cxx, ...rest } = process.env;
  return spawnSync(process.execPath, [program], { env: { ...rest, PATH: tools }, encoding: 'utf8' });
}

test('without CMake it says what is missing and what goes on without it', () => {
  const run = build(join(folder, 'nothing'));
  expect(run.status).toBe(1);
  const said = errorMessage('TRANSCRIPTION_NEEDS_COMPILER', { what: 'CMake' });
  expect(run.stderr).toContain(`whisper.cpp: ${said} (TRANSCRIPTION_NEEDS_COMPILER)\n`);
  expect(run.stderr).not.toMatch(/^\s+at /m);
});

test.skipIf(cmake === '')('with CMake and no compiler it says so (skipped without CMake)', () => {
  const tools = join(folder, 'tools');
  mkdirSync(tools);
  symlinkSync(cmake, join(tools, 'cmake'));
  const run = build(tools);
  expect(run.status).toBe(1);
  expect(run.stderr).toContain(errorMessage('TRANSCRIPTION_NEEDS_COMPILER', { what: 'un compilador de C++' }));
});
