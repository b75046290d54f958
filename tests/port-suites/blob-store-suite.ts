import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type DamagedChunk, lookAtChunks } from '../../server/adapters/blobs/look-at-chunks.ts';
import { type Sha256, sha256Schema } from '../../src-shared/domain/identifiers.ts';
import { type BlobManifest, chunkBytes } from '../../src-shared/domain/sync/blob-messages.ts';
import type { BlobName, BlobStore } from '../../src-shared/ports/blob-store.ts';

/** Whose files they are in the suite. */
export const school = 'escuela-12';

const hashOf = (bytes: Uint8Array): Sha256 => sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));

export type Sent = { manifest: BlobManifest; chunks: Buffer[]; whole: Buffer };

/** A file of some size, cut as it travels. */
export function cut(whole: Buffer): Sent {
  const chunks = Array.from({ length: Math.ceil(whole.length / chunkBytes) }, (_, index) =>
    whole.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  );
  return { manifest: { sha256: hashOf(whole), sizeBytes: whole.length, chunks: chunks.map(hashOf) }, chunks, whole };
}

async function* inParts(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000);
}

export const put = (store: BlobStore, { manifest, chunks }: Sent, index: number, of = school) =>
  store.putChunk(of, { blob: manifest.sha256, index, sha256: hashOf(chunks[index]!) }, inParts(chunks[index]!));

export async function putAll(store: BlobStore, sent: Sent, of = school): Promise<void> {
  for (const index of sent.chunks.keys()) await put(store, sent, index, of);
}

export async function read(
  store: BlobStore,
  { manifest: { sha256 } }: Sent,
  range = { start: 0, end: 2 ** 40 },
  of = school,
) {
  const opened = await store.open(of, sha256);
  if (opened === null) return null;
  const parts: Uint8Array[] = [];
  for await (const part of opened.read(range)) parts.push(part);
  return Buffer.concat(parts);
}

/** The same bytes but for one in their middle. */
export function withOneByteChanged(bytes: Buffer): Buffer {
  const at = bytes.length >> 1;
  const changed = Buffer.from(bytes);
  changed.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return changed;
}

/** A store with nothing in it, the names of all that it keeps, and what changes one byte of one of them or takes it away. */
export type OpenStore = () => Promise<{
  store: BlobStore;
  names: () => Promise<string[]>;
  damage: (name: string, how: 'changed' | 'gone') => Promise<void>;
}>;

/** What a chunk is called there. */
function nameOf(names: readonly string[], { manifest }: Sent, index: number): string {
  return names.find((name) => name.endsWith(`${manifest.chunks[index]}`))!;
}

