import { join } from 'node:path';
import { z } from 'zod';
import { sha256Schema } from '../../src-shared/domain/identifiers.ts';
import type { BlobName, BlobStore } from '../../src-shared/ports/blob-store.ts';
import { checkSample } from '../adapters/blobs/copy-blobs.ts';
import { bucketListName, type Manifest } from './backup-format.ts';
import { readPacked, writePacked } from './packed-list.ts';

const listSchema = z.array(z.object({ schoolId: z.string(), blob: sha256Schema }));

/** Writes down which files a bucket holds; gives how many. */
export async function writeBucketList(backup: string, bucket: BlobStore): Promise<number> {
  const names: BlobName[] = [];
  for await (const name of bucket.all()) names.push(name);
  await writePacked(join(backup, bucketListName), names);
  return names.length;
}

/**
 * What is wrong with the files that a backup names and a bucket holds: whether one is gone, and whether one of a sample
 * is another one. Null where nothing is.
 */
export async function findBucketTrouble(
  backup: string,
  { bucketFiles }: Pick<Manifest, 'bucketFiles'>,
  bucket: BlobStore | null,
): Promise<string | null> {
  if (bucketFiles === null) return null;
  if (bucket === null)
    return `La copia nombra ${bucketFiles} archivos de un depósito S3, y no se dijo cuál (S3_BUCKET).`;
  const names = listSchema.parse(await readPacked(join(backup, bucketListName)));
  const missing = new Set(names.map(pathOf));
  for await (const name of bucket.all()) missing.delete(pathOf(name));
  const { wrong } = await checkSample(
    bucket,
    names.filter((name) => !missing.has(pathOf(name))),
  );
  const trouble = [
    ...describe(missing, 'no están: se olvidaron después de la copia, o se perdieron'),
    ...describe(new Set(wrong), 'no son los que eran'),
  ];
  if (trouble.length === 0) return null;
  return `De los ${names.length} archivos que la copia nombra en el depósito S3, ${trouble.join('; ')}.`;
}

function pathOf({ schoolId, blob }: BlobName): string {
  return `${schoolId}/${blob}`;
}

function describe(paths: ReadonlySet<string>, what: string): string[] {
  const [first] = paths;
  return first === undefined ? [] : [`${paths.size} ${what}, como ${first}`];
}
