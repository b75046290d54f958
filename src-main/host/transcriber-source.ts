import { basename, join } from 'node:path';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { Ports } from '../../src-shared/use-cases/index.ts';
import type { LocalConfiguration } from './local-configuration.ts';

/** What puts recordings into words on this PC: whisper.cpp as it was built here, with a model's file. */
export function createTranscriberSource({
  whisperFolder,
  whisperModelFile,
}: Pick<LocalConfiguration, 'whisperFolder' | 'whisperModelFile'>): Ports['findTranscriber'] {
  return async (chosen, signal) => {
    const modelFile = chosen ?? whisperModelFile;
    if (modelFile === null) throw new AppError('TRANSCRIPTION_NEEDS_MODEL');
    const { prepareWhisper } = await import('../adapters/whisper/prepare-whisper.ts');
    const { createWhisperTranscriber } = await import('../adapters/whisper/whisper-transcriber.ts');
    const memoryFile = join(whisperFolder, 'level.json');
    const engine = await prepareWhisper({ buildsFolder: whisperFolder, memoryFile, mayBuild: false, signal });
    return { transcriber: createWhisperTranscriber({ engine, modelFile }), model: basename(modelFile) };
  };
}
