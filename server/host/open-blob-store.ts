import { join } from 'node:path';
import { z } from 'zod';
import type { BlobStore } from '../../src-shared/ports/blob-store.ts';
import { createDirectoryBlobStore } from '../adapters/blobs/directory-blob-store.ts';
import type { ServerConfiguration } from './server-configuration.ts';

/** Where the schools' files lie. */
export type OpenBlobStore = {
  blobs: BlobStore;
  close(): void;
};

/** Where they can lie. */
export const blobPlaceSchema = z.enum(['folder', 's3']);
type BlobPlace = z.infer<typeof blobPlaceSchema>;

type Configuration = Pick<ServerConfiguration, 's3' | 'folder'>;

/** In the server's folder, or in a bucket where one is named. */
export function openBlobStore(configuration: Configuration): Promise<OpenBlobStore> {
  return openBlobPlace(configuration, configuration.s3 === null ? 'folder' : 's3');
}

/** One of both, whichever the server uses: only for the bucket is Amazon's client loaded. Throws where none is named. */
export async function openBlobPlace({ s3, folder }: Configuration, place: BlobPlace): Promise<OpenBlobStore> {
  if (place === 'folder') {
    return { blobs: createDirectoryBlobStore(join(folder, 'files')), close: () => undefined };
  }
  if (s3 === null) throw new Error('No se dijo ningún depósito S3 (S3_BUCKET)');
  const [{ createS3BlobStore }, { createS3Objects }] = await Promise.all([
    import('../adapters/blobs/s3-blob-store.ts'),
    import('../adapters/blobs/s3-objects.ts'),
  ]);
  const objects = createS3Objects(s3);
  return { blobs: createS3BlobStore(objects), close: objects.close };
}
