import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { AppError } from '../../src-shared/domain/errors.ts';

/** Writes what a command was asked to, and gives the whole path. Throws `OUTPUT_NOT_WRITABLE`. */
export async function writeOut(out: string, file: File): Promise<string> {
  const path = resolve(out);
  await writeFile(path, new Uint8Array(await file.arrayBuffer())).catch((cause: unknown) => {
    throw new AppError('OUTPUT_NOT_WRITABLE', { name: basename(path) }, { cause });
  });
  return path;
}
