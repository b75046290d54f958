import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createDiskFolderWalker } from './disk-folder-walker.ts';

/** A file as it was when it was last looked at. */
export type KnownFile = { path: string; sizeBytes: number; sha256: string };

/** Whether a folder has any of some files: one at its own path, whatever it says now, or its bytes anywhere inside. */
export async function hasAnyFile(folder: string, files: KnownFile[]): Promise<boolean> {
  for (const { path } of files) if ((await sizeOf(path)) !== null) return true;
  const sizes = new Set<number | null>(files.map(({ sizeBytes }) => sizeBytes));
  const hashes = new Set<string | null>(files.map(({ sha256 }) => sha256));
  for await (const { path } of createDiskFolderWalker().walk([folder], { signal: new AbortController().signal })) {
    if (sizes.has(await sizeOf(path)) && hashes.has(await hashFile(path))) return true;
  }
  return false;
}

/** The SHA-256 of a file's bytes; null for one that is gone or cannot be read. */
export async function hashFile(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch {
    // Gone again before it could be read: its removal comes as an event of its own.
    return null;
  }
  return hash.digest('hex');
}

async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.size : null;
}
