import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { filesName, type Manifest, readManifest } from './backup-format.ts';
import { findBucketTrouble } from './bucket-files.ts';
import { findDamaged, readList } from './kept-files.ts';
import { restoreTables } from './restore-backup.ts';
import type { BackedUp } from './write-backup.ts';

/** One drill at a time, so that a database that another left can be told from its own. */
const drillLock = 7_305_116;

const databaseStart = 'amanuense_drill_';

/**
 * Tries whether a backup could be restored: its tables into a database that is thrown away, compared by count and sum,
 * and every file by its hash. Of a bucket's files it is looked whether all are there, and some are read. Throws what is
 * wrong. `signal` stops it between two tables or files, with nothing left.
 */
export async function drillBackup(
  backup: string,
  { databaseUrl, bucket }: Pick<BackedUp, 'databaseUrl' | 'bucket'>,
  signal?: AbortSignal,
): Promise<Manifest> {
  await withConnection(databaseUrl, async (server) => {
    const { rows } = await server.query<{ isFree: boolean }>('select pg_try_advisory_lock($1) as "isFree"', [
      drillLock,
    ]);
    if (rows[0]?.isFree) await dropLeftBehind(server);
  });
  const manifest = await readManifest(backup);
  const damaged = await findDamaged(join(dirname(backup), filesName), await readList(backup), signal);
  if (damaged.length > 0) throw new Error(`${damaged.length} files are not what was kept, as ${damaged[0]}`);
  await withConnection(databaseUrl, async (server) => {
    await server.query('select pg_advisory_lock($1)', [drillLock]);
    const name = `${databaseStart}${randomBytes(6).toString('hex')}`;
    await server.query(`create database ${name}`);
    try {
      const url = Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href;
      await withConnection(url, (owner) => restoreTables(owner, { backup, manifest, databaseUrl: url, signal }));
    } finally {
      await server.query(`drop database ${name} with (force)`);
    }
  });
  // Last: what was purged since is told there too, month after month, and the tables are tried all the same.
  const trouble = await findBucketTrouble(backup, manifest, bucket);
  if (trouble !== null) throw new Error(trouble);
  return manifest;
}

/** What drills left that were killed: the rows of every school, in a database that nobody would throw away. */
async function dropLeftBehind(server: Client): Promise<void> {
  const { rows } = await server.query<{ name: string }>(
    `select datname as name from pg_database
     where starts_with(datname, $1) and pg_get_userbyid(datdba) = current_user
       and not exists (select from pg_stat_activity where pg_stat_activity.datname = pg_database.datname)`,
    [databaseStart],
  );
  for (const { name } of rows) await server.query(`drop database if exists "${name}"`);
}

async function withConnection(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  // One that is lost is told to who next asks on it; unheard, it would end the program.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
