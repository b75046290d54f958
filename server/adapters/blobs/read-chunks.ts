import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { type BlobManifest, chunkBytes } from '../../../src-shared/domain/sync/blob-messages.ts';
import type { OpenBlob } from '../../../src-shared/ports/blob-store.ts';
import { chunkName, isMissing } from './blob-folders.ts';
import { readManifest } from './manifest-file.ts';

const pieceBytes = 256 * 1024;

/** Where the chunks of a file lie in its folder, in order. */
export function chunkPaths(folder: string, { chunks }: BlobManifest): string[] {
  return chunks.map((sha256, index) => join(folder, chunkName(index, sha256)));
}

/** The SHA-256 of some files one after the other; null where one is not there. However large they are, one piece is in memory. */
export async function hashFiles(paths: readonly string[]): Promise<string | null> {
  const hash = createHash('sha256');
  const piece = new Uint8Array(pieceBytes);
  try {
    for (const path of paths) await addFile(hash, path, piece);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  return hash.digest('hex');
}

async function addFile(hash: Hash, path: string, piece: Uint8Array): Promise<void> {
  const file = await open(path);
  try {
    for (let isOver = false; !isOver; ) {
      const { bytesRead } = await file.read(piece, 0, piece.length);
      hash.update(piece.subarray(0, bytesRead));
      isOver = bytesRead === 0;
    }
  } finally {
    await file.close();
  }
}

/** A file by its folder; null where there is none. */
export async function openChunks(folder: string): Promise<OpenBlob | null> {
  const manifest = await readManifest(folder);
  if (manifest === null) return null;
  const { sizeBytes, chunks } = manifest;
  const paths = chunkPaths(folder, manifest);
  return { sizeBytes, chunks, read: ({ start, end }) => readChunks(paths, { start, end: Math.min(end, sizeBytes) }) };
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
    yield* readThere(paths[index] as string, range);
    at += length;
  }
}

async function* readThere(path: string, range: { start: number; end: number; highWaterMark: number }) {
  try {
    yield* createReadStream(path, range);
  } catch (cause) {
    throw isMissing(cause) ? new AppError('NOT_FOUND', {}, { cause }) : cause;
  }
}
