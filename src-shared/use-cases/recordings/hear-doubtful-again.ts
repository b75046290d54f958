import { heardSegmentId } from '../../domain/corrected-transcript.ts';
import { AppError } from '../../domain/errors.ts';
import { isSameEar } from '../../domain/hearing.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import {
  doubtfulSegments,
  type Rehearing,
  rehear,
  type SecondPass,
  secondPassWindows,
} from '../../domain/second-pass.ts';
import type { Source } from '../../domain/source.ts';
import type { Transcript, TranscriptSegment } from '../../domain/transcript.ts';
import type { AudioDecoder } from '../../ports/audio-decoder.ts';
import type { PersonRepository } from '../../ports/person-repository.ts';
import type { SecondPassRepository, SecondPassWork } from '../../ports/second-pass-repository.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { TranscriptCorrectionRepository } from '../../ports/transcript-corrections.ts';
import type { TranscriptRepository } from '../../ports/transcript-repository.ts';
import { hearWindows } from './hear-windows.ts';
import { createOpenSound, type OpenSoundPorts } from './open-sound.ts';
import { schoolWords } from './school-words.ts';
import type { FoundTranscriber } from './transcribe-recording.ts';

export type HearDoubtfulAgainPorts = OpenSoundPorts & {
  audio: AudioDecoder;
  /** What hears the doubtful again: the model that was chosen for it. Throws why this PC cannot. */
  findSecondTranscriber: (signal: AbortSignal) => Promise<FoundTranscriber>;
  people: PersonRepository;
  secondPasses: SecondPassRepository;
  sources: SourceRepository;
  transcriptCorrections: Pick<TranscriptCorrectionRepository, 'get'>;
  transcripts: Pick<TranscriptRepository, 'get'>;
};

type HearDoubtfulAgainParts = {
  readSettings: () => Promise<{ schoolName: string }>;
  keepText: (id: SourceId, context: TaskContext) => Promise<void>;
};

/**
 * Hears again, with a better model, what was hard to hear in a recording. What a person wrote, accepted or is typing is
 * left as it is. Each window is kept as soon as it has been heard; the transcript changes once all of them have.
 */
export function createHearDoubtfulAgain(
  ports: HearDoubtfulAgainPorts,
  { readSettings, keepText }: HearDoubtfulAgainParts,
) {
  const { audio, secondPasses, sources, transcriptCorrections, transcripts } = ports;
  const openSound = createOpenSound(ports);

  return async function hearDoubtfulAgain(
    { sourceId }: { sourceId: SourceId },
    context: TaskContext,
  ): Promise<JobOutcome<{ changed: number }>> {
    const source = await sources.get(sourceId);
    const transcript = await transcripts.get(sourceId);
    if (source === null || transcript === null) throw new AppError('NOT_FOUND');
    const found = await ports.findSecondTranscriber(context.signal);
    try {
      const work = await takeUp(transcript, found);
      await hear(source, transcript, { work, found }, context);
      const changed = await finish(sourceId);
      await keepText(sourceId, context);
      return { result: { changed }, summary: jobSummaries.heardAgain(changed), failures: [] };
    } finally {
      await found.transcriber.close();
    }
  };

  /** The work that a stop left, where the same model goes on with it; else new work. */
  async function takeUp(
    transcript: Transcript,
    { transcriber, model, modelMark }: FoundTranscriber,
  ): Promise<SecondPassWork> {
    const { sourceId } = transcript;
    const task = { sourceId, engine: transcriber.name, model, modelMark };
    const known = await secondPasses.getWork(sourceId);
    if (known !== null && isSameEar(known, task)) return known;
    const doubtful = doubtfulSegments(transcript.segments, await transcriptCorrections.get(sourceId));
    const windows = secondPassWindows(doubtful, transcript.durationMs);
    await secondPasses.begin(task, windows);
    return { ...task, windows: windows.map((window) => ({ ...window, segments: null })) };
  }

  async function hear(
    source: Source,
    { language }: Transcript,
    { work, found }: { work: SecondPassWork; found: FoundTranscriber },
    context: TaskContext,
  ): Promise<void> {
    const opened = await openSound(source);
    try {
      const hearing = {
        audio,
        transcriber: found.transcriber,
        language,
        vocabulary: schoolWords({ ...(await readSettings()), people: await ports.people.list({}) }),
        step: jobSteps.hearingAgain(source.name),
        saveWindow: (place: number, segments: readonly TranscriptSegment[]) =>
          secondPasses.saveWindow(source.id, place, segments),
      };
      await hearWindows({ source, content: opened.content }, work.windows, hearing, context);
    } finally {
      await opened.release();
    }
  }

  /** Puts what was heard where it belongs, as things stand now: somebody may have written in the meantime. */
  async function finish(id: SourceId): Promise<number> {
    const [work, transcript] = [await secondPasses.getWork(id), await transcripts.get(id)];
    if (work === null || transcript === null) throw new AppError('NOT_FOUND');
    const doubtful = doubtfulSegments(transcript.segments, await transcriptCorrections.get(id));
    const found = rehearWindows(transcript, new Set(doubtful.map(heardSegmentId)), work);
    const pass = { engine: work.engine, model: work.model, rehearings: found };
    await secondPasses.finish(withRehearings(transcript, found), joinPasses(await secondPasses.get(id), pass));
    return found.filter(({ before, after }) => before.text !== after.text).length;
  }
}

function rehearWindows({ segments }: Transcript, doubtful: ReadonlySet<string>, work: SecondPassWork): Rehearing[] {
  const whole = work.windows.flatMap(({ startMs, endMs, segments: heard }) => {
    const around = segments.filter((segment) => segment.startMs < endMs && startMs < segment.endMs);
    // A segment that only its context is heard of is another window's.
    const own = around.filter((segment) => startMs <= segment.startMs && segment.endMs <= endMs);
    const wanted = new Set(own.map(heardSegmentId).filter((id) => doubtful.has(id)));
    return rehear(
      around,
      wanted,
      (heard ?? []).flatMap(({ words }) => words),
    );
  });
  return whole;
}

function withRehearings(transcript: Transcript, rehearings: readonly Rehearing[]): Transcript {
  const after = new Map(rehearings.map((each) => [heardSegmentId(each.before), each.after]));
  const segments = transcript.segments.map((segment) => after.get(heardSegmentId(segment)) ?? segment);
  return { ...transcript, segments };
}

/** One pass after another is taken back to what was heard before the first. */
function joinPasses(earlier: SecondPass | null, { rehearings, ...later }: SecondPass): SecondPass {
  const known = new Map((earlier?.rehearings ?? []).map((each) => [heardSegmentId(each.before), each]));
  for (const { before, after } of rehearings) {
    const id = heardSegmentId(before);
    known.set(id, { before: known.get(id)?.before ?? before, after });
  }
  return { ...later, rehearings: [...known.values()].sort((one, other) => one.before.startMs - other.before.startMs) };
}
