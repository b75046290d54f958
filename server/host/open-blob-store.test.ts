import S3rver from 's3rver';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../tests/fixtures/after-file.ts';
import { checkBlobs } from './check-blobs.ts';
import { openBlobStore } from './open-blob-store.ts';
import { readConfiguration } from './server-configuration.ts';

it('keeps files where the environment says, and finds out whether it can', async () => {
  const bucket = { name: 'escuelas', configs: [] };
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: temporaryFolder('s3'),
    configureBuckets: [bucket],
  });
  const { port } = await server.run();
  const inFolder = { AMANUENSE_FOLDER: temporaryFolder('files') };
  const inBucket = {
    ...inFolder,
    S3_BUCKET: 'escuelas',
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
    S3_PATH_STYLE: '1',
  };
  try {
    for (const said of [inFolder, inBucket]) {
      const { blobs, close } = await openBlobStore(readConfiguration(said, false));
      await expect(checkBlobs(blobs)).resolves.toBeUndefined();
      close();
    }
    const { blobs, close } = await openBlobStore(readConfiguration({ ...inBucket, S3_ACCESS_KEY_ID: 'OTRA' }, false));
    await expect(checkBlobs(blobs)).rejects.toThrow();
    close();
    expect(() => readConfiguration({ S3_BUCKET: 'escuelas' }, false)).toThrow();
  } finally {
    await server.close();
  }
});
