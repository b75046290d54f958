import { sourceReadingChange } from '../../domain/changes.ts';
import { hashReading } from '../../domain/content-hash.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { Transcript } from '../../domain/transcript.ts';
import { transcriptQuality, transcriptText } from '../../domain/transcript-text.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { TranscriptCorrectionRepository } from '../../ports/transcript-corrections.ts';

export type TranscriptTextsPorts = {
  changeLog: ChangeLog;
  sources: SourceRepository;
  transcriptCorrections: Pick<TranscriptCorrectionRepository, 'changedSince' | 'settle'>;
};

/** Transcripts as they are read, searched and asked, kept to what they say now. */
export function createTranscriptTexts(
  { changeLog, sources, transcriptCorrections }: TranscriptTextsPorts,
  getTranscript: (id: SourceId) => Promise<Transcript | null>,
) {
  let underWay: Promise<void> | null = null;

  /** Keeps what a recording says as its text, in place of what it said before. */
  async function keep(id: SourceId, { actor }: Pick<TaskContext, 'actor'>): Promise<void> {
    const source = await sources.get(id);
    const transcript = await getTranscript(id);
    if (source === null || transcript === null) return;
    const text = transcriptText(transcript);
    await sources.saveText(id, text);
    const reading = {
      ...source,
      status: 'ready' as const,
      format: text.format,
      pages: text.pages.length,
      characters: text.pages.reduce((sum, page) => sum + page.text.length, 0),
      quality: transcriptQuality(transcript),
      textHash: await hashReading(text),
      durationMs: transcript.durationMs,
    };
    await changeLog.commit([sourceReadingChange(id, reading)], { actor });
  }

  /** Keeps what a recording says as its text; how it is read stays told by whoever heard or corrected it. */
  async function show(id: SourceId): Promise<void> {
    const transcript = await getTranscript(id);
    if (transcript !== null) await sources.saveText(id, transcriptText(transcript));
  }

  async function keepChanged(context: Pick<TaskContext, 'actor'>): Promise<void> {
    const changed = await transcriptCorrections.changedSince();
    if (changed === null) return;
    for (const id of changed.sourceIds) await keep(id, context);
    await transcriptCorrections.settle(changed.upTo);
  }

  return {
    keep,
    show,
    /** The same for every recording that was corrected, or whose correction was undone, since the last time. */
    async keepChanged(context: Pick<TaskContext, 'actor'>): Promise<void> {
      await underWay?.catch(() => undefined);
      underWay = keepChanged(context);
      await underWay;
    },
  };
}
