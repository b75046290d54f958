import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readWriteAheadLog, type WriteAheadLog } from './write-ahead-log.ts';

const script = fileURLToPath(new URL('./commit-telling-log.ts', import.meta.url));

/** A group that was safe when SQLite's log reached this far. */
export type SafeGroup = { group: number; round: string; committedBytes: number };

/** The files of a library whose program was killed while it committed. */
export type KilledLibrary = { database: Buffer; log: Buffer; told: SafeGroup[]; read: WriteAheadLog };

/** Lets a program commit so many groups to the library in a folder (encrypted with `testKey`), and kills it. */
export async function commitUntilKilled(folder: string, groups: number): Promise<KilledLibrary> {
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
    if (output.split('\n').length > groups) child.kill('SIGKILL');
  });
  const [, signal] = await closed;
  if (signal !== 'SIGKILL') throw new Error(`The program ended by itself: ${output}`);
  const told = output
    .split('\n')
    .slice(0, -1)
    .map((line): SafeGroup => JSON.parse(line));
  const path = join(folder, 'library.db');
  const log = `${path}-wal`;
  return { database: readFileSync(path), log: readFileSync(log), told, read: readWriteAheadLog(log) };
}
