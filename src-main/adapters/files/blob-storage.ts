import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { type Sha256, sha256Schema } from '../../../src-shared/domain/identifiers.ts';
import type { FileStorage } from '../../../src-shared/ports/file-storage.ts';
import type { FileContent, StreamedContent } from '../../../src-shared/ports/task-files.ts';
import { SealBroken, seal, unseal } from './blob-cipher.ts';
import { readSealedRange } from './stored-blobs.ts';
import { createTemporaryFolder, removeAbandonedFolders, removeTemporaryFolder } from './temporary-folder.ts';

export type BlobStorageOptions = {
  folder: string;
  /** The library's key (32 bytes); null to keep blobs as they are. */
  key: Uint8Array | null;
};

/** Blobs up to this size are opened in memory, so that no plain copy of them ever touches the disk. */
const openInMemoryBytes = 64_000_000;
const temporarySuffix = '.partial';

/** Blobs as files named by their hash, sealed with the library's key. */
export function createBlobStorage({ folder, key }: BlobStorageOptions): FileStorage {
  const pathOf = (sha256: Sha256) => join(folder, sha256.slice(0, 2), sha256.slice(2));
  // What an earlier run left half written is swept away before anything else is written.
  const swept = sweep(folder);
  if (key) removeAbandonedFolders();

  async function* bytesOf(sha256: Sha256): AsyncGenerator<Uint8Array> {
    const stored = createReadStream(pathOf(sha256), { highWaterMark: 1_048_576 });
    try {
      yield* key ? unseal(stored, key) : stored;
    } catch (cause) {
      throw asBlobError(cause, sha256);
    }
  }

  async function* rangeOf(sha256: Sha256, start: number, end: number): AsyncGenerator<Uint8Array> {
    if (end <= start) return;
    try {
      if (!key) yield* createReadStream(pathOf(sha256), { start, end: end - 1, highWaterMark: 1_048_576 });
      else yield* readSealedRange(pathOf(sha256), key, { start, end });
    } catch (cause) {
      throw asBlobError(cause, sha256);
    }
  }

  return {
    async put(content) {
      await swept;
      const hash = createHash('sha256');
      const temporary = join(folder, `${randomUUID()}${temporarySuffix}`);
      let sizeBytes = 0;
      const measured = async function* () {
        for await (const part of contentBytes(content)) {
          hash.update(part);
          sizeBytes += part.length;
          yield part;
        }
      };
      try {
        await mkdir(folder, { recursive: true });
        await writeDurably(temporary, key ? seal(measured(), key) : measured());
        const sha256 = sha256Schema.parse(hash.digest('hex'));
        await moveInto(temporary, pathOf(sha256));
        return { sha256, sizeBytes };
      } catch (cause) {
        await rm(temporary, { force: true });
        throw asContentError(cause, content);
      }
    },
    has: (sha256) =>
      stat(pathOf(sha256)).then(
        (found) => found.isFile(),
        () => false,
      ),
    async open(sha256) {
      const { size } = await stat(pathOf(sha256)).catch((cause: unknown) => {
        throw asBlobError(cause, sha256);
      });
      if (!key) return { content: { kind: 'path', path: pathOf(sha256) }, release: async () => undefined };
      if (size <= openInMemoryBytes) {
        return { content: { kind: 'bytes', bytes: await collect(bytesOf(sha256)) }, release: async () => undefined };
      }
      return writePlainCopy(bytesOf(sha256));
    },
    read: (sha256) => collect(bytesOf(sha256)),
    readRange: rangeOf,
    async remove(sha256) {
      await rm(pathOf(sha256), { force: true });
    },
  };
}

async function* contentBytes(content: FileContent | StreamedContent): AsyncGenerator<Uint8Array> {
  if (content.kind === 'bytes') yield content.bytes;
  else if (content.kind === 'stream') yield* content.parts;
  else yield* createReadStream(content.path, { highWaterMark: 1_048_576 });
}

/** For readers that need a file. What a kill leaves is taken away at the next start. */
async function writePlainCopy(bytes: AsyncIterable<Uint8Array>): ReturnType<FileStorage['open']> {
  const folder = createTemporaryFolder();
  const path = join(folder, 'blob');
  try {
    await writeDurably(path, bytes);
  } catch (error) {
    removeTemporaryFolder(folder);
    throw error;
  }
  return { content: { kind: 'path', path }, release: async () => removeTemporaryFolder(folder) };
}

/** Writes a new file and has the disk confirm it. */
async function writeDurably(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const part of bytes) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function moveInto(temporary: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/** Has the disk confirm a rename; Windows has no such call and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function sweep(folder: string): Promise<void> {
  for (const name of await readFolder(folder)) {
    if (name.endsWith(temporarySuffix)) await rm(join(folder, name), { force: true });
  }
}

async function readFolder(path: string): Promise<string[]> {
  try {
    return (await readdir(path)).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function asContentError(cause: unknown, content: FileContent | StreamedContent): unknown {
  const name = content.kind === 'path' ? basename(content.path) : '';
  switch (codeOf(cause)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new AppError('DISK_FULL', {}, { cause });
    case 'ENOENT':
      return new AppError('PATH_NOT_FOUND', { name }, { cause });
    case 'EACCES':
    case 'EPERM':
      return new AppError('PERMISSION_DENIED', { name }, { cause });
    default:
      return cause;
  }
}

function asBlobError(cause: unknown, sha256: Sha256): unknown {
  if (cause instanceof SealBroken) return new AppError('LIBRARY_DAMAGED', {}, { cause });
  if (codeOf(cause) === 'ENOENT') return new AppError('NOT_FOUND', { sha256 }, { cause });
  return cause;
}
