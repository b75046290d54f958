import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { Client } from 'pg';
import { migrateSharedTables } from '../../src-shared/storage/create-library-storage.ts';
import { openLibraryOwner } from '../adapters/postgres/library-pool.ts';
import { migrateDatabase, serverRole } from '../adapters/postgres/migrate-database.ts';
import { migrations } from '../adapters/postgres/migrations/index.ts';
import { copyIn, readAllTables, sumTable } from '../adapters/postgres/tables/copy-tables.ts';
import { describeTables, quotedTable } from '../adapters/postgres/tables/describe-tables.ts';
import { mergePurges, purgesName } from '../adapters/purges/purge-file.ts';
import { filesName, keyName, type Manifest, readManifest, rowsName } from './backup-format.ts';
import { checkBackup, readVersions } from './check-backup.ts';
import { copyFiles, readList } from './kept-files.ts';
import { type BackedUp, copyAudit, keptFilesPath } from './write-backup.ts';

type Restoring = { replace: boolean };

/**
 * Puts a backup where a server has nothing yet, or, with `replace`, in the place of what it has. Nobody may be connected
 * to the database. Throws where what stands there afterwards is not what was kept.
 */
export async function restoreBackup(
  backup: string,
  into: Omit<BackedUp, 'bucket'>,
  { replace }: Restoring,
): Promise<Manifest> {
  const manifest = await readManifest(backup);
  await assertKeyMayBePut(backup, into.folder, replace);
  const owner = new Client({ connectionString: into.databaseUrl });
  await owner.connect();
  try {
    await assertAlone(owner);
    if (!replace) await assertEmpty(owner);
    await checkBackup(backup, manifest);
    await restoreTables(owner, { backup, manifest, databaseUrl: into.databaseUrl });
  } finally {
    await owner.end();
  }
  await copyFiles(await readList(backup), {
    from: join(dirname(backup), filesName),
    to: join(into.folder, keptFilesPath),
  });
  await copyFile(join(backup, keyName), join(into.folder, keyName));
  await copyAudit(dirname(backup), into.folder);
  await mergePurges(join(dirname(backup), purgesName), join(into.folder, purgesName));
  return manifest;
}

type Kept = { backup: string; manifest: Manifest; databaseUrl: string; signal?: AbortSignal | undefined };

/**
 * Makes the tables as they were when they were kept, fills them and compares. The district's are brought up to date
 * after that; the libraries' when they are next opened, for that is done school by school. `signal` stops it in between.
 */
export async function restoreTables(owner: Client, { backup, manifest, databaseUrl, signal }: Kept): Promise<void> {
  const { district, libraries } = await readVersions(backup, manifest);
  await owner.query('drop schema if exists library cascade');
  await owner.query('drop schema public cascade');
  await owner.query('create schema public');
  await migrateDatabase(
    owner,
    migrations.filter(({ version }) => district.includes(version)),
  );
  if (libraries !== null) {
    await migrateSharedTables(openLibraryOwner(databaseUrl), { role: serverRole, schools: [] }, libraries);
  }
  await owner.query('begin');
  try {
    for (const table of await describeTables(owner)) await owner.query(`truncate ${quotedTable(table)} cascade`);
    for (const table of manifest.tables) {
      signal?.throwIfAborted();
      const rows = createReadStream(join(backup, rowsName(table)));
      const text = rows.pipe(createGunzip());
      rows.once('error', (error) => text.destroy(error));
      await copyIn(owner, table, text);
    }
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
  await assertSame(owner, manifest);
  await migrateDatabase(owner, migrations);
}

async function assertSame(owner: Client, { tables }: Manifest): Promise<void> {
  await readAllTables(owner, async () => {
    for (const table of tables) {
      const { rows, sum } = await sumTable(owner, table);
      if (rows === table.rows && sum === table.sum) continue;
      throw new Error(`${table.schema}.${table.name} is not what was kept: ${rows} of ${table.rows} rows`);
    }
  });
}

async function assertAlone(owner: Client): Promise<void> {
  const { rowCount } = await owner.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
     and backend_type = 'client backend'`,
  );
  if (rowCount !== 0) throw new Error('Hay un servidor conectado a la base de datos: detenelo antes de restaurar.');
}

async function assertEmpty(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ isThere: boolean }>(
    'select to_regclass(\'public.schools\') is not null as "isThere"',
  );
  if (!rows[0]?.isThere) return;
  const { rowCount } = await owner.query('select from schools limit 1');
  if (rowCount !== 0) throw new Error('La base de datos ya tiene escuelas: para reemplazarla, agregá --replace.');
}

/** A PC follows no server with another key: one that is there is replaced only where that is meant. */
async function assertKeyMayBePut(backup: string, folder: string, replace: boolean): Promise<void> {
  await mkdir(folder, { recursive: true });
  const kept = await readFile(join(backup, keyName), 'utf8');
  const found = await readFile(join(folder, keyName), 'utf8').catch(() => kept);
  if (found !== kept && !replace) {
    throw new Error('La carpeta tiene la clave de otro servidor: para reemplazarla, agregá --replace.');
  }
}
