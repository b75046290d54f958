import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { type Sha256, sha256Schema } from '../../../src-shared/domain/identifiers.ts';
import { type BlobManifest, type ByteRange, chunkBytes } from '../../../src-shared/domain/sync/blob-messages.ts';
import type { BlobStore } from '../../../src-shared/ports/blob-store.ts';
import type { FileStorage } from '../../../src-shared/ports/file-storage.ts';
import type { FileContent } from '../../../src-shared/ports/task-files.ts';
import { withDiskErrors } from './write-chunk.ts';

/** Files up to this size are opened in memory. */
const openInMemoryBytes = 16 * 1024 ** 2;

/** A file that can be read again and again, before it has a name. */
type Unnamed = { sizeBytes: number; read(range: ByteRange): AsyncIterable<Uint8Array> };

export type SchoolFilesParts = {
  blobs: BlobStore;
  schoolId: string;
  /** Where files lie that have no name yet, or that others are to open by a path; on a disk, for they may be large. */
  temporaryFolder: string;
};

/** One school's files as its library knows them: what is put here its PCs can fetch, and what they sent is here. */
export function createSchoolFiles({ blobs, schoolId, temporaryFolder }: SchoolFilesParts): FileStorage {
  async function find(sha256: Sha256) {
    const blob = await blobs.open(schoolId, sha256);
    if (blob === null) throw new AppError('NOT_FOUND', { sha256 });
    return blob;
  }

  async function* readRange(sha256: Sha256, start: number, end: number): AsyncGenerator<Uint8Array, void, void> {
    if (end > start) yield* (await find(sha256)).read({ start, end });
  }

  async function read(sha256: Sha256): Promise<Uint8Array> {
    const { sizeBytes, read } = await find(sha256);
    return collect(read({ start: 0, end: sizeBytes }));
  }

  async function putUnnamed(file: Unnamed): Promise<{ sha256: Sha256; sizeBytes: number }> {
    const blob = await cut(file);
    const { sha256, sizeBytes, chunks } = blob;
    const { missing } = await blobs.standing(schoolId, blob);
    for (const index of missing) {
      const start = index * chunkBytes;
      const bytes = file.read({ start, end: Math.min(start + chunkBytes, sizeBytes) });
      // What is missing is one of its chunks.
      await blobs.putChunk(schoolId, { blob: sha256, index, sha256: chunks[index] as Sha256 }, bytes);
    }
    const { isKept } = await blobs.commit(schoolId, blob);
    if (!isKept) throw new AppError('LIBRARY_DAMAGED');
    return { sha256, sizeBytes };
  }

  return {
    async put(content) {
      if (content.kind === 'bytes') return putUnnamed(inMemory(content.bytes));
      if (content.kind === 'path') return putUnnamed(await onDisk(content.path));
      const { content: file, release } = await writeTemporary(temporaryFolder, content.parts);
      return putUnnamed(await onDisk(file.path)).finally(release);
    },
    has: async (sha256) => (await blobs.kept(schoolId, [sha256])).length > 0,
    async open(sha256) {
      const { sizeBytes, read } = await find(sha256);
      const parts = read({ start: 0, end: sizeBytes });
      if (sizeBytes > openInMemoryBytes) return writeTemporary(temporaryFolder, parts);
      return { content: { kind: 'bytes', bytes: await collect(parts) }, release: async () => undefined };
    },
    read,
    readRange,
    remove: (sha256) => blobs.remove(schoolId, sha256),
  };
}

async function cut({ sizeBytes, read }: Unnamed): Promise<BlobManifest> {
  const whole = createHash('sha256');
  const chunks: Sha256[] = [];
  for (let start = 0; start < sizeBytes; start += chunkBytes) {
    const hash = createHash('sha256');
    for await (const part of read({ start, end: Math.min(start + chunkBytes, sizeBytes) })) {
      whole.update(part);
      hash.update(part);
    }
    chunks.push(sha256Schema.parse(hash.digest('hex')));
  }
  return { sha256: sha256Schema.parse(whole.digest('hex')), sizeBytes, chunks };
}

function inMemory(bytes: Uint8Array): Unnamed {
  return {
    sizeBytes: bytes.length,
    async *read({ start, end }) {
      yield bytes.subarray(start, end);
    },
  };
}

async function onDisk(path: string): Promise<Unnamed> {
  const { size } = await stat(path);
  return { sizeBytes: size, read: ({ start, end }) => createReadStream(path, { start, end: end - 1 }) };
}

type TemporaryFile = { content: Extract<FileContent, { kind: 'path' }>; release: () => Promise<void> };

/** What comes once is kept on the disk meanwhile: its name is known at its end. */
async function writeTemporary(within: string, parts: AsyncIterable<Uint8Array>): Promise<TemporaryFile> {
  await mkdir(within, { recursive: true, mode: 0o700 });
  // As those of a browser's call: what a program that stopped leaves is swept by its number.
  const folder = await mkdtemp(join(within, `${process.pid}-`));
  const release = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'file');
  const write = () => pipeline(Readable.from(parts), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  await withDiskErrors(write).catch(async (thrown) => {
    await release();
    throw thrown;
  });
  return { content: { kind: 'path', path }, release };
}

async function collect(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const collected: Uint8Array[] = [];
  for await (const part of parts) collected.push(part);
  return new Uint8Array(Buffer.concat(collected));
}
