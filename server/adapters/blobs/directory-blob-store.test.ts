import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Sha256, sha256Schema } from '../../../src-shared/domain/identifiers.ts';
import { type BlobManifest, chunkBytes } from '../../../src-shared/domain/sync/blob-messages.ts';
import type { BlobStore } from '../../../src-shared/ports/blob-store.ts';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { createDirectoryBlobStore } from './directory-blob-store.ts';
import { type Disk, thisDisk } from './write-chunk.ts';

const school = 'escuela-12';
const hashOf = (bytes: Uint8Array): Sha256 => sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));

type Sent = { manifest: BlobManifest; chunks: Buffer[]; whole: Buffer };

/** A file of some size, cut as it travels. */
function cut(whole: Buffer): Sent {
  const chunks = Array.from({ length: Math.ceil(whole.length / chunkBytes) }, (_, index) =>
    whole.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  );
  return { manifest: { sha256: hashOf(whole), sizeBytes: whole.length, chunks: chunks.map(hashOf) }, chunks, whole };
}

async function* inParts(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000);
}

const put = (store: BlobStore, { manifest, chunks }: Sent, index: number, of = school) =>
  store.putChunk(of, { blob: manifest.sha256, index, sha256: hashOf(chunks[index]!) }, inParts(chunks[index]!));

async function putAll(store: BlobStore, sent: Sent, of = school): Promise<void> {
  for (const index of sent.chunks.keys()) await put(store, sent, index, of);
}

async function read(store: BlobStore, { manifest: { sha256 } }: Sent, range = { start: 0, end: 2 ** 40 }, of = school) {
  const opened = await store.open(of, sha256);
  if (opened === null) return null;
  const parts: Uint8Array[] = [];
  for await (const part of opened.read(range)) parts.push(part);
  return Buffer.concat(parts);
}

