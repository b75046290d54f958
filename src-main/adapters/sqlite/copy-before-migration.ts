import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { renameDurably, syncFile } from '../files/durable-write.ts';
import { translateFileError } from '../files/translate-file-error.ts';

/** How many copies made before migrations are kept. */
const keptCopies = 2;
const partialEnd = '.partial';

/**
 * Keeps a copy of a database under a name that ends with the time, and no more than the last two. One that fails or is
 * cut off never counts as one of them.
 */
export async function copyBeforeMigration(
  path: string,
  versionAndTime: string,
  copyTo: (target: string) => Promise<void>,
): Promise<void> {
  removeCopies(path, partialEnd, 0);
  const copy = `${path}.before-${versionAndTime}.db`;
  const partial = `${copy}${partialEnd}`;
  try {
    await copyTo(partial);
    await syncFile(partial);
    await renameDurably(partial, copy);
  } catch (error) {
    rmSync(partial, { force: true });
    throw translateFileError(error, copy);
  }
  removeCopies(path, '.db', keptCopies);
}

function removeCopies(path: string, end: '.db' | typeof partialEnd, kept: number): void {
  const start = `${basename(path)}.before-`;
  const stampOf = (name: string): string => name.slice(-`0000-00-00T00-00-00-000Z${end}`.length);
  const copies = readdirSync(dirname(path)).filter((name) => name.startsWith(start) && name.endsWith(end));
  copies.sort((left, right) => (stampOf(left) < stampOf(right) ? 1 : -1));
  for (const name of copies.slice(kept)) rmSync(join(dirname(path), name), { force: true });
}
