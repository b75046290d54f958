import { AppError } from '../../domain/errors.ts';
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

/** What hears, and the name of the model that it hears with. */
export type FoundTranscriber = { transcriber: Transcriber; model: string };

export type TranscribeRecordingInput = { sourceId: SourceId; language: string; modelFile: string | null };

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
    const transcript = (await madeBefore(input, found)) ?? (await hear(source, input, found, context));
    const failures = await tellVoices(source, transcript, context);
    // What was heard is read, searched and asked as papers are, with what people had corrected in it.
    await keepText(source.id, context);
    const segments = transcript.segments.length;
    return { result: { segments }, summary: jobSummaries.transcribed(segments), failures };
  };

  /** A stop after the last window and before the text was kept. */
  async function madeBefore(input: TranscribeRecordingInput, { model }: FoundTranscriber): Promise<Transcript | null> {
    const transcript = await transcripts.get(input.sourceId);
    return transcript?.language === input.language && transcript.model === model ? transcript : null;
  }

  async function hear(
    source: Source,
    input: TranscribeRecordingInput,
    found: FoundTranscriber,
    context: TaskContext,
  ): Promise<Transcript> {
    const opened = await openSound(source);
    try {
      const recording = { source, content: opened.content, unheard: opened.unheard };
      const known = await transcripts.getWork(source.id);
      const isSame = known?.language === input.language && known.model === found.model;
      const work = isSame ? known : await plan(recording, input, found, context);
      await hearWindows(
        recording,
        work.windows,
        {
          audio,
          transcriber: found.transcriber,
          language: work.language,
          vocabulary: schoolWords({ ...(await readSettings()), people: await ports.people.list({}) }),
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

  /** Where somebody speaks, and how long the recording really is. */
  async function plan(
    { source, content, unheard: known }: OpenRecording & Pick<OpenedSound, 'unheard'>,
    { language }: TranscribeRecordingInput,
    { transcriber, model }: FoundTranscriber,
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
    for await (const stretch of ports.speech.detect(counted(), { signal })) stretches.push(stretch);
    const windows = joinIntoWindows(stretches);
    const durationMs = Math.round(heardMs);
    const task = {
      sourceId: source.id,
      durationMs,
      language,
      engine: transcriber.name,
      model,
      unheard: unheard.finish(),
    };
    await transcripts.begin(task, windows);
    return { ...task, windows: windows.map((window) => ({ ...window, segments: null })) };
  }
}
