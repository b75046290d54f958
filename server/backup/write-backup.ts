import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import type { BlobStore } from '../../src-shared/ports/blob-store.ts';
import { auditFolderName } from '../adapters/audit-files/audit-files.ts';
import { copyOut, readAllTables, sumTable } from '../adapters/postgres/tables/copy-tables.ts';
import { mergePurges, purgesName } from '../adapters/purges/purge-file.ts';
import {
  backupName,
  filesName,
  isBackupName,
  type KeptTable,
  keyName,
  type Manifest,
  manifestName,
  rowsName,
} from './backup-format.ts';
import { writeBucketList } from './bucket-files.ts';
import { copyFiles, type KeptFile, listFiles, readList, writeList } from './kept-files.ts';

/** A server as it is backed up: its database, and the folder with its key and the schools' files. */
export type BackedUp = {
  databaseUrl: string;
  folder: string;
  /** Where the schools' files lie in a bucket, which keeps them itself; null where there is none. */
  bucket: BlobStore | null;
};

/** One backup is made at a time, so that what another left can be told from what it is writing. */
const backupLock = 7_305_115;

const draftEnding = '.partial';

/** Where the schools' files lie that have come whole, in a server's folder. */
export const keptFilesPath = join('files', 'kept');

type Writing = { nowMs: number; signal?: AbortSignal | undefined };

/**
 * Writes a backup beside earlier ones and gives its folder. Whoever uses the server meanwhile notices nothing: all
 * tables are of one moment, and files that came after it are too many and never too few. `signal` stops it between two
 * tables or files, with nothing left.
 */
export async function writeBackup(
  { databaseUrl, folder, bucket }: BackedUp,
  to: string,
  { nowMs, signal }: Writing,
): Promise<string> {
  const createdAt = new Date(nowMs).toISOString();
  const backup = join(to, backupName(createdAt));
  const draft = `${backup}${draftEnding}`;
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [backupLock]);
    await sweepDrafts(to);
    await mkdir(draft, { recursive: true, mode: 0o700 });
    const { tables, migrations } = await writeTables(owner, draft, signal);
    await copyFile(join(folder, keyName), join(draft, keyName));
    // Beside all backups: whichever is restored, what was forgotten since is known.
    await mergePurges(join(folder, purgesName), join(to, purgesName));
    await copyAudit(folder, to);
    const files = await listFiles(join(folder, keptFilesPath));
    await copyFiles(files, { from: join(folder, keptFilesPath), to: join(to, filesName) }, signal);
    await writeList(draft, files);
    const manifest: Manifest = {
      format: 'amanuense-district-backup',
      version: 1,
      createdAt,
      migrations,
      tables,
      files: files.length,
      fileBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      bucketFiles: bucket === null ? null : await writeBucketList(draft, bucket),
    };
    await writeFile(join(draft, manifestName), JSON.stringify(manifest, null, 2));
    await rename(draft, backup);
    return backup;
  } finally {
    await rm(draft, { recursive: true, force: true }).finally(() => owner.end());
  }
}

/** The files of the audit lie beside all backups too, and stay there: what is in them is nowhere else. */
export async function copyAudit(from: string, to: string): Promise<void> {
  const folders = { from: join(from, auditFolderName), to: join(to, auditFolderName) };
  const files = await listFiles(folders.from);
  await copyFiles(
    files.filter(({ path }) => path.endsWith('.gz')),
    folders,
  );
}

/** What backups left that were killed: the rows of every school, which nobody would throw away. */
async function sweepDrafts(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const isDraft = name.endsWith(draftEnding) && isBackupName(name.slice(0, -draftEnding.length));
    if (isDraft) await rm(join(folder, name), { recursive: true });
  }
}

async function writeTables(
  owner: Client,
  draft: string,
  signal: AbortSignal | undefined,
): Promise<Pick<Manifest, 'tables' | 'migrations'>> {
  return readAllTables(owner, async (described) => {
    const tables: KeptTable[] = [];
    for (const table of described) {
      signal?.throwIfAborted();
      const path = join(draft, rowsName(table));
      const gzip = createGzip();
      const written = pipeline(gzip, createWriteStream(path, { mode: 0o600, flush: true }));
      await Promise.all([copyOut(owner, table, gzip), written]);
      tables.push({ ...table, ...(await sumTable(owner, table)) });
    }
    const { rows } = await owner.query<{ version: number }>('select version from schema_migrations order by version');
    return { tables, migrations: rows.map(({ version }) => version) };
  });
}

/** With its folder, where that was all that it held. */
async function forgetFile(path: string): Promise<void> {
  await rm(path);
  if ((await readdir(dirname(path))).length === 0) await rmdir(dirname(path));
}

/** Throws all but the newest backups away, and the files that none of the others names. Gives how many went. */
export async function forgetOldBackups(folder: string, keep: number): Promise<number> {
  const names = (await readdir(folder)).filter(isBackupName).sort();
  const old = names.slice(0, Math.max(0, names.length - keep));
  for (const name of old) await rm(join(folder, name), { recursive: true });
  if (old.length === 0) return 0;
  const wanted = new Set<string>();
  for (const name of names.slice(old.length)) {
    for (const { path } of await readList(join(folder, name))) wanted.add(path);
  }
  const unwanted = ({ path }: KeptFile) => !wanted.has(path);
  for (const { path } of (await listFiles(join(folder, filesName))).filter(unwanted)) {
    await forgetFile(join(folder, filesName, path));
  }
  return old.length;
}
