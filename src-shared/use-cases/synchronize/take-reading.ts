import type { SourceId } from '../../domain/identifiers.ts';
import type { ReadingLedger, WantedReading } from '../../ports/reading-ledger.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { TranscriptRepository } from '../../ports/transcript-repository.ts';
import { unpackText, unpackTranscript } from './pack-reading.ts';

export type TakeReadingPorts = {
  readingLedger: Pick<ReadingLedger, 'refuse'>;
  sources: Pick<SourceRepository, 'takeText'>;
  transcripts: Pick<TranscriptRepository, 'take'>;
};

/**
 * Puts what another PC read or heard in place of what is here of that source, to be shown, searched and asked. False
 * where the file is no reading: it is not asked for again, and the source is read here when its own file comes.
 * `showTranscript` makes a recording's text of what was heard and corrected.
 */
export function createTakeReading(
  { readingLedger, sources, transcripts }: TakeReadingPorts,
  showTranscript: (id: SourceId) => Promise<void>,
) {
  return async function takeReading(wanted: WantedReading, bytes: Uint8Array): Promise<boolean> {
    const isTaken = wanted.kind === 'document' ? await takePaper(wanted, bytes) : await takeRecording(wanted, bytes);
    if (!isTaken) await readingLedger.refuse(wanted.reading.sha256);
    return isTaken;
  };

  async function takePaper({ sourceId, reading }: WantedReading, bytes: Uint8Array): Promise<boolean> {
    const text = await unpackText(bytes, reading.textHash);
    if (text !== null) await sources.takeText(sourceId, text, reading);
    return text !== null;
  }

  async function takeRecording({ sourceId, reading }: WantedReading, bytes: Uint8Array): Promise<boolean> {
    const heard = unpackTranscript(bytes);
    if (heard === null) return false;
    await transcripts.take({ sourceId, ...heard }, reading);
    await showTranscript(sourceId);
    return true;
  }
}

export type TakeReading = ReturnType<typeof createTakeReading>;
