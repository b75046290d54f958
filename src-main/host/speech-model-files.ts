import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LibrarySettings } from '../../src-shared/domain/library-settings.ts';
import type { SpeechTask } from '../../src-shared/domain/speech-model.ts';
import type { SpeechModelFiles } from '../../src-shared/ports/speech-model-files.ts';

/** What the file of each task is called; those of one pass may be the other's. */
const named = {
  transcription: /^ggml-(?!silero).+\.bin$/i,
  'second-pass': /^ggml-(?!silero).+\.bin$/i,
  'voice-activity': /silero.*\.(bin|onnx)$/i,
  'speaker-segmentation': /segmentation.*\.onnx$/i,
  'speaker-embedding': /^(?!.*(silero|segmentation)).+\.onnx$/i,
} as const satisfies Record<SpeechTask, RegExp>;

/** The files in a folder of the library. */
export function createSpeechModelFiles(
  folder: string,
  readSettings: () => Promise<Pick<LibrarySettings, 'transcriptionModel' | 'secondPassModel'>>,
): SpeechModelFiles {
  return {
    async chosen(task) {
      const { transcriptionModel, secondPassModel } = await readSettings();
      const files = await newestFirst(folder, named[task]);
      const wanted = { transcription: transcriptionModel, 'second-pass': secondPassModel }[task as string];
      const found = files.find(({ name }) => name === wanted);
      return found ?? (task === 'second-pass' ? null : (files[0] ?? null));
    },
  };
}

async function newestFirst(folder: string, isNamed: RegExp) {
  const names = await readdir(folder).catch(() => []);
  const files = names
    .filter((name) => isNamed.test(name))
    .map(async (name) => ({ name, path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs }));
  return (await Promise.all(files)).sort((one, other) => other.at - one.at).map(({ name, path }) => ({ name, path }));
}
