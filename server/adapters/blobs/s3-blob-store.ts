import { createHash } from 'node:crypto';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { Sha256 } from '../../../src-shared/domain/identifiers.ts';
import {
  type BlobManifest,
  type BlobStanding,
  type ByteRange,
  blobManifestSchema,
  chunkBytes,
} from '../../../src-shared/domain/sync/blob-messages.ts';
import { createWorkQueue } from '../../../src-shared/domain/work-queue.ts';
import type { BlobStore } from '../../../src-shared/ports/blob-store.ts';
import { chunkName } from './blob-folders.ts';
import { keptStanding } from './directory-blob-store.ts';
import { manifestName } from './manifest-file.ts';
import { s3Keys } from './s3-keys.ts';
import type { S3Objects } from './s3-objects.ts';

/** A PC asks about a thousand files at once. */
const ofQuestions = { atOnce: 16, waiting: 100_000 };
const emptySha256 = createHash('sha256').digest('hex') as Sha256;

/**
 * Files as objects: one for each chunk, and one that tells which chunks make the file, which is written last and makes
 * it one that can be read. An empty object stands for a file that is on its way; its time is that of the last chunk.
 */
export function createS3BlobStore(objects: S3Objects): BlobStore {
  const inTurn = createWorkQueue(ofQuestions);
  const isKept = (schoolId: string, blob: Sha256) => objects.has(s3Keys.kept(schoolId, blob));

  /** By what their names begin with. */
  async function namesOf(prefix: string): Promise<Set<string>> {
    const names = new Set<string>();
    for await (const { key } of objects.list(prefix)) names.add(key.slice(prefix.length));
    return names;
  }

  async function standing(schoolId: string, { sha256, chunks }: BlobManifest): Promise<BlobStanding> {
    if (await isKept(schoolId, sha256)) return keptStanding(sha256);
    const names = await namesOf(s3Keys.chunks(schoolId, sha256));
    const missing = chunks.flatMap((chunk, index) => (names.has(chunkName(index, chunk)) ? [] : [index]));
    return { sha256, isKept: false, missing };
  }

  async function forgetChunks(schoolId: string, blob: Sha256): Promise<void> {
    await removeAll(s3Keys.chunks(schoolId, blob));
    await objects.remove(s3Keys.arriving(schoolId, blob));
  }

  async function removeAll(prefix: string): Promise<void> {
    for (const name of await namesOf(prefix)) await objects.remove(prefix + name);
  }

  /** What is left of a file that was whole once. */
  const manifestAside = (schoolId: string, blob: Sha256) => s3Keys.damaged(schoolId, blob) + manifestName;

  async function keep(schoolId: string, blob: BlobManifest): Promise<BlobStanding> {
    const bytes = new TextEncoder().encode(JSON.stringify(blob));
    await objects.put(s3Keys.kept(schoolId, blob.sha256), bytes, hashOf(bytes));
    await objects.remove(s3Keys.arriving(schoolId, blob.sha256));
    const wasDamaged = await objects.has(manifestAside(schoolId, blob.sha256));
    if (wasDamaged) await removeAll(s3Keys.damaged(schoolId, blob.sha256));
    return keptStanding(blob.sha256);
  }

  return {
    async kept(schoolId, blobs) {
      const are = await Promise.all(blobs.map((blob) => inTurn(() => isKept(schoolId, blob))));
      return blobs.filter((_, index) => are[index]);
    },
    async *all() {
      for await (const { key } of objects.list(s3Keys.allKept)) yield s3Keys.readKept(key);
    },
    standing,
    async putChunk(schoolId, { blob, index, sha256 }, bytes) {
      const arriving = s3Keys.arriving(schoolId, blob);
      const chunk = await collect(bytes, sha256);
      if (await isKept(schoolId, blob)) return;
      // Before the chunk: none is there that nothing tells of.
      await objects.put(arriving, new Uint8Array(), emptySha256);
      await objects.put(s3Keys.chunks(schoolId, blob) + chunkName(index, sha256), chunk, sha256);
      // It may have been finished meanwhile.
      if (await isKept(schoolId, blob)) await objects.remove(arriving);
    },
    async commit(schoolId, blob) {
      const stands = await standing(schoolId, blob);
      if (stands.isKept || stands.missing.length > 0) return stands;
      const keys = keysOf(schoolId, blob);
      const { whole, wrong } = await hashObjects(objects, keys, blob);
      if (wrong.length === 0 && whole === blob.sha256) return keep(schoolId, blob);
      for (const key of wrong.length > 0 ? wrong : keys) await objects.remove(key);
      return standing(schoolId, blob);
    },
    async open(schoolId, sha256) {
      const written = await objects.get(s3Keys.kept(schoolId, sha256));
      if (written === null) return null;
      const manifest = blobManifestSchema.parse(JSON.parse((await readAll(written)).toString()));
      const { sizeBytes, chunks } = manifest;
      const keys = keysOf(schoolId, manifest);
      return {
        sizeBytes,
        chunks,
        read: ({ start, end }) => readRange(objects, keys, { start, end: Math.min(end, sizeBytes) }),
      };
    },
    async takeBack(schoolId, { blob, index, sha256 }) {
      const [kept, name] = [s3Keys.kept(schoolId, blob), chunkName(index, sha256)];
      const written = await objects.get(kept);
      if (written === null) return false;
      const manifest = await readAll(written);
      const key = s3Keys.chunks(schoolId, blob) + name;
      const found = await objects.get(key);
      const chunk = found && (await readAll(found));
      if (chunk !== null && hashOf(chunk) === sha256) return false;
      // Before anything goes: what is left is not swept away where this is cut short.
      await objects.put(manifestAside(schoolId, blob), manifest, hashOf(manifest));
      if (chunk !== null) await objects.put(s3Keys.damaged(schoolId, blob) + name, chunk, hashOf(chunk));
      await objects.put(s3Keys.arriving(schoolId, blob), new Uint8Array(), emptySha256);
      await objects.remove(kept);
      await objects.remove(key);
      return true;
    },
    async remove(schoolId, blob) {
      await objects.remove(s3Keys.kept(schoolId, blob));
      await removeAll(s3Keys.damaged(schoolId, blob));
      await forgetChunks(schoolId, blob);
    },
    async sweep(beforeMs) {
      for await (const { key, modifiedMs } of objects.list(s3Keys.allArriving)) {
        const { schoolId, blob } = s3Keys.readArriving(key);
        if (modifiedMs >= beforeMs) continue;
        if (await isKept(schoolId, blob)) await objects.remove(key);
        // It was whole once, and a PC may never have had it.
        else if (!(await objects.has(manifestAside(schoolId, blob)))) await forgetChunks(schoolId, blob);
      }
    },
  };
}

