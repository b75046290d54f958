import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Command } from 'commander';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256Schema } from '../../src-shared/domain/identifiers.ts';
import { migrateSharedTables, sharedVersions } from '../../src-shared/storage/create-library-storage.ts';
import { temporaryFolder } from '../../tests/fixtures/after-file.ts';
import { startPostgresForTests } from '../../tests/fixtures/postgres-for-tests.ts';
import { makeOperation } from '../../tests/port-suites/district-log-suite.ts';
import { createDirectoryBlobStore } from '../adapters/blobs/directory-blob-store.ts';
import { openLibraryOwner } from '../adapters/postgres/library-pool.ts';
import { serverRole } from '../adapters/postgres/migrate-database.ts';
import { addBackupCommands } from '../backup-commands.ts';
import { createDistrictHost, type DistrictHost } from '../host/create-district-host.ts';
import { openSchoolLibraries } from '../host/school-libraries.ts';
import { readConfiguration } from '../host/server-configuration.ts';
import { isBackupName, rowsName } from './backup-format.ts';
import { drillBackup } from './drill-backup.ts';
import { passedDrillMs } from './keep-backups.ts';
import { restoreBackup } from './restore-backup.ts';
import { forgetOldBackups, writeBackup } from './write-backup.ts';

let postgres: Awaited<ReturnType<typeof startPostgresForTests>>;
const [folder, backups] = [temporaryFolder('server'), temporaryFolder('backups')];
/** A database that somebody else runs, of a user for whom row-level security holds. */
let databaseUrl: string;
let backup: string;

const schools = [randomUUID(), randomUUID()] as const;
const auditFile = 'audit-0000000001-0000000003.jsonl.gz';
const file = Buffer.from('Acta de la reunión'.repeat(1000));
const fileHash = sha256Schema.parse(createHash('sha256').update(file).digest('hex'));

beforeAll(async () => {
  postgres = await startPostgresForTests();
  await query(postgres.url, "create role distrito login createrole createdb password 'una clave'");
  databaseUrl = await createDatabase('distrito');
  await withHost(databaseUrl, folder, fill);
  mkdirSync(join(folder, 'audit'));
  writeFileSync(join(folder, 'audit', auditFile), 'lo más viejo');
  backup = await writeBackup({ databaseUrl, folder, bucket: null }, backups, { nowMs: Date.UTC(2026, 2, 2, 3) });
}, 120_000);
afterAll(() => postgres?.stop());

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function createDatabase(name: string): Promise<string> {
  await query(postgres.url, `create database ${name} owner distrito`);
  return Object.assign(new URL(postgres.url), { username: 'distrito', password: 'una clave', pathname: `/${name}` })
    .href;
}

async function withHost<Result>(url: string, of: string, work: (host: DistrictHost) => Promise<Result>) {
  const environment = { AMANUENSE_FOLDER: of, DATABASE_URL: url, AMANUENSE_LOG: 'silent' };
  const host = await createDistrictHost(readConfiguration(environment, false));
  return work(host).finally(() => host.close());
}

async function fill({ registry, log, blobs }: DistrictHost): Promise<void> {
  for (const [index, id] of schools.entries()) {
    await registry.addSchool({ id, name: `Escuela N.º ${index}\t"Ñandú"\\n` });
    await log.addDevice({ id: `pc-${index}`, schoolId: id, publicKey: 'k', isRevoked: index === 1 });
    const operations = [1, 2, 3].map((counter) => makeOperation({ counter, value: `\u0000 ${index}\n\t\\N` }));
    await log.write(`school:${id}`, (writing) => writing.append(operations));
  }
  const manifest = { sha256: fileHash, sizeBytes: file.length, chunks: [fileHash] };
  const bytes = (async function* () {
    yield file;
  })();
  await blobs.putChunk(schools[0], { blob: fileHash, index: 0, sha256: fileHash }, bytes);
  await blobs.commit(schools[0], manifest);
}

async function contentOf({ registry, log, blobs }: DistrictHost) {
  const pages = await Promise.all(schools.map((id) => log.page(`school:${id}`, 0, 10)));
  return {
    schools: await registry.schools(),
    devices: await registry.devices(),
    pages,
    files: await blobs.kept(schools[0], [fileHash]),
  };
}

it('brings back all of every school, whoever owns the database, and what is written after that goes on', async () => {
  const [url, into] = [await createDatabase('restaurada'), temporaryFolder('restored')];
  await restoreBackup(backup, { databaseUrl: url, folder: into }, { replace: false });
  const before = await withHost(databaseUrl, folder, contentOf);
  expect(before.pages.map(({ tip }) => tip)).toEqual([3, 3]);
  await withHost(url, into, async (host) => {
    expect(await contentOf(host)).toEqual(before);
    expect((await host.blobs.open(schools[0], fileHash))?.sizeBytes).toBe(file.length);
    const { tip } = await host.log.write(`school:${schools[0]}`, (writing) =>
      writing.append([makeOperation({ counter: 4 })]),
    );
    expect(tip).toBe(4);
  });
  expect(await query(url, 'select * from operations')).toEqual([]);
  expect(readFileSync(join(into, 'audit', auditFile), 'utf8')).toBe('lo más viejo');
  expect(readFileSync(join(into, 'server-key.json'))).toEqual(readFileSync(join(folder, 'server-key.json')));
  expect(await withHost(databaseUrl, folder, contentOf)).toEqual(before);
}, 60_000);

