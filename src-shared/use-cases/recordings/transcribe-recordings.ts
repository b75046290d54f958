import { AppError, toAppError } from '../../domain/errors.ts';
import { type HeardNow, isSameHearing } from '../../domain/hearing.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import type { Source } from '../../domain/source.ts';
import type { Diarizer } from '../../ports/diarizer.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { TranscriptRepository } from '../../ports/transcript-repository.ts';
import { isLibraryFailure } from '../library-failure.ts';
import { canBeMarked } from './tell-voices.ts';
import {
  type createTranscribeRecording,
  type FoundTranscriber,
  hearingWith,
  type TranscribeRecordingInput,
} from './transcribe-recording.ts';

type TranscribeRecordingsPorts = {
  sources: Pick<SourceRepository, 'get'>;
  transcripts: Pick<TranscriptRepository, 'get'>;
  /** What tells voices apart, where the files that it needs are; null without them. */
  findDiarizer: () => Promise<Diarizer | null>;
  /** What hears, with the model of that file. Throws why this PC cannot. */
  findTranscriber: (modelFile: string | null, signal: AbortSignal) => Promise<FoundTranscriber>;
};

/** Recordings put into words: one, or one after another. */
export function createTranscribeRecordings(
  { sources, transcripts, findDiarizer, findTranscriber }: TranscribeRecordingsPorts,
  transcribeRecording: ReturnType<typeof createTranscribeRecording>,
) {
  return {
    async one(input: TranscribeRecordingInput, context: TaskContext): Promise<JobOutcome<{ segments: number }>> {
      const opening = openOnce(() => findTranscriber(input.modelFile, context.signal));
      try {
        return await transcribeRecording(input, opening.open, context);
      } finally {
        await opening.close();
      }
    },

    /**
     * With which model a recording that was heard would be heard if it were asked for now, and what that may change. Throws `NOT_FOUND` and why this PC cannot.
     */
    async wouldHear({ sourceId }: { sourceId: SourceId }, { signal }: Pick<TaskContext, 'signal'>): Promise<HeardNow> {
      const transcript = await transcripts.get(sourceId);
      if (transcript === null) throw new AppError('NOT_FOUND');
      const found = await findTranscriber(null, signal);
      const { language, isWhole = false } = transcript;
      const isSame = isSameHearing(transcript, hearingWith(found, { language, isWhole }));
      await found.transcriber.close();
      if (!isSame) return { model: found.model, changes: 'words' };
      const lacksVoices = canBeMarked(transcript) && (await findDiarizer()) !== null;
      return { model: found.model, changes: lacksVoices ? 'voices' : 'nothing' };
    },

    /**
     * With a model that is loaded once, as a chat's voice notes are a hundred of some seconds. What has words already
     * stays; one that fails is told, and the others go on.
     */
    async several(
      { sourceIds, language }: { sourceIds: SourceId[]; language: string },
      context: TaskContext,
    ): Promise<JobOutcome<{ recordings: number }>> {
      const waiting = await wordless(sourceIds);
      const total = waiting.length;
      const failures: JobOutcome<unknown>['failures'] = [];
      const opening = openOnce(() => findTranscriber(null, context.signal));
      try {
        // What this PC lacks concerns them all.
        if (total > 0) await opening.open();
        for (const [done, source] of waiting.entries()) {
          context.signal.throwIfAborted();
          const alone = { ...context, report: within(context.report, { name: source.name, done, total }) };
          const task = { sourceId: source.id, language, modelFile: null, isWhole: false };
          const failure = await failureOf(() => transcribeRecording(task, opening.open, alone));
          if (failure === null) continue;
          failures.push({ item: source.name, code: failure.code });
          // What hears may have gone with it.
          await opening.close();
        }
      } finally {
        await opening.close();
      }
      const recordings = total - failures.length;
      return { result: { recordings }, summary: jobSummaries.transcribedSeveral(recordings), failures };
    },
  };

  async function wordless(ids: readonly SourceId[]): Promise<Source[]> {
    const found: Source[] = [];
    for (const id of ids) {
      const source = await sources.get(id);
      if (!source || source.trashedAt !== null || source.pages > 0) continue;
      // One where nobody speaks has a transcript without pages.
      if ((await transcripts.get(id)) === null) found.push(source);
    }
    return found;
  }
}

/** Opens what hears when it is first needed, and again once it was closed. */
function openOnce(find: () => Promise<FoundTranscriber>) {
  let found: FoundTranscriber | null = null;
  return {
    async open(): Promise<FoundTranscriber> {
      found ??= await find();
      return found;
    },
    async close(): Promise<void> {
      const closing = found;
      found = null;
      await closing?.transcriber.close();
    },
  };
}

/**
 * The progress of one recording as part of that of all. Only what was heard counts: where somebody speaks is found in a
 * moment, and a pace that is taken from that promises an end that does not come.
 */
function within(
  report: TaskContext['report'],
  all: { name: string; done: number; total: number },
): TaskContext['report'] {
  let heard = 0;
  return ({ step, done, total }) => {
    if (step === jobSteps.transcribing(all.name) && total) heard = done / total;
    report({ step, done: all.done + heard, total: all.total });
  };
}

/** What went wrong with one recording alone; throws what concerns them all. */
async function failureOf(work: () => Promise<unknown>): Promise<AppError | null> {
  try {
    await work();
    return null;
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'CANCELLED' || error.code === 'INTERNAL' || isLibraryFailure(error)) throw error;
    return error;
  }
}
