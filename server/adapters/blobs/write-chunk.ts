import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../src-shared/domain/errors.ts';

/** Where bytes go. */
export type ChunkSink = { write(bytes: Uint8Array): Promise<void>; sync(): Promise<void>; close(): Promise<void> };

/** The disk that is written to; another one is given to try what a full one does. */
export type Disk = {
  /** Opens a new file. */
  openSink(path: string): Promise<ChunkSink>;
  /** Bytes that nobody uses on the disk of a folder. */
  freeBytes(folder: string): Promise<number>;
};

/** What the database on the same disk needs to go on. */
const reservedBytes = 1024 ** 3;

export const thisDisk: Disk = {
  async openSink(path) {
    const file = await open(path, 'wx', 0o600);
    return {
      async write(bytes) {
        for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
      },
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  async freeBytes(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};

/** Throws `DISK_FULL` where so many bytes more on the disk of a folder would take what the database needs. */
export async function demandRoom(
  folder: string,
  bytes: number,
  { freeBytes }: Pick<Disk, 'freeBytes'> = thisDisk,
): Promise<void> {
  if ((await freeBytes(folder)) - bytes < reservedBytes) throw new AppError('DISK_FULL');
}

/**
 * Writes what comes into a new file of `folder`, hashed on its way, and has the disk confirm it; gives its path. Throws
 * `CHUNK_DAMAGED` where it is not what `sha256` names, `DISK_FULL`; a failure leaves nothing.
 */
export async function writeChunk(
  folder: string,
  { sha256, bytes }: { sha256: string; bytes: AsyncIterable<Uint8Array> },
  { openSink, freeBytes }: Disk,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  await demandRoom(folder, 0, { freeBytes });
  const path = join(folder, randomUUID());
  try {
    const sink = await openSink(path);
    try {
      const hash = createHash('sha256');
      for await (const part of bytes) {
        hash.update(part);
        await sink.write(part);
      }
      if (hash.digest('hex') !== sha256) throw new AppError('CHUNK_DAMAGED');
      await sink.sync();
    } finally {
      await sink.close();
    }
    return path;
  } catch (thrown) {
    await rm(path, { force: true });
    throw thrown;
  }
}

const fullCodes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Runs `work`; that the disk is full is said by the catalogue's code. */
export async function withDiskErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    const isFull = thrown instanceof Error && 'code' in thrown && fullCodes.has(thrown.code);
    throw isFull ? new AppError('DISK_FULL', {}, { cause: thrown }) : thrown;
  }
}
