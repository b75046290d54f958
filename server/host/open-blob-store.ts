import { join } from 'node:path';
import type { BlobStore } from '../../src-shared/ports/blob-store.ts';
import { createDirectoryBlobStore } from '../adapters/blobs/directory-blob-store.ts';
import type { ServerConfiguration } from './server-configuration.ts';

/** Where the schools' files lie. */
export type OpenBlobStore = {
  blobs: BlobStore;
  close(): void;
};

/** In the server's folder, or in a bucket where one is named: only then is Amazon's client loaded. */
export async function openBlobStore({
  s3,
  folder,
}: Pick<ServerConfiguration, 's3' | 'folder'>): Promise<OpenBlobStore> {
  if (s3 === null) {
    return { blobs: createDirectoryBlobStore(join(folder, 'files')), close: () => undefined };
  }
  const [{ createS3BlobStore }, { createS3Objects }] = await Promise.all([
    import('../adapters/blobs/s3-blob-store.ts'),
    import('../adapters/blobs/s3-objects.ts'),
  ]);
  const objects = createS3Objects(s3);
  return { blobs: createS3BlobStore(objects), close: objects.close };
}
