import type { SourceId } from '../../domain/identifiers.ts';
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
        const { sha256 } = wanted.reading;
        if (!(await files.has(sha256))) continue;
        const parts: Uint8Array[] = [];
        for await (const part of files.readRange(sha256, 0, packedReadingLimit + 1)) parts.push(part);
        if (await takeReading(wanted, joinBytes(parts))) taken += 1;
      }
      return taken;
    },
    /** Tells the PCs of what was read here. */
    async share(signal: AbortSignal): Promise<void> {
      await shareReadings({ signal, report: () => undefined, isInterrupted: async () => signal.aborted });
    },
  };
}

export type ExchangeReadings = ReturnType<typeof createExchangeReadings>;
