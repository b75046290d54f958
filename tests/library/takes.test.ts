import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TakeId } from '../../src-shared/domain/identifiers.ts';
import { afterFile, temporaryFolder } from '../fixtures/after-file.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

const voice = readFileSync(new URL('../fixtures/audio/voice.opus', import.meta.url));
const pieceBytes = 500;
const pieces = Array.from({ length: Math.ceil(voice.length / pieceBytes) }, (_, place) =>
  voice.subarray(place * pieceBytes, (place + 1) * pieceBytes),
);

const asFile = (bytes: Uint8Array) => new File([new Uint8Array(bytes)], 'pieza');
const codeOf = (code: string) => ({ data: { code } });

async function record(library: OpenLibrary, from: readonly Uint8Array[] = pieces): Promise<TakeId> {
  const { takeId } = await library.client.recordings.takes.begin({ name: 'Reunión' });
  for (const [place, piece] of from.entries()) {
    await library.client.recordings.takes.add({ takeId, place, durationMs: 500, content: asFile(piece) });
  }
  return takeId;
}

function blobs(library: OpenLibrary): string[] {
  const folder = join(library.folder, 'biblioteca', 'blobs');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /^..[/\\].{62}$/.test(name));
}

test('what is kept of a take is a source whose file is its pieces one after the other, and nothing else stays', async () => {
  const library = await openLibrary();
  const takeId = await record(library);
  expect(pieces.length).toBeGreaterThan(5);
  expect(await library.client.recordings.takes.unfinished()).toEqual([
    {
      id: takeId,
      name: 'Reunión',
      startedAt: expect.any(String),
      durationMs: pieces.length * 500,
      sizeBytes: voice.length,
    },
  ]);
  const kept = await library.client.recordings.takes.keep({ takeId, name: 'Reunión de personal' });
  await library.ended(kept);
  const source = await library.paper('Reunión de personal.ogg');
  expect(source).toMatchObject({ id: kept.sourceId, kind: 'recording', status: 'ready', durationMs: 4_000 });
  expect(source.sha256).toBe(createHash('sha256').update(voice).digest('hex'));
  expect(blobs(library)).toHaveLength(1);
  expect(await library.client.recordings.takes.unfinished()).toEqual([]);
  await expect(library.client.recordings.takes.keep({ takeId, name: 'Otra vez' })).rejects.toMatchObject(
    codeOf('NOT_FOUND'),
  );
});

test('a recording of one piece keeps the file that it shares with its piece', async () => {
  const library = await openLibrary();
  const takeId = await record(library, [voice]);
  await library.ended(await library.client.recordings.takes.keep({ takeId, name: 'Corta' }));
  const { id } = await library.paper('Corta.ogg');
  const again = await record(library, [voice]);
  // What is in the trash comes back whole.
  await library.client.sources.trash({ sourceIds: [id] });
  await library.client.recordings.takes.discard({ takeId: again });
  await library.client.sources.restore({ sourceIds: [id] });
  expect((await library.client.sources.content({ sourceId: id })).size).toBe(voice.length);
});

test('forgetting a recording leaves the take that has the same bytes', async () => {
  const library = await openLibrary();
  const takeId = await record(library, [voice]);
  await library.ended(await library.client.recordings.takes.keep({ takeId, name: 'Corta' }));
  const { id } = await library.paper('Corta.ogg');
  const again = await record(library, [voice]);
  await library.client.sources.trash({ sourceIds: [id] });
  await library.client.sources.purge({ sourceIds: [id] });
  await library.ended(await library.client.recordings.takes.keep({ takeId: again, name: 'Otra' }));
  expect(await library.paper('Otra.ogg')).toMatchObject({ status: 'ready', sizeBytes: voice.length });
});

