import { expect, test } from 'vitest';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { Diarizer } from '../../src-shared/ports/diarizer.ts';
import { writeLongRecording } from '../fixtures/long-recording.ts';
import { openLibrary } from './open-library.ts';
import { standInTranscriber } from './stand-in-transcriber.ts';

let diarizer: Diarizer | null = null;
let heardWindows = 0;
const library = await openLibrary({
  findDiarizer: async () => diarizer,
  findTranscriber: async (named) => ({
    model: named ?? 'ggml-de-prueba.bin',
    transcriber: standInTranscriber(() => {
      heardWindows++;
    }),
  }),
});
const recording = library.write('reunion.wav', new Uint8Array());
await writeLongRecording(recording, 2);
await library.ingest(recording);
const sourceId = (await library.paper('reunion.wav')).id;
const transcribe = async (modelFile: string) =>
  library.ended(await library.client.recordings.transcribe({ sourceId, language: 'es', modelFile }));
const heard = async () => (await library.client.recordings.transcript({ sourceId })).segments;

/** Says that a second voice speaks from half a minute on. */
const twoVoices: Diarizer = {
  async diarize(samples, { durationMs }) {
    let count = 0;
    for await (const piece of samples) count += piece.length;
    expect(Math.abs(count / 16 - durationMs)).toBeLessThan(10);
    return [
      { startMs: 0, endMs: 30_000, voice: 4 },
      { startMs: 30_000, endMs: durationMs, voice: 1 },
    ];
  },
};

test('without what tells voices apart, nobody is marked', async () => {
  expect((await transcribe('primero.bin')).failures).toEqual([]);
  expect((await heard()).map(({ speaker }) => speaker)).not.toContain('1');
});

test('a transcript is not lost when its voices cannot be told: the job says so, and is done', async () => {
  diarizer = { diarize: () => Promise.reject(new AppError('VOICES_NOT_TOLD')) };
  const job = await transcribe('segundo.bin');
  expect(job).toMatchObject({ state: 'completed', failures: [{ item: 'reunion.wav', code: 'VOICES_NOT_TOLD' }] });
  expect((await heard()).length).toBeGreaterThan(1);
});

test('asked again, its voices are told without hearing it again, and are found by their marks', async () => {
  diarizer = twoVoices;
  const windows = heardWindows;
  expect((await transcribe('segundo.bin')).failures).toEqual([]);
  expect(heardWindows).toBe(windows);
  const segments = await heard();
  expect(segments[0]).toMatchObject({ speaker: '1', startMs: expect.any(Number) });
  expect(segments.at(-1)?.speaker).toBe('2');
  const { voices } = await library.client.recordings.corrected({ sourceId });
  expect(voices.map(({ mark, name }) => [mark, name])).toEqual([
    ['1', null],
    ['2', null],
  ]);
});

test('a name that a voice was given holds wherever it speaks', async () => {
  const voice = { mark: '2', name: 'Marta Ríos', personId: null };
  await library.client.recordings.nameVoice({ sourceId, voice });
  expect((await heard()).at(-1)?.speaker).toBe('Marta Ríos');
});
