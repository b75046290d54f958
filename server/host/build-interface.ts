import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isInterfaceBuilt } from './interface-files.ts';

const programFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the screens where they are missing, once. Without them the server does all the rest. */
export function buildInterface(say: (line: string) => void): void {
  if (isInterfaceBuilt()) return;
  say('Preparando las pantallas (una sola vez) …');
  // What goes wrong is said, and not what each file weighs.
  spawnSync('npm', ['run', '--silent', 'build:browser', '--', '--logLevel', 'warn'], {
    cwd: programFolder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
}
