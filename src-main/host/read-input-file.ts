import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { translateFileError } from '../adapters/files/translate-file-error.ts';

/** The bytes of a file that a command was given. Throws `PATH_NOT_FOUND` and `PERMISSION_DENIED`. */
export async function readInputFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(resolve(path)));
  } catch (error) {
    throw translateFileError(error, path);
  }
}
