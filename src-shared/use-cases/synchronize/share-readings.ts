import { hashReading } from '../../domain/content-hash.ts';
import { sha256Schema } from '../../domain/identifiers.ts';
import type { Progress } from '../../domain/job.ts';
import { jobSteps } from '../../domain/job-messages.ts';
import type { SharedReading } from '../../domain/sync/shared-reading.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import type { ReadingLedger, ReadingToShare } from '../../ports/reading-ledger.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { TranscriptRepository } from '../../ports/transcript-repository.ts';
import { packText, packTranscript } from './pack-reading.ts';

export type ShareReadingsPorts = {
  files: Pick<FileStorage, 'put' | 'remove'>;
  readingLedger: ReadingLedger;
  sources: Pick<SourceRepository, 'getText'>;
  transcripts: Pick<TranscriptRepository, 'get'>;
};

type Task = {
  signal: AbortSignal;
  report: (progress: Progress) => void;
  /** Asked between readings: whether something else is to be done first. */
  isInterrupted: () => Promise<boolean>;
};

/** How many readings are told of together. */
const batchSize = 50;

/**
 * Puts what this PC read and heard, and no PC has told of as good, into files that travel, and tells of them. It may be
 * stopped anywhere: what was not told of is put into its file again. True where it was interrupted.
 */
export function createShareReadings({ files, readingLedger, sources, transcripts }: ShareReadingsPorts) {
  return async function shareReadings({ signal, report, isInterrupted }: Task): Promise<boolean> {
    for (let done = 0; ; ) {
      const batch = await readingLedger.toShare(batchSize);
      if (batch.length === 0) return false;
      for (const source of batch) {
        signal.throwIfAborted();
        if (await isInterrupted()) return true;
        await share(source);
        done += 1;
        report({ step: jobSteps.sharingReadings(), done });
      }
    }
  };

  async function share(source: ReadingToShare): Promise<void> {
    await readingLedger.beginSharing(source);
    const packed = source.kind === 'document' ? await packPaper(source) : await packRecording(source);
    if (packed === null) {
      await readingLedger.share(source, null);
      return;
    }
    const { sha256, sizeBytes } = await files.put({ kind: 'bytes', bytes: packed.bytes });
    const { edition, sha256: of } = source;
    const isThere = await readingLedger.share(source, { sha256, sizeBytes, of, edition, textHash: packed.textHash });
    if (!isThere) await files.remove(sha256);
  }

  async function packPaper({ id }: ReadingToShare): Promise<Packed | null> {
    const text = await sources.getText(id);
    const bytes = text && packText(text);
    return text && bytes && { bytes, textHash: sha256Schema.parse(await hashReading(text)) };
  }

  async function packRecording({ id }: ReadingToShare): Promise<Packed | null> {
    const transcript = await transcripts.get(id);
    const bytes = transcript && packTranscript(transcript);
    return bytes && { bytes, textHash: null };
  }
}

/** A reading as the file that it travels in. */
type Packed = Pick<SharedReading, 'textHash'> & { bytes: Uint8Array };
