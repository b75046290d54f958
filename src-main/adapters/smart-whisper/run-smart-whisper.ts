import { createRequire } from 'node:module';
import process from 'node:process';
import { audioSampleRate } from '../../../src-shared/domain/transcript.ts';
import { hearWith, type SmartWhisper } from './hear-window.ts';
import { createInputReader } from './input-reader.ts';

/** Less than this is no sound to put into words. */
const fewestSamples = audioSampleRate / 10;

/**
 * The process that hears with smart-whisper: the addon's file and the number of threads are its arguments, and it speaks
 * on stdin and stdout as whisper.cpp's program does (docs/transcription.md). The end of stdin ends it.
 */
export async function runSmartWhisper(): Promise<void> {
  const [addonFile = '', threads = '1'] = process.argv.slice(2);
  // Loaded by its file: the package's own entry makes a folder in the person's home.
  const addon = createRequire(import.meta.url)(addonFile) as SmartWhisper;
  const input = createInputReader(process.stdin);
  const modelFile = await input.text();
  if (modelFile === null) process.exit(0);
  const model = await addon.WhisperModel.load(modelFile, false);
  answer({ ready: true });
  const hear = hearWith(addon, model, Number(threads));
  for (let language = await input.text(); language !== null; language = await input.text()) {
    const vocabulary = (await input.text()) ?? '';
    const samples = await input.samples();
    answer(samples.length < fewestSamples ? { segments: [] } : await hear({ language, vocabulary, samples }));
  }
  process.exit(0);
}

function answer(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
