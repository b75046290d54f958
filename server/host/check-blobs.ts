import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sha256Schema } from '../../src-shared/domain/identifiers.ts';
import type { BlobStore } from '../../src-shared/ports/blob-store.ts';

/** Keeps a small file of a school that does not exist, reads a part of it and forgets it. Throws what hinders it. */
export async function checkBlobs(blobs: BlobStore): Promise<void> {
  const school = `check-${randomUUID()}`;
  const bytes = randomBytes(100);
  const sha256 = sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));
  const once = (async function* () {
    yield new Uint8Array(bytes);
  })();
  try {
    await blobs.putChunk(school, { blob: sha256, index: 0, sha256 }, once);
    const { isKept } = await blobs.commit(school, { sha256, sizeBytes: bytes.length, chunks: [sha256] });
    const opened = isKept ? await blobs.open(school, sha256) : null;
    const parts: Uint8Array[] = [];
    for await (const part of opened?.read({ start: 10, end: 20 }) ?? []) parts.push(part);
    if (!Buffer.concat(parts).equals(bytes.subarray(10, 20))) throw new Error('What is read is not what was kept');
  } finally {
    await blobs.remove(school, sha256);
  }
}
