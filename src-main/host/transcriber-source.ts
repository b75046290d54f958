import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { Ports } from '../../src-shared/use-cases/index.ts';
import type { LocalConfiguration } from './local-configuration.ts';

/** Where the files of Whisper models are put, in the library's folder. */
const modelsFolder = 'modelos';

/** What puts recordings into words on this PC: whisper.cpp as it was built here, with a model's file. */
export function createTranscriberSource({
  libraryFolder,
  whisperFolder,
  whisperLevelFile,
  whisperModelFile,
}: Pick<
  LocalConfiguration,
  'libraryFolder' | 'whisperFolder' | 'whisperLevelFile' | 'whisperModelFile'
>): Ports['findTranscriber'] {
  return async (chosen, signal) => {
    const modelFile = chosen ?? whisperModelFile ?? (await newestModel(join(libraryFolder, modelsFolder)));
    if (modelFile === null) throw new AppError('TRANSCRIPTION_NEEDS_MODEL');
    const { prepareWhisper } = await import('../adapters/whisper/prepare-whisper.ts');
    const { createWhisperTranscriber } = await import('../adapters/whisper/whisper-transcriber.ts');
    const engine = await prepareWhisper({
      buildsFolder: whisperFolder,
      memoryFile: whisperLevelFile,
      mayBuild: false,
      signal,
    });
    return { transcriber: createWhisperTranscriber({ engine, modelFile }), model: basename(modelFile) };
  };
}

/** The model's file that was put there last; null when there is none. */
async function newestModel(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  const paths = names.filter((name) => /^ggml-.+\.bin$/i.test(name)).map((name) => join(folder, name));
  const files = await Promise.all(paths.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })));
  return files.sort((one, other) => other.at - one.at)[0]?.path ?? null;
}
