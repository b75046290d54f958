import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { programFolder } from '../host/local-configuration.ts';
import type { Terminal } from './terminal.ts';

/** Builds the interface by a script of the package, unless what it makes is there. */
export function buildInterface(script: 'build:browser' | 'build:desktop', output: string, terminal: Terminal): void {
  if (existsSync(output)) return;
  terminal.note('Preparando la interfaz (una sola vez) …');
  // What goes wrong is said, and not what each file weighs.
  spawnSync('npm', ['run', '--silent', script, '--', '--logLevel', 'warn'], {
    cwd: programFolder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
}
