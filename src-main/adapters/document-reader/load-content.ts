import { open } from 'node:fs/promises';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { FileContent } from '../../../src-shared/ports/task-files.ts';

/** The largest file that is read, in megabytes. */
const LARGEST_MEGABYTES = 500;

/** A file's bytes. Throws `PATH_NOT_FOUND`, `PERMISSION_DENIED`, `FILE_EMPTY` or `FILE_TOO_LARGE`. */
export async function loadContent(name: string, content: FileContent): Promise<Uint8Array> {
  const bytes = content.kind === 'bytes' ? content.bytes : await loadFile(name, content.path);
  if (bytes.length === 0) throw new AppError('FILE_EMPTY', { name });
  checkSize(name, bytes.length);
  return bytes;
}

async function loadFile(name: string, path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const about = await file.stat();
      if (about.isDirectory()) throw new AppError('FORMAT_UNKNOWN', { name });
      checkSize(name, about.size);
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (thrown) {
    throw asFileError(name, thrown);
  }
}

function checkSize(name: string, sizeBytes: number): void {
  if (sizeBytes > LARGEST_MEGABYTES * 1_000_000)
    throw new AppError('FILE_TOO_LARGE', { name, limit: LARGEST_MEGABYTES });
}

function asFileError(name: string, thrown: unknown): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG')
    return new AppError('PATH_NOT_FOUND', { name }, { cause: thrown });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EBUSY')
    return new AppError('PERMISSION_DENIED', { name }, { cause: thrown });
  if (code === 'EISDIR') return new AppError('FORMAT_UNKNOWN', { name }, { cause: thrown });
  return thrown;
}
