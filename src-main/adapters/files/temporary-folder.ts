import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { isProcessRunning } from './is-process-running.ts';

const PREFIX = 'amanuense-reader-';

/** A new folder for what is being read, named after the program it belongs to. */
export function createTemporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
}

/** Takes away a folder and what is in it. */
export function removeTemporaryFolder(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}

/** Takes away the folders of programs that were cut off (a power cut, a kill) before they could do it. */
export function removeAbandonedFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || isProcessRunning(Number(owner))) continue;
    try {
      removeTemporaryFolder(join(tmpdir(), name));
    } catch {
      // Another person's on the same computer: that person's next start takes it away.
    }
  }
}
