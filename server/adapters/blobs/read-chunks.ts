import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { type BlobManifest, chunkBytes } from '../../../src-shared/domain/sync/blob-messages.ts';
import type { OpenBlob } from '../../../src-shared/ports/blob-store.ts';
import { chunkName, isMissing } from './blob-folders.ts';
import { readManifest } from './manifest-file.ts';

const pieceBytes = 256 * 1024;

/** Where the chunks of a file lie in its folder, in order. */
export function chunkPaths(folder: string, { chunks }: BlobManifest): string[] {
  return chunks.map((sha256, index) => join(folder, chunkName(index, sha256)));
}

/** The SHA-256 of some files one after the other; null where one is not there. */
export async function hashFiles(paths: readonly string[]): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for (const path of paths) {
      for await (const part of createReadStream(path, { highWaterMark: pieceBytes })) hash.update(part);
    }
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  return hash.digest('hex');
}

/** A file by its folder; null where there is none. */
export async function openChunks(folder: string): Promise<OpenBlob | null> {
  const manifest = await readManifest(folder);
  if (manifest === null) return null;
  const { sizeBytes } = manifest;
  const paths = chunkPaths(folder, manifest);
  return { sizeBytes, read: ({ start, end }) => readChunks(paths, { start, end: Math.min(end, sizeBytes) }) };
}

async function* readChunks(
  paths: readonly string[],
  { start, end }: { start: number; end: number },
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const index = Math.floor(at / chunkBytes);
    const inChunk = at - index * chunkBytes;
    const length = Math.min(end - at, chunkBytes - inChunk);
    const range = { start: inChunk, end: inChunk + length - 1, highWaterMark: pieceBytes };
    // A place before the end lies in one of the chunks.
    yield* createReadStream(paths[index] as string, range);
    at += length;
  }
}
