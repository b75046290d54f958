import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openLibrary } from './open-library.ts';

const patience = { timeout: 20_000, interval: 200 };

test('a watched folder is followed: what appears is read, what moves is the same paper, what goes is in the trash', async () => {
  const library = await openLibrary();
  const { client } = library;
  const folder = join(library.folder, 'escaneados');
  mkdirSync(join(folder, 'mayo'), { recursive: true });
  writeFileSync(join(folder, 'antes.txt'), 'Papel que ya estaba');
  const { folderId } = await client.sources.watchFolder({ path: folder });
  await vi.waitFor(async () => expect((await library.paper('antes.txt')).status).toBe('ready'), patience);

  writeFileSync(join(folder, 'mayo', 'nuevo.txt'), 'Papel recién escaneado');
  await vi.waitFor(async () => expect((await library.paper('nuevo.txt')).status).toBe('ready'), patience);
  const appeared = await library.paper('nuevo.txt');
  expect(appeared.folderId).toBe(folderId);

  renameSync(join(folder, 'mayo', 'nuevo.txt'), join(folder, 'ficha de Sosa.txt'));
  await vi.waitFor(async () => expect((await library.paper('ficha de Sosa.txt')).id).toBe(appeared.id), patience);
  expect((await library.paper('ficha de Sosa.txt')).originPath).toBe(join(folder, 'ficha de Sosa.txt'));

  writeFileSync(join(folder, 'antes.txt'), 'Papel que ya estaba, corregido');
  await vi.waitFor(async () => {
    const now = await library.paper('antes.txt');
    expect((await client.sources.page({ sourceId: now.id, page: 1 })).text).toContain('corregido');
  }, patience);

  rmSync(join(folder, 'ficha de Sosa.txt'));
  await vi.waitFor(async () => {
    expect((await library.list({ trashed: true })).map((source) => source.id)).toContain(appeared.id);
  }, patience);

  await client.sources.unwatchFolder({ folderId });
  writeFileSync(join(folder, 'después.txt'), 'Papel que nadie mira');
  await new Promise((resolve) => setTimeout(resolve, 3500));
  expect((await library.list()).map((source) => source.name)).toEqual(['antes.txt']);
});

test('a folder that goes away whole, like a USB stick, takes no paper along, and is followed again when it is back', async () => {
  const library = await openLibrary({ lookAtFoldersEveryMs: 300 });
  const { client } = library;
  const folder = join(library.folder, 'pendrive');
  mkdirSync(folder);
  writeFileSync(join(folder, 'uno.txt'), 'Primer papel');
  const { folderId } = await client.sources.watchFolder({ path: folder });
  await vi.waitFor(async () => expect((await library.paper('uno.txt')).status).toBe('ready'), patience);
  renameSync(folder, `${folder}-afuera`);
  await vi.waitFor(async () => expect((await client.library.status()).missingFolders).toEqual([folderId]), patience);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(await library.list({ trashed: true })).toEqual([]);
  writeFileSync(join(`${folder}-afuera`, 'uno.txt'), 'Primer papel, corregido afuera');
  writeFileSync(join(`${folder}-afuera`, 'dos.txt'), 'Segundo papel');
  renameSync(`${folder}-afuera`, folder);
  await vi.waitFor(async () => expect((await library.paper('dos.txt')).status).toBe('ready'), patience);
  expect((await client.library.status()).missingFolders).toEqual([]);
  await vi.waitFor(async () => {
    const corrected = await library.paper('uno.txt');
    expect((await client.sources.page({ sourceId: corrected.id, page: 1 })).text).toContain('corregido');
  }, patience);
});

