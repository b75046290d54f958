import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemName } from './disk-folder-walker.ts';

/** What stands at a folder's path: nothing that can be listed, a folder without a single file in it, or files. */
export type FolderPresence = 'missing' | 'empty' | 'with-files';

/** Looks at a folder, and into the folders inside it until a file is found; the system's own files do not count. */
export async function folderPresence(folder: string): Promise<FolderPresence> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return 'missing';
  const own = entries.filter((entry) => !isSystemName(entry.name));
  if (own.some((entry) => !entry.isDirectory())) return 'with-files';
  for (const entry of own) {
    // A folder inside that cannot be listed may hold anything: what is not known to be empty is not.
    if ((await folderPresence(join(folder, entry.name))) !== 'empty') return 'with-files';
  }
  return 'empty';
}
