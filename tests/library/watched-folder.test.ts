import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