test('a take outlives the program, goes on being asked about, and is kept or discarded later', async () => {
  const library = await openLibrary();
  const cut = pieces.slice(0, -2);
  const kept = await record(library, cut);
  const discarded = await record(library);
  await library.close();
  const next = await openLibrary({ folder: library.folder });
  const found = await next.client.recordings.takes.unfinished();
  expect(found.map(({ id }) => id).sort()).toEqual([kept, discarded].sort());
  await next.client.recordings.takes.discard({ takeId: discarded });
  await next.ended(await next.client.recordings.takes.keep({ takeId: kept, name: 'Cortada' }));
  const source = await next.paper('Cortada.ogg');
  expect(source).toMatchObject({ status: 'ready', sizeBytes: cut.length * pieceBytes });
  expect(source.durationMs).toBeGreaterThan(1_000);
  expect(source.durationMs).toBeLessThan(4_000);
  expect(blobs(next)).toHaveLength(1);
});

test('a piece that comes twice is kept once, and one that does not follow the last is refused', async () => {
  const library = await openLibrary();
  const takeId = await record(library, pieces.slice(0, 2));
  const add = (place: number) =>
    library.client.recordings.takes.add({ takeId, place, durationMs: 500, content: asFile(pieces[place]!) });
  await add(1);
  await expect(add(3)).rejects.toMatchObject(codeOf('INVALID_INPUT'));
  await add(2);
  expect(await library.client.recordings.takes.unfinished()).toMatchObject([{ durationMs: 1_500 }]);
});

test('a piece that the disk damaged costs itself and not the recording', async () => {
  const library = await openLibrary();
  const takeId = await record(library);
  const lost = createHash('sha256').update(pieces[5]!).digest('hex');
  const folder = join(library.folder, 'biblioteca', 'blobs');
  const path = join(folder, lost.slice(0, 2), lost.slice(2));
  rmSync(path);
  await library.ended(await library.client.recordings.takes.keep({ takeId, name: 'Con un hueco' }));
  const source = await library.paper('Con un hueco.ogg');
  expect(source).toMatchObject({ status: 'ready', durationMs: 4_000, sizeBytes: voice.length - pieceBytes });
});

test('a take without a piece is nothing to ask about, and cannot be kept', async () => {
  const library = await openLibrary();
  const takeId = await record(library, []);
  expect(await library.client.recordings.takes.unfinished()).toEqual([]);
  const keeping = library.client.recordings.takes.keep({ takeId, name: 'Nada' });
  await expect(keeping).rejects.toMatchObject(codeOf('NO_AUDIO'));
});

/** A file system of its own, of a megabyte; null where this user may make none. */
function mountSmallDisk(folder: string): string | null {
  mkdirSync(folder, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  if (mounted.status !== 0) return null;
  afterFile(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

const fullDisk = temporaryFolder('full-disk');
const smallDisk = process.platform === 'linux' ? mountSmallDisk(join(fullDisk, 'biblioteca', 'blobs')) : null;

test.skipIf(smallDisk === null)(
  'a disk that is full at piece 40 loses nothing: what was kept stays, and the piece is taken once there is room',
  async () => {
    const library = await openLibrary({ folder: fullDisk });
    const ballast = join(smallDisk!, 'otros-archivos');
    const { takeId } = await library.client.recordings.takes.begin({ name: 'Larga' });
    const large = (place: number) => asFile(new Uint8Array(12_000).fill(place));
    const add = (place: number) =>
      library.client.recordings.takes.add({ takeId, place, durationMs: 3_000, content: large(place) });
    for (let place = 0; place < 39; place++) await add(place);
    const full = spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=4096']);
    expect(String(full.stderr)).toContain('No space left');
    await expect(add(39)).rejects.toMatchObject(codeOf('DISK_FULL'));
    expect(await library.client.recordings.takes.unfinished()).toMatchObject([
      { durationMs: 39 * 3_000, sizeBytes: 39 * 12_000 },
    ]);
    spawnSync('rm', [ballast]);
    await add(39);
    expect(await library.client.recordings.takes.unfinished()).toMatchObject([{ durationMs: 40 * 3_000 }]);
  },
);
