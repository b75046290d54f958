import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { wavFile } from '../fixtures/wav-file.ts';
import { openLibrary } from './open-library.ts';
import { standInTranscriber } from './stand-in-transcriber.ts';

const recording = readFileSync(new URL('../fixtures/audio/voice.m4a', import.meta.url));
const library = await openLibrary({
  findTranscriber: async () => ({ model: 'ggml-de-prueba.bin', transcriber: standInTranscriber(() => undefined) }),
});
const { sounds, takes } = library.client.recordings;

/** A part of a WAV file of a tone, as a window brings it. */
function pieceOf(seconds: number, { isFirst }: { isFirst: boolean }): File {
  const samples = new Int16Array(16_000 * seconds).map((_, at) => 9_000 * Math.sin((2 * Math.PI * 300 * at) / 16_000));
  return new File(isFirst ? [wavFile(samples, { sizeBytes: 0xffff_ffff })] : [samples], 'pieza');
}

beforeAll(() => library.ingest(library.write('nota.m4a', recording)));

test('a recording that this host has no decoder for is wanted, goes on where a window stopped, and is then like any', async () => {
  const { id, errorCode } = await library.paper('nota.m4a');
  expect(errorCode).toBe('AUDIO_UNSUPPORTED');
  expect(await sounds.wanted()).toEqual([{ sourceId: id, name: 'nota.m4a' }]);
  const { takeId, ...nothing } = await sounds.begin({ sourceId: id });
  expect(nothing).toEqual({ pieces: 0, readMs: 0 });
  await takes.add({ takeId, place: 0, durationMs: 2_000, content: pieceOf(2, { isFirst: true }) });
  expect(await sounds.begin({ sourceId: id })).toEqual({ takeId, pieces: 1, readMs: 2_000 });
  expect(await takes.unfinished()).toEqual([]);
  await takes.add({ takeId, place: 1, durationMs: 1_000, content: pieceOf(1, { isFirst: false }) });
  await library.ended(await sounds.keep({ sourceId: id, takeId }));
  expect(await library.paper('nota.m4a')).toMatchObject({ status: 'ready', durationMs: 3_000 });
  expect(await sounds.wanted()).toEqual([]);
  await library.ended(await library.client.recordings.transcribe({ sourceId: id }));
  expect(await library.client.recordings.transcript({ sourceId: id })).toMatchObject({ durationMs: 3_000 });
  const { peaks } = await library.client.recordings.waveform({ sourceId: id });
  expect(Math.max(...peaks)).toBeGreaterThan(10);
});

test('where the window found its file damaged, transcript and waveform say so', async () => {
  await library.ingest(library.write('dañada.m4a', recording.subarray(0, -1)));
  const { id } = await library.paper('dañada.m4a');
  const { takeId } = await sounds.begin({ sourceId: id });
  const [first, rest] = [
    { startMs: 500, endMs: 2_000 },
    { startMs: 2_000, endMs: 2_900 },
  ];
  const content = pieceOf(2, { isFirst: true });
  await takes.add({ takeId, place: 0, durationMs: 2_000, content, unheard: [first] });
  const next = pieceOf(1, { isFirst: false });
  await takes.add({ takeId, place: 1, durationMs: 1_000, content: next, unheard: [rest] });
  await library.ended(await sounds.keep({ sourceId: id, takeId }));
  await library.ended(await library.client.recordings.transcribe({ sourceId: id }));
  const unheard = [{ startMs: 500, endMs: 2_900 }];
  expect(await library.client.recordings.transcript({ sourceId: id })).toMatchObject({ unheard });
  expect(await library.client.recordings.waveform({ sourceId: id })).toMatchObject({ unheard });
});

test('its own file stays the recording, and reading it again keeps the sound that was brought', async () => {
  const { id } = await library.paper('nota.m4a');
  const content = await library.client.sources.content({ sourceId: id });
  expect(new Uint8Array(await content.arrayBuffer())).toEqual(new Uint8Array(recording));
  await library.ended(await library.client.sources.readAgain({ sourceIds: [id] }));
  expect(await library.paper('nota.m4a')).toMatchObject({ status: 'ready', durationMs: 3_000 });
});

test('forgetting it forgets the sound, and what was being brought', async () => {
  const { id } = await library.paper('nota.m4a');
  await library.client.sources.trash({ sourceIds: [id] });
  await library.client.sources.purge({ sourceIds: [id] });
  await expect(sounds.begin({ sourceId: id })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
  await library.ingest(library.write('otra.m4a', recording));
  const { id: other } = await library.paper('otra.m4a');
  const { takeId } = await sounds.begin({ sourceId: other });
  await takes.add({ takeId, place: 0, durationMs: 1_000, content: pieceOf(1, { isFirst: true }) });
  await library.client.sources.trash({ sourceIds: [other] });
  expect(await sounds.wanted()).toEqual([]);
  await library.client.sources.purge({ sourceIds: [other] });
  const next = takes.add({ takeId, place: 1, durationMs: 1_000, content: pieceOf(1, { isFirst: false }) });
  await expect(next).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
});

test('what no window may bring is refused', async () => {
  const { sounds: other } = library.client.recordings;
  await library.ingest(library.write('papel.txt', 'Un papel.'));
  const { id } = await library.paper('papel.txt');
  await expect(other.begin({ sourceId: id })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
  const { takeId } = await takes.begin({ name: 'Reunión' });
  await expect(other.keep({ sourceId: id, takeId })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
});
