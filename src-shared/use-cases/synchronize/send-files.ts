import { toAppError } from '../../domain/errors.ts';
import type { Sha256 } from '../../domain/identifiers.ts';
import type { Progress } from '../../domain/job.ts';
import {
  type BlobManifest,
  type BlobStanding,
  chunkBytes,
  keptLimit,
  planLimit,
} from '../../domain/sync/blob-messages.ts';
import type { BlobConnection } from '../../ports/blob-connection.ts';
import type { BlobLedger, NamedBlob } from '../../ports/blob-ledger.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import { cutFile, readChunk } from './cut-file.ts';

export type SendFilesPorts = { files: FileStorage; blobLedger: BlobLedger; clock: Clock };

/** What is asked of a stretch of moving files. */
export type FilesTask = {
  connection: BlobConnection;
  signal: AbortSignal;
  report: (progress: Progress) => void;
  /** Asked between chunks: whether something else is to be done first. */
  isInterrupted: () => Promise<boolean>;
};

/** What a stretch came to; where it was interrupted there is more to move. */
export type FilesMoved = { files: number; isInterrupted: boolean };

/** That the server has a file is believed for so long, and then asked again: a disk may have lost it. */
const believedMs = 30 * 24 * 60 * 60_000;

/** What is planned together: small files cost a request each and no more. */
const mostTogetherBytes = 2 * chunkBytes;

/**
 * Sends the files of this PC that the server lacks, small ones first, a chunk at a time. Where it stops, whatever stops
 * it, the next one goes on from the chunks that came.
 */
export function createSendFiles({ files, blobLedger, clock }: SendFilesPorts) {
  /** How the file is cut that is on its way: a large one is not to be read again after each interruption. */
  let lastCut: BlobManifest | null = null;
  /** What this PC's disk has damaged, as far as was seen: it is not sent again and again. */
  const damaged = new Set<Sha256>();

  return {
    /** The files that are here and that the server lacks, small ones first. */
    async waiting(connection: BlobConnection): Promise<NamedBlob[]> {
      const unknown = await blobLedger.unconfirmed(new Date(clock.now() - believedMs).toISOString());
      const kept = new Set<Sha256>();
      for (const part of inBatches(unknown, keptLimit)) {
        const answer = await connection.kept({ blobs: part.map(({ sha256 }) => sha256) });
        for (const sha256 of answer.kept) kept.add(sha256);
        await blobLedger.confirm(answer.kept, new Date(clock.now()).toISOString());
      }
      const here: NamedBlob[] = [];
      for (const blob of unknown) {
        const isOver = kept.has(blob.sha256) || damaged.has(blob.sha256);
        if (!isOver && (await files.has(blob.sha256))) here.push(blob);
      }
      return here.sort((left, right) => (left.sizeBytes ?? 0) - (right.sizeBytes ?? 0));
    },

    /** `step` is what people are told that goes on. */
    async send(waiting: readonly NamedBlob[], task: FilesTask & { step: string }): Promise<FilesMoved> {
      const progress = createProgress(waiting, task);
      let sent = 0;
      for (const batch of inSizes(waiting)) {
        task.signal.throwIfAborted();
        if (await task.isInterrupted()) return { files: sent, isInterrupted: true };
        const blobs = await cutAll(batch, task.signal);
        const plan = await task.connection.plan({ blobs });
        if (!(await sendMissing(blobs, plan.blobs, { ...task, progress }))) return { files: sent, isInterrupted: true };
        const { blobs: standings } = await task.connection.commit({ blobs });
        const kept = standings.flatMap(({ sha256, isKept }) => (isKept ? [sha256] : []));
        for (const [at, { sha256, isKept, missing }] of standings.entries()) {
          // Every chunk came as it was cut, and together they are another file than the one that has this name.
          if (!isKept && missing.length === blobs[at]?.chunks.length) damaged.add(sha256);
        }
        await blobLedger.confirm(kept, new Date(clock.now()).toISOString());
        sent += kept.length;
      }
      return { files: sent, isInterrupted: false };
    },
  };

  async function cutAll(batch: readonly NamedBlob[], signal: AbortSignal): Promise<BlobManifest[]> {
    const manifests: BlobManifest[] = [];
    for (const { sha256 } of batch) {
      if (lastCut?.sha256 === sha256) manifests.push(lastCut);
      else manifests.push(...(await cutWhole(sha256, signal)));
    }
    lastCut = manifests.at(-1) ?? null;
    return manifests;
  }

  /** None where the disk has damaged it, or it went meanwhile: the others are sent all the same. */
  async function cutWhole(sha256: Sha256, signal: AbortSignal): Promise<BlobManifest[]> {
    try {
      return [await cutFile(files, sha256, signal)];
    } catch (thrown) {
      const { code } = toAppError(thrown);
      if (code !== 'LIBRARY_DAMAGED' && code !== 'NOT_FOUND') throw thrown;
      damaged.add(sha256);
      return [];
    }
  }

  /** False where it was interrupted. */
  async function sendMissing(
    blobs: readonly BlobManifest[],
    standings: readonly BlobStanding[],
    { connection, signal, isInterrupted, progress }: FilesTask & { progress: SendingProgress },
  ): Promise<boolean> {
    for (const [at, { sha256, sizeBytes, chunks }] of blobs.entries()) {
      const missing = new Set(standings[at]?.missing);
      for (const index of chunks.keys()) {
        const length = Math.min(chunkBytes, sizeBytes - index * chunkBytes);
        if (!missing.has(index)) {
          progress.passed(length);
          continue;
        }
        signal.throwIfAborted();
        if (index > 0 && (await isInterrupted())) return false;
        await connection.putChunk({ blob: sha256, index }, await readChunk(files, sha256, index));
        progress.passed(length);
      }
    }
    return true;
  }
}

type SendingProgress = ReturnType<typeof createProgress>;

/** Tells how many bytes of those that wait have gone. */
function createProgress(waiting: readonly NamedBlob[], { report, step }: Pick<FilesTask, 'report'> & { step: string }) {
  const total = waiting.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0);
  let done = 0;
  return {
    passed(bytes: number): void {
      done += bytes;
      report({ step, done, total: Math.max(done, total), unit: 'bytes' });
    },
  };
}

function inBatches<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** Small files together, a large one alone. */
function inSizes(waiting: readonly NamedBlob[]): NamedBlob[][] {
  const batches: NamedBlob[][] = [];
  let batch: NamedBlob[] = [];
  let bytes = 0;
  for (const blob of waiting) {
    const isFull = batch.length === planLimit || bytes + (blob.sizeBytes ?? 0) > mostTogetherBytes;
    if (isFull && batch.length > 0) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(blob);
    bytes += blob.sizeBytes ?? 0;
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}