/** Every file below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

function open(disk?: Disk) {
  const folder = temporaryFolder('blobs');
  return { folder, store: createDirectoryBlobStore(folder, disk) };
}

describe('files that schools send', () => {
  it('are seen once they are whole, whatever their size, and come back as they were from any place to any other', async () => {
    const { store } = open();
    for (const size of [0, 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes + 7]) {
      const sent = cut(randomBytes(size));
      const { sha256 } = sent.manifest;
      expect(await store.standing(school, sent.manifest)).toMatchObject({ missing: [...sent.chunks.keys()] });
      await putAll(store, sent);
      expect(await store.kept(school, [sha256])).toEqual([]);
      expect(await read(store, sent)).toBeNull();
      expect(await store.commit(school, sent.manifest)).toEqual({ sha256, isKept: true, missing: [] });
      expect(await store.kept(school, [sha256])).toEqual([sha256]);
      for (const [start, end] of [
        [0, size],
        [size - 3, size + 9],
        [chunkBytes - 5, chunkBytes + 5],
        [5, 5],
      ] as const) {
        const range = { start: Math.max(0, start), end };
        expect((await read(store, sent, range))?.equals(sent.whole.subarray(range.start, end))).toBe(true);
      }
    }
  });

  it('go on where somebody stopped, and a chunk sent twice is one', async () => {
    const { store } = open();
    const sent = cut(randomBytes(2 * chunkBytes + 1));
    await put(store, sent, 1);
    await put(store, sent, 1);
    expect(await store.commit(school, sent.manifest)).toMatchObject({ isKept: false, missing: [0, 2] });
    await put(store, sent, 0);
    await put(store, sent, 2);
    expect(await store.commit(school, sent.manifest)).toMatchObject({ isKept: true });
    expect(await store.commit(school, sent.manifest)).toMatchObject({ isKept: true });
  });

  it('are finished by two PCs at once, and what comes after that leaves nothing behind', async () => {
    const { folder, store } = open();
    const sent = cut(randomBytes(3 * chunkBytes));
    await Promise.all([putAll(store, sent), putAll(store, sent)]);
    const outcomes = await Promise.all([1, 2, 3].map(() => store.commit(school, sent.manifest)));
    expect(outcomes.map(({ isKept }) => isKept)).toEqual([true, true, true]);
    await put(store, sent, 1);
    expect((await read(store, sent))?.equals(sent.whole)).toBe(true);
    expect(filesBelow(folder)).toHaveLength(sent.chunks.length + 1);
  });

  it('are each school’s own', async () => {
    const { store } = open();
    const sent = cut(randomBytes(10));
    await putAll(store, sent);
    await store.commit(school, sent.manifest);
    expect(await store.kept('escuela-45', [sent.manifest.sha256])).toEqual([]);
    expect(await store.standing('escuela-45', sent.manifest)).toMatchObject({ isKept: false, missing: [0] });
    expect(await read(store, sent, undefined, 'escuela-45')).toBeNull();
    await store.remove('escuela-45', sent.manifest.sha256);
    expect(await read(store, sent)).not.toBeNull();
    await expect(putAll(store, sent, '../escuela-45')).rejects.toThrow('no name of a folder');
  });

  it('are forgotten where they are removed, whole or not', async () => {
    const { folder, store } = open();
    const [whole, half] = [cut(randomBytes(10)), cut(randomBytes(chunkBytes + 1))];
    await putAll(store, whole);
    await store.commit(school, whole.manifest);
    await put(store, half, 0);
    for (const { manifest } of [whole, half]) await store.remove(school, manifest.sha256);
    expect(filesBelow(folder)).toEqual([]);
    expect(await store.kept(school, [whole.manifest.sha256])).toEqual([]);
  });
});

describe('what goes wrong', () => {
  it('a chunk that is not what it is named is refused, and leaves nothing', async () => {
    const { folder, store } = open();
    const { manifest, chunks } = cut(randomBytes(1000));
    const wrong = inParts(Buffer.concat([chunks[0]!, Buffer.from('x')]));
    const refused = store.putChunk(school, { blob: manifest.sha256, index: 0, sha256: manifest.chunks[0]! }, wrong);
    await expect(refused).rejects.toMatchObject({ code: 'CHUNK_DAMAGED' });
    expect(filesBelow(folder)).toEqual([]);
  });

  it('a chunk that breaks off leaves nothing', async () => {
    const { folder, store } = open();
    const { manifest, chunks } = cut(randomBytes(chunkBytes));
    async function* cutOff() {
      yield chunks[0]!.subarray(0, 500_000);
      throw new Error('gone');
    }
    const place = { blob: manifest.sha256, index: 0, sha256: manifest.chunks[0]! };
    await expect(store.putChunk(school, place, cutOff())).rejects.toThrow('gone');
    expect(filesBelow(folder)).toEqual([]);
  });

  it('a chunk that the disk changed is asked for again, and the others stay', async () => {
    const { folder, store } = open();
    const sent = cut(randomBytes(chunkBytes + 10));
    await putAll(store, sent);
    const path = filesBelow(folder).find((name) => name.includes(`00001.${sent.manifest.chunks[1]}`))!;
    writeFileSync(path, readFileSync(path).fill(7, 0, 1));
    expect(await store.commit(school, sent.manifest)).toMatchObject({ isKept: false, missing: [1] });
    await put(store, sent, 1);
    expect(await store.commit(school, sent.manifest)).toMatchObject({ isKept: true });
  });

  it('a file whose chunks are right and that is another one is refused, and all of it is asked for again', async () => {
    const { store } = open();
    const sent = cut(randomBytes(100));
    const another = { ...sent, manifest: { ...sent.manifest, sha256: hashOf(Buffer.from('otro')) } };
    await putAll(store, another);
    expect(await store.commit(school, another.manifest)).toMatchObject({ isKept: false, missing: [0] });
    expect(await store.standing(school, another.manifest)).toMatchObject({ missing: [0] });
  });

  it('a full disk takes nothing, also where little is left for the database, and still gives what it has', async () => {
    let left = Number.POSITIVE_INFINITY;
    let freeBytes = 2 ** 40;
    const disk: Disk = {
      freeBytes: async () => freeBytes,
      async openSink(path) {
        const sink = await thisDisk.openSink(path);
        return {
          ...sink,
          async write(bytes) {
            left -= bytes.length;
            if (left < 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
            await sink.write(bytes);
          },
        };
      },
    };
    const { folder, store } = open(disk);
    const [first, second] = [cut(randomBytes(500_000)), cut(randomBytes(500_000))];
    await putAll(store, first);
    await store.commit(school, first.manifest);
    const before = filesBelow(folder);
    left = 300_000;
    await expect(putAll(store, second)).rejects.toMatchObject({ code: 'DISK_FULL' });
    left = Number.POSITIVE_INFINITY;
    freeBytes = 1000;
    await expect(putAll(store, second)).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(filesBelow(folder)).toEqual(before);
    expect((await read(store, first))?.equals(first.whole)).toBe(true);
    freeBytes = 2 ** 40;
    await putAll(store, second);
    expect(await store.commit(school, second.manifest)).toMatchObject({ isKept: true });
  });

  it('what came of a file to which nothing was added for long is swept away, and nothing else', async () => {
    const { folder, store } = open();
    const [kept, old, fresh] = [cut(randomBytes(10)), cut(randomBytes(11)), cut(randomBytes(12))];
    for (const sent of [kept, old, fresh]) await putAll(store, sent);
    await store.commit(school, kept.manifest);
    const long = new Date('2026-01-01T00:00:00Z');
    const folderOf = ({ manifest }: Sent) => join(folder, 'arriving', school, manifest.sha256);
    utimesSync(folderOf(old), long, long);
    const half = join(folder, 'writing', 'half');
    writeFileSync(half, 'x');
    utimesSync(half, long, long);
    await store.sweep(Date.parse('2026-02-01T00:00:00Z'));
    expect(await store.standing(school, old.manifest)).toMatchObject({ missing: [0] });
    expect(await store.standing(school, fresh.manifest)).toMatchObject({ missing: [] });
    expect(await store.kept(school, [kept.manifest.sha256])).toHaveLength(1);
    expect(() => statSync(half)).toThrow();
  });
});
