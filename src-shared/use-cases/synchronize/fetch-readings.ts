import { hashBytes } from '../../domain/content-hash.ts';
import { toAppError } from '../../domain/errors.ts';
import type { Sha256 } from '../../domain/identifiers.ts';
import { jobSteps } from '../../domain/job-messages.ts';
import { joinBytes } from '../../domain/join-bytes.ts';
import { chunkBytes } from '../../domain/sync/blob-messages.ts';
import { packedReadingLimit } from '../../domain/sync/shared-reading.ts';
import type { BlobConnection } from '../../ports/blob-connection.ts';
import type { BlobLedger } from '../../ports/blob-ledger.ts';
import type { ReadingLedger, WantedReading } from '../../ports/reading-ledger.ts';
import type { FilesTask } from './send-files.ts';
import type { TakeReading } from './take-reading.ts';

export type FetchReadingsPorts = {
  blobLedger: Pick<BlobLedger, 'confirmed' | 'doubt'>;
  readingLedger: Pick<ReadingLedger, 'wanted'>;
};

/** What a stretch of fetching came to. */
type ReadingsFetched = { readings: number; isInterrupted: boolean };

/** Fetches what other PCs read and heard, as far as the server has it, and takes each as it comes: no file of it stays. */
export function createFetchReadings({ blobLedger, readingLedger }: FetchReadingsPorts, takeReading: TakeReading) {
  return {
    /** Those that the server has. */
    async waiting(): Promise<WantedReading[]> {
      const wanted = await readingLedger.wanted();
      if (wanted.length === 0) return [];
      const kept = new Set((await blobLedger.confirmed()).map(({ sha256 }) => sha256));
      return wanted.filter(({ reading }) => kept.has(reading.sha256));
    },

    async fetch(
      waiting: readonly WantedReading[],
      { connection, signal, report, isInterrupted }: FilesTask,
    ): Promise<ReadingsFetched> {
      let readings = 0;
      for (const [done, wanted] of waiting.entries()) {
        signal.throwIfAborted();
        if (await isInterrupted()) return { readings, isInterrupted: true };
        report({ step: jobSteps.fetchingReadings(), done, total: waiting.length });
        const bytes = await read(wanted.reading.sha256, connection);
        if (bytes !== null && (await takeReading(wanted, bytes))) readings += 1;
      }
      return { readings, isInterrupted: false };
    },
  };

  /** Null where the server has it no more, or not as it is named; larger ones than any reading are not fetched whole. */
  async function read(sha256: Sha256, connection: Pick<BlobConnection, 'read'>): Promise<Uint8Array | null> {
    try {
      const chunks: Uint8Array[] = [];
      for (let start = 0; start <= packedReadingLimit; start += chunkBytes) {
        const chunk = await connection.read(sha256, { start, end: start + chunkBytes });
        chunks.push(chunk);
        if (chunk.length < chunkBytes) break;
      }
      const bytes = joinBytes(chunks);
      if ((await hashBytes(bytes)) === sha256 || bytes.length > packedReadingLimit) return bytes;
    } catch (thrown) {
      if (toAppError(thrown).code !== 'NOT_FOUND') throw thrown;
    }
    await blobLedger.doubt(sha256);
    return null;
  }
}
