import { createHash } from 'node:crypto';
import { AppError, toAppError } from '../../../src-shared/domain/errors.ts';
import type { Sha256 } from '../../../src-shared/domain/identifiers.ts';
import { type ByteRange, type ChunkPlace, chunkBytes } from '../../../src-shared/domain/sync/blob-messages.ts';
import { createWorkQueue } from '../../../src-shared/domain/work-queue.ts';
import type { BlobStore, OpenBlob } from '../../../src-shared/ports/blob-store.ts';

/** A chunk of a file that was kept which is no more what it was, or gone. */
export type DamagedChunk = ChunkPlace & { schoolId: string; sha256: Sha256 };

/** Of those that read the same chunk at once, the second one finds what the first one did. */
const ofSecondLooks = { atOnce: 1, waiting: 100_000 };

/**
 * The same files, whose chunks are looked at as they are read: one that is read whole and is no more what it was is not
 * given to its end (`NOT_FOUND`), and is asked for again where a second look finds the same. Of a part of a chunk nothing
 * can be told.
 */
export function lookAtChunks(blobs: BlobStore, onDamaged: (chunk: DamagedChunk) => void): BlobStore {
  const inTurn = createWorkQueue(ofSecondLooks);
  return {
    ...blobs,
    async open(schoolId, blob) {
      const opened = await blobs.open(schoolId, blob);
      const takeBack = async (index: number, sha256: Sha256) => {
        const chunk = { blob, index, sha256 };
        const isTaken = await inTurn(() => blobs.takeBack(schoolId, chunk));
        if (isTaken) onDamaged({ schoolId, ...chunk });
      };
      return opened && { ...opened, read: (range) => readLookedAt(opened, range, takeBack) };
    },
  };
}

async function* readLookedAt(
  { sizeBytes, chunks, read }: OpenBlob,
  { start, end }: ByteRange,
  takeBack: (index: number, sha256: Sha256) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  const until = Math.min(end, sizeBytes);
  for (let at = start; at < until; ) {
    const index = Math.floor(at / chunkBytes);
    const endOfChunk = Math.min((index + 1) * chunkBytes, sizeBytes);
    const part = { start: at, end: Math.min(endOfChunk, until) };
    const isWhole = at === index * chunkBytes && part.end === endOfChunk;
    // A place before the end lies in one of the chunks.
    const sha256 = chunks[index] as Sha256;
    try {
      yield* giveUnlessWrong(read(part), isWhole ? sha256 : null);
    } catch (thrown) {
      if (toAppError(thrown).code === 'NOT_FOUND') await takeBack(index, sha256);
      throw thrown;
    }
    at = part.end;
  }
}

/** Gives the parts, the last one only where all of them are what `sha256` names. Throws `NOT_FOUND` where they are not. */
async function* giveUnlessWrong(
  parts: AsyncIterable<Uint8Array>,
  sha256: Sha256 | null,
): AsyncGenerator<Uint8Array, void, void> {
  const hash = createHash('sha256');
  let last: Uint8Array | null = null;
  for await (const part of parts) {
    if (last !== null) yield last;
    if (sha256 !== null) hash.update(part);
    last = part;
  }
  if (sha256 !== null && hash.digest('hex') !== sha256) throw new AppError('NOT_FOUND');
  if (last !== null) yield last;
}