/** What every store of schools' files does. */
export function testBlobStore(open: OpenStore): void {
  describe('files that schools send', () => {
    it('are seen once they are whole, whatever their size, and come back as they were from any place to any other', async () => {
      const { store } = await open();
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
      const { store } = await open();
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
      const { names, store } = await open();
      const sent = cut(randomBytes(3 * chunkBytes));
      await Promise.all([putAll(store, sent), putAll(store, sent)]);
      const outcomes = await Promise.all([1, 2, 3].map(() => store.commit(school, sent.manifest)));
      expect(outcomes.map(({ isKept }) => isKept)).toEqual([true, true, true]);
      await put(store, sent, 1);
      expect((await read(store, sent))?.equals(sent.whole)).toBe(true);
      expect(await names()).toHaveLength(sent.chunks.length + 1);
    });

    it('are each school’s own', async () => {
      const { store } = await open();
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

    it('are told of all at once, each school’s together, once they are whole', async () => {
      const { store } = await open();
      const sent = [10, 11, 12].map((size) => cut(randomBytes(size)));
      const schools = [school, 'escuela-45', school];
      for (const [index, file] of sent.entries()) {
        await putAll(store, file, schools[index]);
        await store.commit(schools[index]!, file.manifest);
      }
      await putAll(store, cut(randomBytes(13)));
      const all: BlobName[] = [];
      for await (const name of store.all()) all.push(name);
      expect(all.map(({ schoolId }) => schoolId)).toEqual([school, school, 'escuela-45']);
      expect(new Set(all.map(({ blob }) => blob))).toEqual(new Set(sent.map(({ manifest }) => manifest.sha256)));
      expect((await store.open(school, sent[0]!.manifest.sha256))?.chunks).toEqual(sent[0]!.manifest.chunks);
    });

    it('are forgotten where they are removed, whole or not', async () => {
      const { names, store } = await open();
      const [whole, half] = [cut(randomBytes(10)), cut(randomBytes(chunkBytes + 1))];
      await putAll(store, whole);
      await store.commit(school, whole.manifest);
      await put(store, half, 0);
      for (const { manifest } of [whole, half]) await store.remove(school, manifest.sha256);
      expect(await names()).toEqual([]);
      expect(await store.kept(school, [whole.manifest.sha256])).toEqual([]);
    });
  });

  describe('what goes wrong', () => {
    it('a chunk that is not what it is named is refused, and leaves nothing', async () => {
      const { names, store } = await open();
      const { manifest, chunks } = cut(randomBytes(1000));
      const wrong = inParts(Buffer.concat([chunks[0]!, Buffer.from('x')]));
      const refused = store.putChunk(school, { blob: manifest.sha256, index: 0, sha256: manifest.chunks[0]! }, wrong);
      await expect(refused).rejects.toMatchObject({ code: 'CHUNK_DAMAGED' });
      expect(await names()).toEqual([]);
    });

    it('a chunk that breaks off leaves nothing', async () => {
      const { names, store } = await open();
      const { manifest, chunks } = cut(randomBytes(chunkBytes));
      async function* cutOff() {
        yield chunks[0]!.subarray(0, 500_000);
        throw new Error('gone');
      }
      const place = { blob: manifest.sha256, index: 0, sha256: manifest.chunks[0]! };
      await expect(store.putChunk(school, place, cutOff())).rejects.toThrow('gone');
      expect(await names()).toEqual([]);
    });

    it('a chunk that changed before the file was whole is asked for again, and the others stay', async () => {
      const { store, names, damage } = await open();
      const sent = cut(randomBytes(chunkBytes + 10));
      await putAll(store, sent);
      await damage(nameOf(await names(), sent, 1), 'changed');
      expect(await store.commit(school, sent.manifest)).toMatchObject({ isKept: false, missing: [1] });
      await put(store, sent, 1);
      expect(await store.commit(school, sent.manifest)).toMatchObject({ isKept: true });
      expect((await read(store, sent))?.equals(sent.whole)).toBe(true);
    });

    it.each(['changed', 'gone'] as const)(
      'a kept chunk that is %s is not given to its end, and asked for again',
      async (how) => {
        const { store: unlooked, names, damage } = await open();
        const told: DamagedChunk[] = [];
        const store = lookAtChunks(unlooked, (chunk) => told.push(chunk));
        const sent = cut(randomBytes(2 * chunkBytes + 10));
        const { sha256 } = sent.manifest;
        await putAll(store, sent);
        await store.commit(school, sent.manifest);
        await damage(nameOf(await names(), sent, 1), how);
        const at = (index: number) => ({ start: index * chunkBytes, end: (index + 1) * chunkBytes });
        expect((await read(store, sent, at(0)))?.equals(sent.chunks[0]!)).toBe(true);
        // Two that want it at once.
        const reads = await Promise.allSettled([read(store, sent, at(1)), read(store, sent, at(1))]);
        expect(reads.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
        for (const outcome of reads) expect(outcome).not.toMatchObject({ value: expect.any(Buffer) });
        expect(told).toEqual([{ schoolId: school, blob: sha256, index: 1, sha256: sent.manifest.chunks[1] }]);
        expect(await store.kept(school, [sha256])).toEqual([]);
        expect(await store.open(school, sha256)).toBeNull();
        expect(await store.standing(school, sent.manifest)).toEqual({ sha256, isKept: false, missing: [1] });
        await put(store, sent, 1);
        expect(await store.commit(school, sent.manifest)).toMatchObject({ isKept: true });
        expect((await read(store, sent))?.equals(sent.whole)).toBe(true);
        expect(await names()).toHaveLength(sent.chunks.length + 1);
      },
    );

    it('a chunk that was read wrong once and is right stays, and so does its file', async () => {
      const { store: right } = await open();
      const sent = cut(randomBytes(chunkBytes + 10));
      const { sha256, chunks } = sent.manifest;
      await putAll(right, sent);
      await right.commit(school, sent.manifest);
      let isMisread = true;
      const told: DamagedChunk[] = [];
      const misreading: BlobStore = {
        ...right,
        async open(of, blob) {
          const opened = await right.open(of, blob);
          return opened && { ...opened, read: (range) => (isMisread ? inParts(randomBytes(10)) : opened.read(range)) };
        },
      };
      const store = lookAtChunks(misreading, (chunk) => told.push(chunk));
      await expect(read(store, sent)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      isMisread = false;
      expect(told).toEqual([]);
      expect((await read(store, sent))?.equals(sent.whole)).toBe(true);
      expect(await store.takeBack(school, { blob: sha256, index: 1, sha256: chunks[1]! })).toBe(false);
      expect(await store.kept(school, [sha256])).toEqual([sha256]);
    });

    it.each(['changed', 'gone'] as const)(
      'what is left of a file of which a chunk is %s is not swept away, but goes with the file',
      async (how) => {
        const { store, names, damage } = await open();
        const sent = cut(randomBytes(2 * chunkBytes + 10));
        const { sha256, chunks } = sent.manifest;
        await putAll(store, sent);
        await store.commit(school, sent.manifest);
        await damage(nameOf(await names(), sent, 1), how);
        const chunk = { blob: sha256, index: 1, sha256: chunks[1]! };
        expect([await store.takeBack(school, chunk), await store.takeBack(school, chunk)]).toEqual([true, false]);
        await store.sweep(Date.now() + 24 * 60 * 60_000);
        expect(await store.standing(school, sent.manifest)).toEqual({ sha256, isKept: false, missing: [1] });
        const aside = (await names()).filter((name) => /\bdamaged\b/.test(name) && name.endsWith(chunk.sha256));
        expect(aside).toHaveLength(how === 'changed' ? 1 : 0);
        await store.remove(school, sha256);
        expect(await names()).toEqual([]);
      },
    );

    it('a file whose chunks are right and that is another one is refused, and all of it is asked for again', async () => {
      const { store } = await open();
      const sent = cut(randomBytes(100));
      const another = { ...sent, manifest: { ...sent.manifest, sha256: hashOf(Buffer.from('otro')) } };
      await putAll(store, another);
      expect(await store.commit(school, another.manifest)).toMatchObject({ isKept: false, missing: [0] });
      expect(await store.standing(school, another.manifest)).toMatchObject({ missing: [0] });
    });

    it('what came of a file to which nothing was added since is swept away, and nothing else', async () => {
      const { store } = await open();
      const [kept, begun] = [cut(randomBytes(10)), cut(randomBytes(11))];
      for (const sent of [kept, begun]) await putAll(store, sent);
      await store.commit(school, kept.manifest);
      await store.sweep(0);
      expect(await store.standing(school, begun.manifest)).toMatchObject({ missing: [] });
      await store.sweep(Date.now() + 24 * 60 * 60_000);
      expect(await store.standing(school, begun.manifest)).toMatchObject({ missing: [0] });
      expect((await read(store, kept))?.equals(kept.whole)).toBe(true);
    });
  });
}
