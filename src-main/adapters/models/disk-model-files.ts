import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { ModelMachine } from '../../../src-shared/ports/model-machine.ts';
import type { ModelFile } from '../../../src-shared/ports/model-store.ts';

const chunkBytes = 4 * 1024 * 1024;

/** A file of weights on a disk of this PC. */
export const openModelFile: ModelMachine['openFile'] = async (path) => {
  const { size } = await stat(path).catch((cause: unknown) => {
    throw asReadError(cause, basename(path));
  });
  return {
    name: basename(path),
    sizeBytes: size,
    open: () => Readable.toWeb(createReadStream(path, { highWaterMark: chunkBytes })) as ReturnType<ModelFile['open']>,
  };
};

/** Copies a file piece by piece under a passing name, which becomes its own once all of it is on the disk. */
export const copyModelFile: ModelMachine['copyFile'] = async ({ from, folder, name }, { signal, report }) => {
  const { size } = await stat(from).catch((cause: unknown) => {
    throw asReadError(cause, basename(from));
  });
  const path = join(folder, name);
  const partial = `${path}.partial`;
  try {
    await writePieces(from, partial, { signal, report: (doneBytes) => report({ doneBytes, totalBytes: size }) });
    await rename(partial, path);
    return path;
  } catch (thrown) {
    await rm(partial, { force: true });
    signal.throwIfAborted();
    throw asWriteError(thrown, name);
  }
};

async function writePieces(
  from: string,
  to: string,
  { signal, report }: { signal: AbortSignal; report: (doneBytes: number) => void },
): Promise<void> {
  const target = await open(to, 'w');
  try {
    let done = 0;
    for await (const chunk of createReadStream(from, { highWaterMark: chunkBytes, signal })) {
      const bytes = chunk as Buffer;
      await target.writeFile(bytes);
      done += bytes.length;
      report(done);
    }
    // A stick is pulled out as soon as it says that it is done.
    await target.sync();
  } finally {
    await target.close();
  }
}

function asReadError(cause: unknown, name: string): AppError {
  const { code } = cause as NodeJS.ErrnoException;
  return new AppError(
    code === 'EACCES' || code === 'EPERM' ? 'PERMISSION_DENIED' : 'PATH_NOT_FOUND',
    { name },
    { cause },
  );
}

function asWriteError(cause: unknown, name: string): AppError {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('DISK_FULL', {}, { cause });
  if (code === 'EFBIG') return new AppError('STICK_HOLDS_NO_LARGE_FILES', {}, { cause });
  return new AppError('OUTPUT_NOT_WRITABLE', { name }, { cause });
}
