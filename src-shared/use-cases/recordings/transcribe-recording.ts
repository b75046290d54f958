import { AppError } from '../../domain/errors.ts';
import { type Hearing, isSameHearing } from '../../domain/hearing.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import type { Source } from '../../domain/source.ts';
import { joinIntoWindows } from '../../domain/speech-windows.ts';
import { audioSampleRate, type TimeRange, type Transcript } from '../../domain/transcript.ts';
import { createUnheard } from '../../domain/unheard.ts';
import type { AudioDecoder } from '../../ports/audio-decoder.ts';
import type { PersonRepository } from '../../ports/person-repository.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { SpeechDetector } from '../../ports/speech-detector.ts';
import type { Transcriber } from '../../ports/transcriber.ts';
import type { TranscriptRepository, TranscriptWork } from '../../ports/transcript-repository.ts';
import { everywhere } from './everywhere.ts';
import { hearWindows, type OpenRecording } from './hear-windows.ts';
import { createOpenSound, type OpenedSound, type OpenSoundPorts } from './open-sound.ts';
import { schoolWords } from './school-words.ts';
import type { createTellVoices } from './tell-voices.ts';

export type TranscribeRecordingPorts = OpenSoundPorts & {
  audio: AudioDecoder;
  people: PersonRepository;
  sources: SourceRepository;
  speech: SpeechDetector;
  transcripts: TranscriptRepository;
};

/** What hears, and the model that it hears with: its name, and what tells its file from others of that name. */
export type FoundTranscriber = { transcriber: Transcriber; model: string; modelMark?: string };

export type TranscribeRecordingInput = {
  sourceId: SourceId;
  language: string;
  modelFile: string | null;
  /** Hears all of it, where nobody was heard to speak: what the detector took for noise too. */
  isWhole: boolean;
};

type TranscribeRecordingParts = {
  readSettings: () => Promise<{ schoolName: string }>;
  tellVoices: ReturnType<typeof createTellVoices>;
  keepText: (id: SourceId, context: TaskContext) => Promise<void>;
};

const samplesPerMs = audioSampleRate / 1_000;

/**
 * Puts into words what is said in a recording. Its sound is decoded twice, and never lies on the disk: first to find
 * where somebody speaks, then to hear those stretches, each kept as soon as it has been heard. Taken up again after a
 * stop, it goes on with the first stretch that is missing.
 */
export function createTranscribeRecording(
  ports: TranscribeRecordingPorts,
  { readSettings, tellVoices, keepText }: TranscribeRecordingParts,
) {
  const { audio, sources, transcripts } = ports;
  const openSound = createOpenSound(ports);

  return async function transcribeRecording(
    input: TranscribeRecordingInput,
    openTranscriber: () => Promise<FoundTranscriber>,
    context: TaskContext,
  ): Promise<JobOutcome<{ segments: number }>> {
    const source = await sources.get(input.sourceId);
    if (!source) throw new AppError('NOT_FOUND');
    if (source.kind !== 'recording' || source.status !== 'ready') throw new AppError('NO_AUDIO', { name: source.name });
    const found = await openTranscriber();
    const before = await transcripts.get(source.id);
    const hearing = hearingWith(found, { ...input, isWhole: input.isWhole || before?.isWhole === true });
    // A stop after the last window and before the text was kept, or before the voices were told apart.
    const isHeard = before !== null && isSameHearing(before, hearing);
    const transcript = isHeard ? before : await hear(source, hearing, found.transcriber, context);
    const failures = await tellVoices(source, transcript, context);
    // What was heard is read, searched and asked as papers are, with what people had corrected in it.
    await keepText(source.id, context);
    const segments = transcript.segments.length;
    return { result: { segments }, summary: jobSummaries.transcribed(segments), failures };
  };

  async function hear(
    source: Source,
    hearing: Hearing,
    transcriber: Transcriber,
    context: TaskContext,
  ): Promise<Transcript> {
    const opened = await openSound(source);
    try {
      const recording = { source, content: opened.content, unheard: opened.unheard };
      const known = await transcripts.getWork(source.id);
      const isSame = known !== null && isSameHearing(known, hearing);
      const work = isSame ? known : await plan(recording, hearing, context);
      await hearWindows(
        recording,
        work.windows,
        {
          audio,
          transcriber,
          language: work.language,
          // A list of names comes back as the words of a silence.
          vocabulary: work.isWhole ? undefined : await vocabulary(),
          step: jobSteps.transcribing(source.name),
          saveWindow: (place, segments) => transcripts.saveWindow(source.id, place, segments),
        },
        context,
      );
      return await transcripts.finish(source.id);
    } finally {
      await opened.release();
    }
  }

  async function vocabulary(): Promise<string | undefined> {
    return schoolWords({ ...(await readSettings()), people: await ports.people.list({}) });
  }

  /** Where somebody speaks, and how long the recording really is. */
  async function plan(
    { source, content, unheard: known }: OpenRecording & Pick<OpenedSound, 'unheard'>,
    hearing: Hearing,
    { signal, report }: TaskContext,
  ): Promise<TranscriptWork> {
    const total = source.durationMs ?? undefined;
    const unheard = createUnheard();
    known.forEach(unheard.add);
    let heardMs = 0;
    async function* counted(): AsyncGenerator<Int16Array, void, void> {
      for await (const piece of audio.decode(content, { signal, name: source.name, onUnheard: unheard.add })) {
        heardMs += piece.length / samplesPerMs;
        report({ step: jobSteps.findingSpeech(source.name), done: Math.min(heardMs, total ?? heardMs), total });
        yield piece;
      }
    }
    const stretches: TimeRange[] = [];
    const speech = hearing.isWhole ? everywhere : ports.speech;
    for await (const stretch of speech.detect(counted(), { signal })) stretches.push(stretch);
    const windows = joinIntoWindows(stretches);
    const durationMs = Math.round(heardMs);
    const task = { sourceId: source.id, durationMs, ...hearing, unheard: unheard.finish() };
    await transcripts.begin(task, windows);
    return { ...task, windows: windows.map((window) => ({ ...window, segments: null })) };
  }
}

/** How a recording is heard with that. */
export function hearingWith(
  { transcriber, model, modelMark }: FoundTranscriber,
  { language, isWhole }: Pick<TranscribeRecordingInput, 'language' | 'isWhole'>,
): Hearing {
  return { language, engine: transcriber.name, model, modelMark, isWhole: isWhole || undefined };
}