it('is not put over schools, over another key or under a server that runs, unless that is meant', async () => {
  const server = { databaseUrl, folder };
  await expect(restoreBackup(backup, server, { replace: false })).rejects.toThrow('ya tiene escuelas');
  const other = temporaryFolder('other');
  writeFileSync(join(other, 'server-key.json'), '{}');
  const elsewhere = restoreBackup(backup, { ...server, folder: other }, { replace: false });
  await expect(elsewhere).rejects.toThrow('la clave de otro servidor');
  await withHost(databaseUrl, folder, async (host) => {
    expect(await host.isReady()).toBe(true);
    await expect(restoreBackup(backup, server, { replace: true })).rejects.toThrow('detenelo');
  });
}, 60_000);

it('is tried in a database that goes, and a row or a file that is not what was kept is told', async () => {
  const databases = () => query(databaseUrl, 'select datname from pg_database order by 1');
  const before = await databases();
  expect(await drillBackup(backup, { databaseUrl, bucket: null })).toMatchObject({ files: expect.any(Number) });
  const rows = join(backup, rowsName({ schema: 'public', name: 'schools' }));
  const kept = readFileSync(rows);
  writeFileSync(rows, gzipSync(gunzipSync(kept).toString().replace('Escuela', 'Escuala')));
  await expect(drillBackup(backup, { databaseUrl, bucket: null })).rejects.toThrow(
    'public.schools is not what was kept',
  );
  writeFileSync(rows, kept);
  const chunk = readdirSync(join(backups, 'files'), { recursive: true }).find((name) =>
    String(name).endsWith(`.${fileHash}`),
  );
  const path = join(backups, 'files', String(chunk));
  writeFileSync(path, Buffer.from(file).fill('x', 0, 1));
  await expect(drillBackup(backup, { databaseUrl, bucket: null })).rejects.toThrow('1 files are not what was kept');
  writeFileSync(path, file);
  expect(await databases()).toEqual(before);
}, 60_000);

it('of libraries that an older program made is put back as it was, and brought up to date when they are opened', async () => {
  const older = await createDatabase('de_antes');
  await withHost(older, folder, ({ registry }) => registry.addSchool({ id: schools[0], name: 'Escuela N.º 0' }));
  const before = sharedVersions.slice(0, -1);
  await migrateSharedTables(openLibraryOwner(older), { role: serverRole, schools: [schools[0]] }, before);
  const kept = await writeBackup({ databaseUrl: older, folder, bucket: null }, temporaryFolder('older'), { nowMs: 0 });
  const url = await createDatabase('de_ahora');
  await restoreBackup(kept, { databaseUrl: url, folder: temporaryFolder('newer') }, { replace: false });
  const versions = async () =>
    (await query(url, 'select version from library.schema_migrations order by 1')) as { version: number }[];
  expect((await versions()).map(({ version }) => version)).toEqual(before);
  const libraries = await openSchoolLibraries(url, { schools: [schools[0]], onIdleError: () => undefined });
  await libraries.close();
  expect((await versions()).map(({ version }) => version)).toEqual(sharedVersions);
}, 60_000);

it('changes nothing where a part of it is missing, however it is to replace what there is', async () => {
  const before = await withHost(databaseUrl, folder, contentOf);
  const replace = () => restoreBackup(backup, { databaseUrl, folder }, { replace: true });
  const rows = join(backup, rowsName({ schema: 'public', name: 'operations' }));
  const kept = readFileSync(rows);
  for (const damaged of [kept.subarray(0, kept.length / 2), gzipSync('')]) {
    writeFileSync(rows, damaged);
    await expect(replace()).rejects.toThrow('public.operations.copy.gz');
  }
  writeFileSync(rows, kept);
  const manifest = join(backup, 'manifest.json');
  const said = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, said.replace('"migrations": [', '"migrations": [99999,'));
  await expect(replace()).rejects.toThrow('versión más nueva');
  writeFileSync(manifest, said);
  renameSync(join(backups, 'files'), join(backups, 'elsewhere'));
  await expect(replace()).rejects.toThrow('A la copia le falta algo');
  renameSync(join(backups, 'elsewhere'), join(backups, 'files'));
  expect(await withHost(databaseUrl, folder, contentOf)).toEqual(before);
}, 60_000);

