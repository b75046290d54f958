import { hashBytes } from '../../domain/content-hash.ts';
import type { Sha256 } from '../../domain/identifiers.ts';
import { type BlobManifest, chunkBytes } from '../../domain/sync/blob-messages.ts';
import type { FileStorage } from '../../ports/file-storage.ts';

type Files = Pick<FileStorage, 'readRange'>;

/** The bytes of a chunk of a file; fewer at its end, none past it. */
export async function readChunk(files: Files, blob: Sha256, index: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const start = index * chunkBytes;
  let length = 0;
  for await (const part of files.readRange(blob, start, start + chunkBytes)) {
    parts.push(part);
    length += part.length;
  }
  const chunk = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    chunk.set(part, at);
    at += part.length;
  }
  return chunk;
}

/** How a file is cut into the chunks that it travels in: all of it is read, a chunk at a time. */
export async function cutFile(files: Files, sha256: Sha256, signal: AbortSignal): Promise<BlobManifest> {
  const chunks: Sha256[] = [];
  let sizeBytes = 0;
  for (;;) {
    signal.throwIfAborted();
    const chunk = await readChunk(files, sha256, chunks.length);
    if (chunk.length > 0) chunks.push(await hashBytes(chunk));
    sizeBytes += chunk.length;
    if (chunk.length < chunkBytes) return { sha256, sizeBytes, chunks };
  }
}
