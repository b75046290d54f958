import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { ErrorCode } from '../../../src-shared/domain/error-catalogue.ts';
import type { FolderWalker, WalkedFile } from '../../../src-shared/ports/folder-walker.ts';

/** Files that systems and programs leave in folders and that nobody filed. */
const systemNames = new Set(['thumbs.db', 'desktop.ini', 'ehthumbs.db', '$recycle.bin', 'system volume information']);

/** Whether a name is a file that a person would not call a paper: hidden, of the system, or an editor's lock. */
export function isSystemName(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || systemNames.has(name.toLowerCase());
}

/** Walks this PC's folders in the order of their names; symbolic links are followed once, as files only. */
export function createDiskFolderWalker(): FolderWalker {
  return {
    async *walk(paths, { signal }) {
      for (const path of paths) {
        signal.throwIfAborted();
        yield* walkPath(resolve(path), signal);
      }
    },
  };
}

async function* walkPath(path: string, signal: AbortSignal): AsyncIterable<WalkedFile> {
  const name = basename(path);
  let isDirectory: boolean;
  try {
    isDirectory = (await stat(path)).isDirectory();
  } catch (error) {
    yield { path, name, errorCode: errorCodeOf(error) };
    return;
  }
  if (isDirectory) yield* walkFolder(path, signal);
  else yield { path, name };
}

async function* walkFolder(folder: string, signal: AbortSignal): AsyncIterable<WalkedFile> {
  signal.throwIfAborted();
  let entries: Awaited<ReturnType<typeof readEntries>>;
  try {
    entries = await readEntries(folder);
  } catch (error) {
    yield { path: folder, name: basename(folder), errorCode: errorCodeOf(error) };
    return;
  }
  for (const entry of entries) {
    if (isSystemName(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walkFolder(path, signal);
    else if (entry.isFile()) yield { path, name: entry.name };
    else if (entry.isSymbolicLink() && (await isFileLink(path))) yield { path, name: entry.name };
  }
}

async function readEntries(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.sort((left, right) => (left.name < right.name ? -1 : 1));
}

async function isFileLink(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    // A link to nothing is no paper.
    return false;
  }
}

function errorCodeOf(error: unknown): ErrorCode {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'EACCES' || code === 'EPERM' ? 'PERMISSION_DENIED' : 'PATH_NOT_FOUND';
}
