import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/*
 * A folder holds any number of backups, each a folder named by its moment: `manifest.json`, `server-key.json`, a file
 * of rows for each table, and the list of the schools' files. These lie beside the backups, once for all of them, but
 * for those of a bucket, of which there is only the list.
 */

export const manifestName = 'manifest.json';
export const keyName = 'server-key.json';
export const filesName = 'files';
export const fileListName = 'files.json.gz';
export const bucketListName = 'bucket-files.json.gz';

const tableSchema = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int().nonnegative(),
  /** Over what its rows say, in whatever order. */
  sum: z.string(),
});
export type KeptTable = z.infer<typeof tableSchema>;

const manifestSchema = z.object({
  format: z.literal('amanuense-district-backup'),
  version: z.literal(1),
  createdAt: z.string(),
  /** The versions of the district's tables. */
  migrations: z.array(z.number().int()),
  tables: z.array(tableSchema),
  files: z.number().int().nonnegative(),
  fileBytes: z.number().int().nonnegative(),
  /** How many files a bucket held, which are named in the backup and not in it; null where there was no bucket. */
  bucketFiles: z.number().int().nonnegative().nullable().default(null),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The name of the backup of a moment: names sort as moments do. */
export function backupName(createdAt: string): string {
  return createdAt.replaceAll(':', '-').replace(/\.\d+Z$/, 'Z');
}

/** Whether a folder's name is that of a backup. */
export function isBackupName(name: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/.test(name);
}

/** Where the rows of a table are kept. */
export function rowsName({ schema, name }: Pick<KeptTable, 'schema' | 'name'>): string {
  return `${schema}.${name}.copy.gz`;
}

/** Throws where the folder holds no whole backup: the manifest is written last. */
export async function readManifest(backup: string): Promise<Manifest> {
  return manifestSchema.parse(JSON.parse(await readFile(join(backup, manifestName), 'utf8')));
}
