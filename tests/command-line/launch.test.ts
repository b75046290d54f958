import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as shapes from './json-shapes.ts';
import { repository, samplePaper } from './run-command.ts';

/** Without it these would install packages first; `npm test` has seen to it. */
const isPrepared = existsSync(join(repository, 'node_modules', '.prepared'));
const list = samplePaper(/^Listas\/Lista.*\.csv$/);

test.runIf(isPrepared).each([
  ['npx', ['amanuense', '--json', 'tables', list]],
  ['npm', ['run', '-s', 'amanuense', '--', '--json', 'tables', list]],
])('%s runs the command line with the pinned Node, and prints the answer alone', (command, commandLine) => {
  const { status, stdout, stderr } = spawnSync(command, commandLine, { cwd: repository, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  expect(shapes.tableList.parse(JSON.parse(stdout))).toHaveLength(1);
});