test('a folder left empty, as the place of a USB stick that was taken out, takes no paper along until files are there again', async () => {
  const library = await openLibrary({ lookAtFoldersEveryMs: 300 });
  const { client } = library;
  const [folder, outside] = [join(library.folder, 'pendrive'), join(library.folder, 'afuera')];
  mkdirSync(folder);
  mkdirSync(outside);
  const move = (from: string, to: string) => {
    for (const name of readdirSync(from)) renameSync(join(from, name), join(to, name));
  };
  const emptied = async () => (await client.library.status()).emptiedFolders;
  const replaced = async () => (await client.library.status()).replacedFolders;
  const idsInTrash = async () => (await library.list({ trashed: true })).map(({ id }) => id).sort();
  mkdirSync(join(folder, 'mayo'));
  writeFileSync(join(folder, 'uno.txt'), 'Primer papel');
  writeFileSync(join(folder, 'mayo', 'dos.txt'), 'Segundo papel');
  const { folderId } = await client.sources.watchFolder({ path: folder });
  await vi.waitFor(async () => expect((await library.paper('uno.txt')).status).toBe('ready'), patience);
  await vi.waitFor(async () => expect((await library.paper('dos.txt')).status).toBe('ready'), patience);
  const before = (await library.list()).map(({ id }) => id).sort();
  expect(await emptied()).toEqual([]);

  move(folder, outside);
  mkdirSync(join(folder, 'mayo'));
  await vi.waitFor(async () => expect(await emptied()).toEqual([folderId]), patience);
  rmSync(join(folder, 'mayo'), { recursive: true });
  writeFileSync(join(outside, 'tres.txt'), 'Tercer papel');
  move(outside, folder);
  await vi.waitFor(async () => expect((await library.paper('tres.txt')).status).toBe('ready'), patience);
  expect(await emptied()).toEqual([]);
  expect((await library.list()).map(({ id }) => id)).toEqual(expect.arrayContaining(before));
  expect(await idsInTrash()).toEqual([]);

  const all = (await library.list()).map(({ id }) => id).sort();
  move(folder, outside);
  await vi.waitFor(async () => expect(await emptied()).toEqual([folderId]), patience);
  writeFileSync(join(folder, 'cuatro.txt'), 'De otro pendrive');
  await vi.waitFor(async () => expect(await replaced()).toEqual([folderId]), patience);
  expect((await library.list()).map(({ id }) => id).sort()).toEqual(all);
  expect(await idsInTrash()).toEqual([]);

  await client.sources.followReplacement({ folderId });
  await vi.waitFor(async () => expect((await library.paper('cuatro.txt')).status).toBe('ready'), patience);
  expect(await replaced()).toEqual([]);
  expect((await library.list()).map(({ id }) => id)).toEqual(expect.arrayContaining(all));
  expect(await idsInTrash()).toEqual([]);
});

test('another USB stick at the path of the one that is followed is not read until somebody says so, and the first one back is followed as before', async () => {
  const library = await openLibrary({ lookAtFoldersEveryMs: 300 });
  const { client } = library;
  const folder = join(library.folder, 'pendrive');
  const [first, second] = [`${folder}-primero`, `${folder}-segundo`];
  mkdirSync(folder);
  writeFileSync(join(folder, 'uno.txt'), 'Primer papel');
  mkdirSync(join(second, 'junio'), { recursive: true });
  writeFileSync(join(second, 'junio', 'otro.txt'), 'De otra escuela');
  const { folderId } = await client.sources.watchFolder({ path: folder });
  await vi.waitFor(async () => expect((await library.paper('uno.txt')).status).toBe('ready'), patience);
  const known = await library.paper('uno.txt');
  const replaced = async () => (await client.library.status()).replacedFolders;

  renameSync(folder, first);
  renameSync(second, folder);
  await vi.waitFor(async () => expect(await replaced()).toEqual([folderId]), patience);
  expect((await library.list()).map(({ name }) => name)).toEqual(['uno.txt']);

  renameSync(folder, second);
  mkdirSync(join(first, 'mayo'));
  renameSync(join(first, 'uno.txt'), join(first, 'mayo', 'uno.txt'));
  renameSync(first, folder);
  const moved = join(folder, 'mayo', 'uno.txt');
  await vi.waitFor(async () => expect((await library.paper('uno.txt')).originPath).toBe(moved), patience);
  expect(await library.paper('uno.txt')).toMatchObject({ id: known.id, trashedAt: null });
  expect(await replaced()).toEqual([]);
});

test('a paper that came from elsewhere and was put in a followed folder stays there', async () => {
  const library = await openLibrary({ lookAtFoldersEveryMs: 300 });
  const { client } = library;
  const folder = join(library.folder, 'papeles de la escuela');
  mkdirSync(folder);
  await library.ingest(library.write('de otro lado.txt', 'Papel que vino de otro lado'));
  const { id } = await library.paper('de otro lado.txt');
  const { folderId } = await client.sources.watchFolder({ path: folder });
  await client.sources.update({ sourceIds: [id], folderId });
  expect(await library.useCases.followFolder.missing({ folderId, root: folder, present: [] })).toEqual([]);
  expect((await client.library.status()).emptiedFolders).toEqual([]);
});
