import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { sharedVersions } from '../../src-shared/storage/create-library-storage.ts';
import { migrations } from '../adapters/postgres/migrations/index.ts';
import { isBackupName } from './backup-format.ts';
import { type BackedUp, forgetOldBackups, writeBackup } from './write-backup.ts';

/** In the server's folder: backups of what an update found. */
export const beforeUpdatesName = 'before-updates';

/** The last two updates can be gone back on, for a month: what is purged is not to stay in them longer. */
const mostKept = 2;
const keptForMs = 30 * 24 * 3_600_000;

/**
 * Makes a backup where this program is about to bring tables up to date that another one made; gives its folder, or
 * null where nothing is older. Throws, saying what to do, where it cannot be made: without it nothing is changed.
 */
export async function keepBeforeUpdate(server: BackedUp, nowMs: number): Promise<string | null> {
  if (!(await isToBeUpdated(server.databaseUrl))) return null;
  const folder = join(server.folder, beforeUpdatesName);
  try {
    const backup = await writeBackup(server, folder, { nowMs });
    await forgetOldBackups(folder, mostKept);
    return backup;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `No se pudo guardar una copia antes de actualizar la base, así que no se cambió nada: ${why}. ` +
        `Hacé lugar en ${folder} y empezá de nuevo, o decí AMANUENSE_BACKUP_BEFORE_UPDATE=0 si ya tenés otra copia.`,
      { cause: error },
    );
  }
}

/** Throws those away that are older than a month. */
export async function forgetBeforeUpdates(serverFolder: string, nowMs: number): Promise<void> {
  const folder = join(serverFolder, beforeUpdatesName);
  const names = (await readdir(folder).catch(() => [])).filter(isBackupName);
  const recent = names.filter((name) => momentOf(name) > nowMs - keptForMs);
  if (recent.length < names.length) await forgetOldBackups(folder, recent.length);
}

/** The moment that a backup is named by, in ms. */
function momentOf(name: string): number {
  return Date.parse(name.replace(/T(\d\d)-(\d\d)-(\d\d)Z$/, 'T$1:$2:$3Z'));
}

/** Whether the district's tables or those of libraries were made by an older program than this. */
async function isToBeUpdated(databaseUrl: string): Promise<boolean> {
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    const district = await versionsIn(owner, 'public');
    const libraries = await versionsIn(owner, 'library');
    return isOlder(district, migrations.length) || isOlder(libraries, sharedVersions.length);
  } finally {
    await owner.end();
  }
}

/** How many migrations a schema's tables have been through; 0 where there are none. */
async function versionsIn(owner: Client, schema: 'public' | 'library'): Promise<number> {
  const { rows } = await owner.query<{ isThere: boolean }>(
    `select to_regclass('${schema}.schema_migrations') is not null as "isThere"`,
  );
  if (!rows[0]!.isThere) return 0;
  const counted = await owner.query<{ count: number }>(
    `select count(*)::integer as count from ${schema}.schema_migrations`,
  );
  return counted.rows[0]!.count;
}

function isOlder(applied: number, known: number): boolean {
  return applied > 0 && applied < known;
}
