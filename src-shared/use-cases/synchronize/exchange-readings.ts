import { toAppError } from '../../domain/errors.ts';
import type { Sha256, SourceId } from '../../domain/identifiers.ts';
import { joinBytes } from '../../domain/join-bytes.ts';
import { packedReadingLimit } from '../../domain/sync/shared-reading.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import type { ReadingLedger } from '../../ports/reading-ledger.ts';
import { createShareReadings, type ShareReadingsPorts } from './share-readings.ts';
import { createTakeReading, type TakeReadingPorts } from './take-reading.ts';

type ExchangeReadingsPorts = ShareReadingsPorts &
  TakeReadingPorts & { files: Pick<FileStorage, 'has' | 'readRange'>; readingLedger: ReadingLedger };

/** The readings of a school's library whose files lie beside it, on the server: taken from there, and put there. */
export function createExchangeReadings(ports: ExchangeReadingsPorts, showTranscript: (id: SourceId) => Promise<void>) {
  const { files, readingLedger } = ports;
  const takeReading = createTakeReading(ports, showTranscript);
  const shareReadings = createShareReadings(ports);
  return {
    /** Takes what PCs read and heard, as far as its files have come. Gives how many those were. */
    async take(signal: AbortSignal): Promise<number> {
      let taken = 0;
      for (const wanted of await readingLedger.wanted()) {
        if (signal.aborted) break;
        const bytes = await read(wanted.reading.sha256);
        if (bytes !== null && (await takeReading(wanted, bytes))) taken += 1;
      }
      return taken;
    },
    /** Tells the PCs of what was read here. */
    async share(signal: AbortSignal): Promise<void> {
      await shareReadings({ signal, report: () => undefined, isInterrupted: async () => signal.aborted });
    },
  };

  /** Null for what is not there, or not whole: it may come again. */
  async function read(sha256: Sha256): Promise<Uint8Array | null> {
    if (!(await files.has(sha256))) return null;
    const parts: Uint8Array[] = [];
    try {
      for await (const part of files.readRange(sha256, 0, packedReadingLimit + 1)) parts.push(part);
    } catch (thrown) {
      if (toAppError(thrown).code === 'NOT_FOUND') return null;
      throw thrown;
    }
    return joinBytes(parts);
  }
}

export type ExchangeReadings = ReturnType<typeof createExchangeReadings>;
