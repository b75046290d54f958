import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BlobManifest, blobManifestSchema } from '../../../src-shared/domain/sync/blob-messages.ts';
import { isMissing } from './blob-folders.ts';
import { type Disk, writeChunk } from './write-chunk.ts';

/** What tells, in the folder of a file that can be read, which chunks it is made of. */
export const manifestName = 'manifest.json';

/** Writes a file's chunks down in a new file of `folder`; gives its path. */
export function writeManifest(folder: string, blob: BlobManifest, disk: Disk): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(blob));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return writeChunk(
    folder,
    {
      sha256,
      bytes: (async function* () {
        yield bytes;
      })(),
    },
    disk,
  );
}

/** The chunks of the file that lies in a folder; null where none does. */
export async function readManifest(folder: string): Promise<BlobManifest | null> {
  try {
    return blobManifestSchema.parse(JSON.parse(await readFile(join(folder, manifestName), 'utf8')));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