it('throws away what a backup and a drill left that were killed, and leaves nothing where it is stopped', async () => {
  const [killed, running] = ['amanuense_drill_0123456789ab', 'amanuense_drill_ba9876543210'];
  for (const name of [killed, running]) await createDatabase(name);
  const drill = new Client({ connectionString: Object.assign(new URL(databaseUrl), { pathname: `/${running}` }).href });
  await drill.connect();
  const stopped = AbortSignal.abort();
  await expect(drillBackup(backup, { databaseUrl, bucket: null }, stopped)).rejects.toThrow('abort');
  const left = await query(databaseUrl, "select datname from pg_database where datname like 'amanuense_drill%'");
  expect(left).toEqual([{ datname: running }]);
  await drill.end();
  const to = temporaryFolder('killed');
  mkdirSync(join(to, '2026-03-01T03-00-00Z.partial'));
  writeFileSync(join(to, '2026-03-01T03-00-00Z.partial', 'public.people.copy.gz'), 'filas');
  const writing = { nowMs: Date.UTC(2026, 2, 2), signal: stopped };
  await expect(writeBackup({ databaseUrl, folder, bucket: null }, to, writing)).rejects.toThrow('abort');
  expect(readdirSync(to)).toEqual([]);
}, 60_000);

it('is tried again where it could not be tried, which is told apart from a backup that failed', async () => {
  const to = temporaryFolder('nightly');
  const environment = { AMANUENSE_FOLDER: folder, DATABASE_URL: databaseUrl, AMANUENSE_LOG: 'silent' };
  const said: string[] = [];
  const stop = new AbortController();
  const say = (line: string) => {
    said.push(line);
    if (line.includes('comprobar')) stop.abort();
  };
  const run = (...words: string[]) => {
    const program = new Command().exitOverride();
    addBackupCommands(program, readConfiguration(environment, false), {
      terminal: { say, stopSignal: stop.signal },
      noteServerAct: async () => undefined,
    });
    return program.parseAsync(words, { from: 'user' });
  };
  await query(postgres.url, 'alter role distrito nocreatedb');
  await run('keep-backups', '--to', to, '--keep', '3');
  await query(postgres.url, 'alter role distrito createdb');
  expect(said).toEqual([
    expect.stringContaining('tablas'),
    expect.stringMatching(/^La copia se hizo, pero no se pudo comprobar/),
  ]);
  expect(await passedDrillMs(to)).toBeNull();
  await run('check-backups', '--from', to);
  const [newest] = readdirSync(to).filter(isBackupName);
  await drillBackup(join(to, newest!), { databaseUrl, bucket: null });
}, 60_000);

it('is kept for a while, with the files that any of those that stay names', async () => {
  const day = 86_400_000;
  const newest = await writeBackup({ databaseUrl, folder, bucket: null }, backups, {
    nowMs: Date.UTC(2026, 2, 2, 3) + day,
  });
  expect(await forgetOldBackups(backups, 2)).toBe(0);
  expect(await forgetOldBackups(backups, 1)).toBe(1);
  await drillBackup(newest, { databaseUrl, bucket: null });
  await withHost(databaseUrl, folder, ({ blobs }) => blobs.remove(schools[0], fileHash));
  await writeBackup({ databaseUrl, folder, bucket: null }, backups, { nowMs: Date.UTC(2026, 2, 2, 3) + 2 * day });
  await forgetOldBackups(backups, 1);
  expect(readdirSync(join(backups, 'files'), { recursive: true }).some((name) => String(name).endsWith(fileHash))).toBe(
    false,
  );
}, 60_000);

it('names the files of a bucket and leaves them there, and tells of one that is gone or is another one', async () => {
  const place = temporaryFolder('bucket');
  const bucket = createDirectoryBlobStore(place);
  const keep = async (text: string) => {
    const bytes = Buffer.from(text);
    const sha256 = sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));
    const parts = (async function* () {
      yield bytes;
    })();
    await bucket.putChunk(schools[0], { blob: sha256, index: 0, sha256 }, parts);
    await bucket.commit(schools[0], { sha256, sizeBytes: bytes.length, chunks: [sha256] });
    return sha256;
  };
  const [one, other] = [await keep('Acta'), await keep('Nota')];
  const named = await writeBackup({ databaseUrl, folder, bucket }, backups, { nowMs: Date.UTC(2026, 2, 9, 3) });
  expect(await drillBackup(named, { databaseUrl, bucket })).toMatchObject({ bucketFiles: 2 });
  await expect(drillBackup(named, { databaseUrl, bucket: null })).rejects.toThrow('no se dijo cuál');
  const chunk = readdirSync(place, { recursive: true }).find((name) => String(name).endsWith(`.${one}`));
  writeFileSync(join(place, String(chunk)), 'Otra');
  await expect(drillBackup(named, { databaseUrl, bucket })).rejects.toThrow(
    `1 no son los que eran, como ${schools[0]}`,
  );
  await bucket.remove(schools[0], other);
  await expect(drillBackup(named, { databaseUrl, bucket })).rejects.toThrow('De los 2 archivos que la copia nombra');
  await bucket.remove(schools[0], one);
  await expect(drillBackup(named, { databaseUrl, bucket })).rejects.toThrow('2 no están');
  const rows = join(named, rowsName({ schema: 'public', name: 'schools' }));
  writeFileSync(rows, gzipSync(gunzipSync(readFileSync(rows)).toString().replace('Escuela', 'Escuala')));
  await expect(drillBackup(named, { databaseUrl, bucket })).rejects.toThrow('public.schools is not what was kept');
}, 60_000);
