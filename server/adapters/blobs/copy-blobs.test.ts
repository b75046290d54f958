import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chunkBytes } from '../../../src-shared/domain/sync/blob-messages.ts';
import type { BlobStore } from '../../../src-shared/ports/blob-store.ts';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { cut, put, putAll, read, type Sent, school } from '../../../tests/port-suites/blob-store-suite.ts';
import { checkSample, copyBlobs, isTrueCopy } from './copy-blobs.ts';
import { createDirectoryBlobStore } from './directory-blob-store.ts';

function openPlace() {
  const folder = temporaryFolder('files');
  return { folder, store: createDirectoryBlobStore(folder) };
}

async function keep(store: BlobStore, sent: Sent, of = school): Promise<void> {
  await putAll(store, sent, of);
  await store.commit(of, sent.manifest);
}

const copy = (places: { from: BlobStore; to: BlobStore }, isExact = false, signal = new AbortController().signal) =>
  copyBlobs(places, isExact, { signal, report: () => undefined });

it('the files of every school come to the other place as they are, and what is there already is not sent again', async () => {
  const [from, to] = [openPlace().store, openPlace().store];
  const files = [0, 10, chunkBytes + 1].map((size) => cut(randomBytes(size)));
  for (const file of files) await keep(from, file);
  await keep(from, files[1]!, 'escuela-45');
  await keep(to, files[0]!);
  // A part of it came before the last copy was cut short.
  await put(to, files[2]!, 0);
  const asked: string[] = [];
  const counting: BlobStore = {
    ...to,
    putChunk: (of, chunk, bytes) => {
      asked.push(`${of} ${chunk.index}`);
      return to.putChunk(of, chunk, bytes);
    },
  };
  const copied = await copy({ from, to: counting });
  expect(copied).toMatchObject({ copied: 3, bytes: chunkBytes + 21, others: 0, count: { from: 4, to: 4 } });
  expect(copied.sample).toEqual({ checked: 4, wrong: [] });
  expect(isTrueCopy(copied)).toBe(true);
  expect(asked.sort()).toEqual([`${school} 0`, `${school} 1`, 'escuela-45 0']);
  for (const file of files) expect((await read(to, file))?.equals(file.whole)).toBe(true);
});

it('what only the other place has stays there, unless both are to be the same', async () => {
  const [from, to] = [openPlace().store, openPlace().store];
  const [both, other] = [cut(randomBytes(10)), cut(randomBytes(11))];
  await keep(from, both);
  await keep(to, other);
  const kept = await copy({ from, to });
  expect(kept).toMatchObject({ others: 1, removed: 0, count: { from: 1, to: 2 } });
  expect(isTrueCopy(kept)).toBe(true);
  const exact = await copy({ from, to }, true);
  expect(exact).toMatchObject({ others: 0, removed: 1, count: { from: 1, to: 1 } });
  expect(await read(to, other)).toBeNull();
});

it('a file that is not what its name says is told, wherever it lies, and goes nowhere', async () => {
  const [from, to] = [openPlace(), openPlace()];
  const file = cut(randomBytes(100));
  await keep(from.store, file);
  await copy({ from: from.store, to: to.store });
  const spoil = ({ folder }: { folder: string }) => {
    const name = readdirSync(folder, { recursive: true }).find((path) => String(path).includes('/00000.'));
    writeFileSync(join(folder, String(name)), randomBytes(100));
  };
  spoil(to);
  const copied = await copy({ from: from.store, to: to.store });
  expect(copied.sample.wrong).toEqual([`${school}/${file.manifest.sha256}`]);
  expect(isTrueCopy(copied)).toBe(false);
  spoil(from);
  const fresh = openPlace().store;
  const whole = cut(randomBytes(101));
  await keep(from.store, whole);
  const others = await copy({ from: from.store, to: fresh });
  expect(others).toMatchObject({ copied: 1, failed: [`${school}/${file.manifest.sha256}`], count: { from: 2, to: 1 } });
  expect(isTrueCopy(others)).toBe(false);
  expect(await read(fresh, file)).toBeNull();
  expect(await read(fresh, whole)).not.toBeNull();
});

it('a file of which a part is gone is told, and the others come', async () => {
  const [from, to] = [openPlace(), openPlace().store];
  const files = [100, 101].map((size) => cut(randomBytes(size)));
  for (const file of files) await keep(from.store, file);
  const gone = readdirSync(from.folder, { recursive: true }).find((path) =>
    String(path).endsWith(`.${files[0]!.manifest.chunks[0]}`),
  );
  rmSync(join(from.folder, String(gone)));
  const copied = await copy({ from: from.store, to });
  const failed = `${school}/${files[0]!.manifest.sha256}`;
  expect(copied).toMatchObject({ copied: 1, failed: [failed] });
  expect(isTrueCopy(copied)).toBe(false);
  expect(await checkSample(from.store, from.store.all())).toEqual({ checked: 2, wrong: [failed] });
});

it('takes nothing out of the other place where the first one has nothing', async () => {
  const [from, to] = [openPlace().store, openPlace().store];
  const file = cut(randomBytes(10));
  await keep(to, file);
  await expect(copy({ from, to }, true)).rejects.toThrow('no tiene ningún archivo');
  expect(await read(to, file)).not.toBeNull();
  expect(await copy({ from, to: openPlace().store }, true)).toMatchObject({ count: { from: 0, to: 0 } });
});

it('stops where it is told to, and goes on from there', async () => {
  const [from, to] = [openPlace().store, openPlace().store];
  for (let index = 0; index < 30; index++) await keep(from, cut(randomBytes(10)));
  const stop = new AbortController();
  const cutShort = copyBlobs({ from, to }, false, {
    signal: stop.signal,
    report: (done) => void (done === 5 && stop.abort(new Error('stopped'))),
  });
  await expect(cutShort).rejects.toThrow('stopped');
  const rest = await copy({ from, to });
  expect(rest.copied).toBeLessThan(26);
  expect(rest.count).toEqual({ from: 30, to: 30 });
});
