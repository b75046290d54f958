import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chunkBytes } from '../../../src-shared/domain/sync/blob-messages.ts';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import {
  cut,
  putAll,
  read,
  type Sent,
  school,
  testBlobStore,
  withOneByteChanged,
} from '../../../tests/port-suites/blob-store-suite.ts';
import { createDirectoryBlobStore } from './directory-blob-store.ts';
import { type Disk, demandRoom, thisDisk } from './write-chunk.ts';

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

testBlobStore(async () => {
  const { folder, store } = open();
  const damage = async (path: string, how: 'changed' | 'gone') => {
    if (how === 'gone') rmSync(path);
    else writeFileSync(path, withOneByteChanged(readFileSync(path)));
  };
  return { store, names: async () => filesBelow(folder), damage };
});

describe('a disk', () => {
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

  it('what is to come is refused where it would take what the database needs', async () => {
    const disk = { freeBytes: async () => 2 ** 30 + 1000 };
    await demandRoom('.', 1000, disk);
    await expect(demandRoom('.', 1001, disk)).rejects.toMatchObject({ code: 'DISK_FULL' });
  });

  it('a file that is taken back loses no chunk where another one of it was on its way', async () => {
    const { folder, store } = open();
    const sent = cut(randomBytes(2 * chunkBytes + 7));
    const { sha256, chunks } = sent.manifest;
    await putAll(store, sent);
    await store.commit(school, sent.manifest);
    const nameOf = (index: number) => `0000${index}.${chunks[index]}`;
    const arriving = join(folder, 'arriving', school, sha256);
    mkdirSync(arriving, { recursive: true });
    writeFileSync(join(arriving, nameOf(2)), sent.chunks[2]!);
    rmSync(filesBelow(folder).find((path) => path.endsWith(nameOf(0)))!);
    expect(await store.takeBack(school, { blob: sha256, index: 0, sha256: chunks[0]! })).toBe(true);
    expect(await store.standing(school, sent.manifest)).toMatchObject({ isKept: false, missing: [0] });
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
