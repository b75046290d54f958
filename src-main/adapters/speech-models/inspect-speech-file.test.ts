import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { embeddingNotes, onnxFile, segmentationNotes } from '../../../tests/fixtures/speech-files.ts';
import { englishOnly, tinyShape, writeSpeakingModel } from '../../../tests/fixtures/whisper-model.ts';
import { inspectSpeechFile } from './inspect-speech-file.ts';

const folder = temporaryFolder('speech-files');
const whisper = join(folder, 'whisper.bin');

beforeAll(() => writeSpeakingModel(whisper, tinyShape, [{ text: ' Hola' }]));

function write(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const made: [string, () => Uint8Array, string][] = [
  ['words', () => readFileSync(whisper), 'transcription'],
  ['turns of voices', () => onnxFile({ notes: segmentationNotes }), 'speaker-segmentation'],
  ['whose voice', () => onnxFile({ notes: embeddingNotes }), 'speaker-embedding'],
];

test.each(made)('a file for %s is told by its content, whatever its name', async (name, bytes, role) => {
  expect(await inspectSpeechFile(write(`${name}.dat`, bytes()))).toMatchObject({ role });
});

test('how the numbers of a file for words are kept is told', async () => {
  expect(await inspectSpeechFile(whisper)).toEqual({ role: 'transcription', kind: 'f16', isEnglishOnly: false });
});

test('a file for words of English alone is told', async () => {
  const path = write('ggml-base.en.bin', englishOnly(readFileSync(whisper)));
  expect(await inspectSpeechFile(path)).toMatchObject({ role: 'transcription', isEnglishOnly: true });
});

test.each(made)('a file for %s that was cut anywhere is no such file', async (name, bytes) => {
  const whole = bytes();
  for (const share of [0.1, 0.5, 0.9, 1 - 1 / whole.length]) {
    const path = write(`${name} cut.dat`, whole.subarray(0, Math.floor(whole.length * share)));
    await expect(inspectSpeechFile(path), `${share}`).rejects.toMatchObject({ code: 'MODEL_FILE_DAMAGED' });
  }
});

test.each([
  ['nothing', new Uint8Array()],
  ['a text', Buffer.from('Esto no es un modelo. '.repeat(1_000))],
  ['another model', onnxFile({ notes: { author: 'nadie' } })],
  ['a page', Buffer.from('<!doctype html><title>Iniciar sesión</title>')],
])('%s is no file for recordings', async (name, bytes) => {
  const path = write(`${name}.onnx`, bytes);
  await expect(inspectSpeechFile(path)).rejects.toMatchObject({ code: 'MODEL_FILE_DAMAGED' });
});

test('a file that is not there is not found', async () => {
  await expect(inspectSpeechFile(join(folder, 'ninguno.bin'))).rejects.toMatchObject({ code: 'PATH_NOT_FOUND' });
});
