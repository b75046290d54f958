import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { ByteSink } from './zip-writer.ts';

/**
 * Writes a file whole or not at all: beside its place, to the disk, then renamed. `asidePath` names a second file
 * that `fill` may use meanwhile. Throws `OUTPUT_BUSY`, `DISK_FULL` or `OUTPUT_NOT_WRITABLE`.
 */
export async function writeOutputFile<T>(
  path: string,
  fill: (sink: ByteSink, asidePath: string) => Promise<T>,
): Promise<T> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 60)}.${randomUUID().slice(0, 8)}.tmp`);
  const asidePath = `${temporary}.parts`;
  let file: FileHandle | null = null;
  try {
    await refuseFolder(path);
    file = await open(temporary, 'wx');
    const result = await fill(fileSink(file), asidePath);
    await file.sync();
    await file.close();
    file = null;
    await rename(temporary, path);
    return result;
  } catch (error) {
    throw outputError(error, basename(path));
  } finally {
    await file?.close();
    await rm(temporary, { force: true });
    await rm(asidePath, { force: true });
  }
}

async function refuseFolder(path: string): Promise<void> {
  const existing = await stat(path).catch(() => null);
  if (existing?.isDirectory()) throw new AppError('OUTPUT_NOT_WRITABLE', { name: basename(path) });
}

function fileSink(file: FileHandle): ByteSink {
  return {
    async write(bytes) {
      let done = 0;
      while (done < bytes.length) {
        const { bytesWritten } = await file.write(bytes, done);
        done += bytesWritten;
      }
    },
  };
}

/** What went wrong while writing, in the product's codes; errors that are not of the disk pass as they are. */
export function outputError(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof AppError || !/^E[A-Z]+$/.test(code)) return error;
  switch (code) {
    case 'EBUSY':
    case 'EPERM':
    case 'ETXTBSY':
      return new AppError('OUTPUT_BUSY', { name }, { cause: error });
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('DISK_FULL', { name }, { cause: error });
    default:
      return new AppError('OUTPUT_NOT_WRITABLE', { name }, { cause: error });
  }
}
