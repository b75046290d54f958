import { join } from 'node:path';
import { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import { createId, type FolderId } from '../../../src-shared/domain/identifiers.ts';
import { createLibraryStorage } from '../../../src-shared/storage/create-library-storage.ts';
import { migrate } from '../../../src-shared/storage/migrate.ts';
import { migrations } from '../../../src-shared/storage/migrations/index.ts';
import { sqliteSchemaDialect } from '../../../src-shared/storage/storage-dialect.ts';
import { steppingClock, temporaryFolder } from '../../../tests/port-suites/library-fixtures.ts';
import { openDatabase } from './driver.ts';
import { openLibraryDatabase } from './open-library-database.ts';

type WatchedFolder = { id: FolderId; path: string; sequence: number | null; isFromHere: boolean };

/** The folders of a library that said before 230 which paths they follow, once this program has opened it. */
async function foldersAfter(before: readonly WatchedFolder[]): Promise<[paths: (string | null)[], operations: number]> {
  const folder = temporaryFolder();
  const path = join(folder.path, 'library.db');
  const open = () => openLibraryDatabase({ path, key: null, clock: steppingClock() });
  const old = open();
  const database = new Kysely<never>({ dialect: old.dialect });
  const known = migrations.filter(({ version }) => version < 230);
  await migrate(database, { migrations: known, dialect: sqliteSchemaDialect, copyFirst: async () => undefined });
  await database.destroy();
  await old.close();
  const file = openDatabase(path, null);
  file.exec('update write_gate set is_open = 1');
  for (const { id, path: watched, sequence, isFromHere } of before) {
    file.exec(`insert into folders (id, name, watched_path) values ('${id}', '${watched}', '${watched}')`);
    file.exec(`insert into operations (id, scope, entity, entity_id, field, value, bases, clock, actor, group_id,
        schema_version, hash, is_head, sequence) values ('pc:${watched}', 'school', 'folder', '${id}', 'watchedPath',
        '"${watched}"', '[]', '0', 'Marta', '${id}', 1, '', 1, ${sequence})`);
    if (isFromHere) file.exec(`insert into change_groups values (null, '${id}', '', 'applied', '${id}', null)`);
  }
  file.exec('update write_gate set is_open = 0');
  file.close();
  const library = await createLibraryStorage(open(), steppingClock());
  const paths = (await library.sources.listFolders()).map(({ watchedPath }) => watchedPath);
  const operations = await library.syncOverview.operations();
  await library.close();
  folder.dispose();
  return [paths, operations];
}

const watched = (path: string, sequence: number | null, isFromHere: boolean): WatchedFolder => ({
  id: createId<FolderId>(),
  path,
  sequence,
  isFromHere,
});

it('a library of this PC alone goes on following its folders, and no operation tells their paths any more', async () => {
  expect(await foldersAfter([watched('a', null, true), watched('b', null, false)])).toEqual([['a', 'b'], 0]);
});

it('a library of several PCs follows what was said on this one, and keeps its log as the server has it', async () => {
  expect(await foldersAfter([watched('a', 1, true), watched('b', 2, false)])).toEqual([['a', null], 2]);
});
