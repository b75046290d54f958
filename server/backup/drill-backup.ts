import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { filesName, type Manifest, readManifest } from './backup-format.ts';
import { findBucketTrouble } from './bucket-files.ts';
import { findDamaged, readList } from './kept-files.ts';
import { restoreTables } from './restore-backup.ts';
import type { BackedUp } from './write-backup.ts';

/**
 * Tries whether a backup could be restored: its tables into a database that is thrown away, compared by count and sum,
 * and every file by its hash. Of a bucket's files it is looked whether all are there, and some are read. Throws what is
 * wrong.
 */
export async function drillBackup(
  backup: string,
  { databaseUrl, bucket }: Pick<BackedUp, 'databaseUrl' | 'bucket'>,
): Promise<Manifest> {
  const manifest = await readManifest(backup);
  const damaged = await findDamaged(join(dirname(backup), filesName), await readList(backup));
  if (damaged.length > 0) throw new Error(`${damaged.length} files are not what was kept, as ${damaged[0]}`);
  const trouble = await findBucketTrouble(backup, manifest, bucket);
  if (trouble !== null) throw new Error(trouble);
  const name = `amanuense_drill_${randomBytes(6).toString('hex')}`;
  const server = new Client({ connectionString: databaseUrl });
  await server.connect();
  try {
    await server.query(`create database ${name}`);
    try {
      await restoreInto(Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href, { backup, manifest });
    } finally {
      await server.query(`drop database ${name} with (force)`);
    }
  } finally {
    await server.end();
  }
  return manifest;
}

async function restoreInto(url: string, { backup, manifest }: { backup: string; manifest: Manifest }): Promise<void> {
  const owner = new Client({ connectionString: url });
  await owner.connect();
  try {
    await restoreTables(owner, { backup, manifest, databaseUrl: url });
  } finally {
    await owner.end();
  }
}
