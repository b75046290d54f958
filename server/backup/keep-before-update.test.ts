import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateSharedTables, sharedVersions } from '../../src-shared/storage/create-library-storage.ts';
import { temporaryFolder } from '../../tests/fixtures/after-file.ts';
import { startPostgresForTests } from '../../tests/fixtures/postgres-for-tests.ts';
import { openLibraryOwner } from '../adapters/postgres/library-pool.ts';
import { migrateDatabase, serverRole } from '../adapters/postgres/migrate-database.ts';
import { migrations } from '../adapters/postgres/migrations/index.ts';
import { createDistrictHost } from '../host/create-district-host.ts';
import { readConfiguration } from '../host/server-configuration.ts';
import { isBackupName, readManifest } from './backup-format.ts';
import { beforeUpdatesName } from './keep-before-update.ts';
import { restoreBackup } from './restore-backup.ts';

const dayMs = 24 * 3_600_000;
const updatedAt = Date.UTC(2026, 10, 24, 12);
const older = migrations.slice(0, -1);

let postgres: Awaited<ReturnType<typeof startPostgresForTests>>;
beforeAll(async () => {
  postgres = await startPostgresForTests();
}, 120_000);
afterAll(() => postgres?.stop());

async function asOwner<Result>(url: string, work: (owner: Client) => Promise<Result>): Promise<Result> {
  const owner = new Client({ connectionString: url });
  await owner.connect();
  return work(owner).finally(() => owner.end());
}

async function createDatabase(name: string): Promise<string> {
  await asOwner(postgres.url, (owner) => owner.query(`create database ${name}`));
  return Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
}

/** A server that the program before this one kept, with a school. */
async function createOlder(name: string): Promise<{ url: string; folder: string }> {
  const url = await createDatabase(name);
  await asOwner(url, async (owner) => {
    await migrateDatabase(owner, older);
    await owner.query("insert into schools (id, name, created_ms) values (gen_random_uuid(), 'Escuela 12', 0)");
  });
  return { url, folder: temporaryFolder(name) };
}

/** Starts this program on a server, and stops it. */
async function start({ url, folder }: { url: string; folder: string }, nowMs = updatedAt, said = {}): Promise<void> {
  const environment = { AMANUENSE_FOLDER: folder, DATABASE_URL: url, AMANUENSE_LOG: 'silent', ...said };
  const host = await createDistrictHost(readConfiguration(environment, false), { now: () => nowMs });
  await host.forgetBeforeUpdates().finally(() => host.close());
}

async function versionsOf(url: string): Promise<number[]> {
  const { rows } = await asOwner(url, (owner) =>
    owner.query<{ version: number }>('select version from schema_migrations order by version'),
  );
  return rows.map(({ version }) => version);
}

const keptIn = (folder: string) => {
  try {
    return readdirSync(join(folder, beforeUpdatesName)).filter(isBackupName);
  } catch {
    return [];
  }
};

it('keeps what an update finds, from which the program before goes on', async () => {
  const server = await createOlder('de_antes');
  await start(server);
  expect(await versionsOf(server.url)).toEqual(migrations.map(({ version }) => version));
  const [name] = keptIn(server.folder);
  const backup = join(server.folder, beforeUpdatesName, name!);
  expect((await readManifest(backup)).migrations).toEqual(older.map(({ version }) => version));
  const again = await createDatabase('de_vuelta');
  await restoreBackup(backup, { databaseUrl: again, folder: temporaryFolder('again') }, { replace: false });
  const { rows } = await asOwner(again, (owner) => owner.query('select name from schools'));
  expect(rows).toEqual([{ name: 'Escuela 12' }]);
  // Nothing is older any more.
  await start(server);
  expect(keptIn(server.folder)).toEqual([name]);
});

it('keeps it where only the libraries of schools are older', async () => {
  const server = { url: await createDatabase('bibliotecas'), folder: temporaryFolder('libraries') };
  await start(server);
  expect(keptIn(server.folder)).toEqual([]);
  const before = sharedVersions.slice(0, -1);
  await migrateSharedTables(openLibraryOwner(server.url), { role: serverRole, schools: [] }, before);
  await start(server);
  expect(keptIn(server.folder)).toHaveLength(1);
});

it('throws it away after a month, since what is purged meanwhile is in it', async () => {
  const server = await createOlder('hace_un_mes');
  await start(server);
  await start(server, updatedAt + 29 * dayMs);
  expect(keptIn(server.folder)).toHaveLength(1);
  await start(server, updatedAt + 31 * dayMs);
  expect(keptIn(server.folder)).toEqual([]);
});

it('changes nothing where it cannot be kept, and says how to go on', async () => {
  const server = await createOlder('sin_lugar');
  writeFileSync(join(server.folder, beforeUpdatesName), 'no es una carpeta');
  await expect(start(server)).rejects.toThrow('no se cambió nada');
  expect(await versionsOf(server.url)).toEqual(older.map(({ version }) => version));
  await start(server, updatedAt, { AMANUENSE_BACKUP_BEFORE_UPDATE: '0' });
  expect(await versionsOf(server.url)).toEqual(migrations.map(({ version }) => version));
});
