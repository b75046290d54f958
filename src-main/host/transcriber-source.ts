import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { LibrarySettings } from '../../src-shared/domain/library-settings.ts';
import type { TranscriptionServer } from '../../src-shared/domain/transcription-server.ts';
import type { SpeechModelFiles } from '../../src-shared/ports/speech-model-files.ts';
import type { Transcriber } from '../../src-shared/ports/transcriber.ts';
import type { Ports } from '../../src-shared/use-cases/index.ts';
import type { FoundTranscriber } from '../../src-shared/use-cases/recordings/transcribe-recording.ts';
import { translateFileError } from '../adapters/files/translate-file-error.ts';
import type { LocalConfiguration } from './local-configuration.ts';

type TranscriberParts = {
  speechModelFiles: SpeechModelFiles;
  readSettings: () => Promise<
    Pick<LibrarySettings, 'transcriptionEngine' | 'transcriptionLevel' | 'transcriptionThreads'>
  >;
  /** The machine that a person set for recordings; null for this PC. */
  findServer: () => Promise<TranscriptionServer | null>;
};

/**
 * What puts recordings into words: the server that a person set, unless a model's file is named; else, on this PC, the
 * engine that was chosen, as it was built here, with a model's file. A second pass is heard on this PC.
 */
export function createTranscriberSource(
  {
    whisperFolder,
    whisperLevelFile,
    whisperModelFile,
    smartWhisperEntry,
  }: Pick<LocalConfiguration, 'whisperFolder' | 'whisperLevelFile' | 'whisperModelFile' | 'smartWhisperEntry'>,
  { speechModelFiles, readSettings, findServer }: TranscriberParts,
): Pick<Ports, 'findTranscriber' | 'findSecondTranscriber'> {
  return {
    async findTranscriber(named, signal) {
      const server = named === null ? await findServer() : null;
      if (server !== null) {
        const { createServerTranscriber } = await import('../adapters/transcription-server/server-transcriber.ts');
        return { transcriber: createServerTranscriber(server), model: server.model };
      }
      const asked = named === null ? null : ((await speechModelFiles.named(named)) ?? named);
      const modelFile = asked ?? whisperModelFile ?? (await speechModelFiles.chosen('transcription'))?.path;
      if (modelFile === undefined) throw new AppError('TRANSCRIPTION_NEEDS_MODEL');
      return hearWith(modelFile, signal);
    },
    async findSecondTranscriber(signal) {
      const chosen = await speechModelFiles.chosen('second-pass');
      if (chosen === null) throw new AppError('SECOND_PASS_NEEDS_MODEL');
      return hearWith(chosen.path, signal);
    },
  };

  async function hearWith(modelFile: string, signal: AbortSignal): Promise<FoundTranscriber> {
    const { prepareWhisper } = await import('../adapters/whisper/prepare-whisper.ts');
    const { createWhisperTranscriber } = await import('../adapters/whisper/whisper-transcriber.ts');
    const { transcriptionEngine, transcriptionLevel, transcriptionThreads } = await readSettings();
    const engine = await prepareWhisper({
      engine: transcriptionEngine,
      buildsFolder: whisperFolder,
      memoryFile: whisperLevelFile,
      highestLevel: transcriptionLevel ?? undefined,
      signal,
    });
    const threads = transcriptionThreads ?? undefined;
    const transcriber = createWhisperTranscriber({ engine, addonEntry: smartWhisperEntry, modelFile, threads });
    const modelMark = await markOf(modelFile);
    const held = holding(transcriber, speechModelFiles.hold(modelFile));
    return { transcriber: held, model: basename(modelFile), modelMark };
  }
}

/** Tells a file from another of its name; one that was copied again counts as another. */
async function markOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path).catch((cause: unknown) => {
    throw translateFileError(cause, path);
  });
  return `${size}-${Math.round(mtimeMs)}`;
}

/** Keeps the model's file where it is for as long as something hears with it. */
function holding(transcriber: Transcriber, release: () => void): Transcriber {
  return {
    get name() {
      return transcriber.name;
    },
    transcribe: transcriber.transcribe,
    async close() {
      await transcriber.close().finally(release);
    },
  };
}
