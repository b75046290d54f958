import { stat, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { AppError } from '../../src-shared/domain/errors.ts';

/** Throws `OUTPUT_NOT_WRITABLE` where the folder that a file is to be written in is not there. */
export async function requireFolderOf(out: string): Promise<void> {
  const path = resolve(out);
  const isThere = (await stat(dirname(path)).catch(() => null))?.isDirectory() ?? false;
  if (!isThere) throw new AppError('OUTPUT_NOT_WRITABLE', { name: basename(path) });
}

/** Writes what a command was asked to, and gives the whole path. Throws `OUTPUT_NOT_WRITABLE`. */
export async function writeOut(out: string, file: File): Promise<string> {
  const path = resolve(out);
  await writeFile(path, new Uint8Array(await file.arrayBuffer())).catch((cause: unknown) => {
    throw new AppError('OUTPUT_NOT_WRITABLE', { name: basename(path) }, { cause });
  });
  return path;
}
