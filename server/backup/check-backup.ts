import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { sharedVersions } from '../../src-shared/storage/create-library-storage.ts';
import { migrations } from '../adapters/postgres/migrations/index.ts';
import { filesName, type KeptTable, type Manifest, rowsName } from './backup-format.ts';
import { readList } from './kept-files.ts';

const newline = 0x0a;

/** Which versions a backup's tables have; null for libraries where it has none. */
type KeptVersions = { district: readonly number[]; libraries: readonly number[] | null };

/**
 * Looks before anything is replaced whether all that a backup names is there: every table's rows, unpacked and counted,
 * and every file by its size. Throws what is missing.
 */
export async function checkBackup(backup: string, manifest: Manifest): Promise<void> {
  for (const table of manifest.tables) {
    const rows = await countRows(join(backup, rowsName(table))).catch(() => null);
    if (rows !== table.rows) throw incomplete(rowsName(table));
  }
  const files = await readList(backup).catch(() => {
    throw incomplete('la lista de archivos');
  });
  for (const { path, bytes } of files) {
    const found = await stat(join(dirname(backup), filesName, path)).catch(() => null);
    if (found?.size !== bytes) throw incomplete(path);
  }
}

/** The versions of a backup's tables. Throws where this program does not know one of them. */
export async function readVersions(backup: string, { migrations: district, tables }: Manifest): Promise<KeptVersions> {
  const table = tables.find(({ schema, name }) => schema === 'library' && name === 'schema_migrations');
  const libraries = table === undefined ? null : await readColumn(backup, table, 'version');
  const known: readonly number[] = migrations.map(({ version }) => version);
  const isKnown =
    district.every((version) => known.includes(version)) &&
    (libraries ?? []).every((version) => sharedVersions.includes(version));
  if (!isKnown) throw new Error('La copia es de una versión más nueva de este servidor: restaurala con ésa.');
  return { district, libraries };
}

function incomplete(what: string): Error {
  return new Error(`A la copia le falta algo, o está dañada (${what}): no se cambió nada. Probá con otra copia.`);
}

/** What stands in a row is escaped: each ends with a line's end, and has no other. */
async function countRows(path: string): Promise<number> {
  let rows = 0;
  await eachPart(path, (part) => {
    for (let at = part.indexOf(newline); at >= 0; at = part.indexOf(newline, at + 1)) rows += 1;
  });
  return rows;
}

/** The numbers of one column of a short table. */
async function readColumn(backup: string, table: KeptTable, column: string): Promise<number[]> {
  const parts: Buffer[] = [];
  await eachPart(join(backup, rowsName(table)), (part) => parts.push(part));
  const lines = Buffer.concat(parts).toString().split('\n').filter(Boolean);
  return lines.map((line) => Number(line.split('\t')[table.columns.indexOf(column)]));
}

async function eachPart(path: string, look: (part: Buffer) => void): Promise<void> {
  await pipeline(createReadStream(path), createGunzip(), async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) look(part);
  });
}
