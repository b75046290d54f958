import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** For how long a copy made before a migration is kept: it has what was purged since. */
const keptDays = 30;

/** A copy's name ends in the instant when it was made, and in what the database calls its own files beside it. */
const copyName = /^library\.db\.before-\d+-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-\d{3}Z/;

/** Takes copies of a library's database that were made before its migrations, long ago, from its folder. */
export async function removeOldCopies(libraryFolder: string, nowMs: number): Promise<void> {
  const limit = nowMs - keptDays * 24 * 3600 * 1000;
  for (const name of await readdir(libraryFolder)) {
    const [, day, hours, minutes, seconds] = copyName.exec(name) ?? [];
    if (day === undefined || Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`) > limit) continue;
    await rm(join(libraryFolder, name), { force: true });
  }
}