function keysOf(schoolId: string, { sha256, chunks }: BlobManifest): string[] {
  return chunks.map((chunk, index) => s3Keys.chunks(schoolId, sha256) + chunkName(index, chunk));
}

/** A chunk in memory. Throws `CHUNK_DAMAGED` where it is not what its hash names. */
async function collect(bytes: AsyncIterable<Uint8Array>, sha256: Sha256): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length > chunkBytes) throw new AppError('CHUNK_DAMAGED');
    parts.push(part.slice());
  }
  const chunk = Buffer.concat(parts);
  if (hashOf(chunk) !== sha256) throw new AppError('CHUNK_DAMAGED');
  return chunk;
}

/** The hash of all of them, one after the other, and those that are not what they are named. */
async function hashObjects(objects: S3Objects, keys: readonly string[], { chunks }: BlobManifest) {
  const whole = createHash('sha256');
  const wrong: string[] = [];
  for (const [index, key] of keys.entries()) {
    const one = createHash('sha256');
    for await (const part of (await objects.get(key)) ?? []) {
      one.update(part);
      whole.update(part);
    }
    if (one.digest('hex') !== chunks[index]) wrong.push(key);
  }
  return { whole: whole.digest('hex'), wrong };
}

async function* readRange(
  objects: S3Objects,
  keys: readonly string[],
  { start, end }: ByteRange,
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const index = Math.floor(at / chunkBytes);
    const first = at - index * chunkBytes;
    const length = Math.min(end - at, chunkBytes - first);
    // A place before the end lies in one of the chunks.
    const key = keys[index] as string;
    const found = await objects.get(key, { first, last: first + length - 1 });
    if (found === null) throw new AppError('NOT_FOUND');
    yield* found;
    at += length;
  }
}

/** A chunk or less, in memory. */
async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

function hashOf(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256;
}
