import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { AppError } from '../../src-shared/domain/errors.ts';
import { jobSummaries } from '../../src-shared/domain/job-messages.ts';
import { unheardWords } from '../../src-shared/domain/unheard.ts';
import type { TranscribeWindow } from '../../src-shared/ports/transcriber.ts';
import { wavFile } from '../fixtures/wav-file.ts';
import { openLibrary } from './open-library.ts';
import { standInTranscriber } from './stand-in-transcriber.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/audio/${name}`, import.meta.url)));
const heard: TranscribeWindow[] = [];
let failAt = Number.POSITIVE_INFINITY;

/** Which file of that name is the model, and which engine hears with it. */
const ear = { modelMark: 'uno', engine: 'oído de prueba' };
let findsVoices = false;

const library = await openLibrary({
  findTranscriber: async () => ({
    model: 'ggml-de-prueba.bin',
    modelMark: ear.modelMark,
    transcriber: {
      ...standInTranscriber((window) => {
        if (heard.length === failAt) throw new AppError('TRANSCRIBER_FAILED');
        heard.push(window);
      }),
      name: ear.engine,
    },
  }),
  findDiarizer: async () => (findsVoices ? { diarize: async () => [] } : null),
});

const input = { language: 'es', modelFile: null } as const;

/** Three seconds of voice, a pause of five, and so on: what is said three times and more makes several windows. */
function longRecording(times: number): Uint8Array {
  const voice = new Int16Array(16_000 * 3);
  for (let index = 0; index < voice.length; index++) {
    const syllable = Math.max(0, Math.sin((2 * Math.PI * 4 * index) / 16_000));
    voice[index] = 9_000 * syllable * Math.sin((2 * Math.PI * 300 * index) / 16_000);
  }
  const one = new Int16Array(16_000 * 8);
  one.set(voice);
  const whole = new Int16Array(one.length * times);
  for (let time = 0; time < times; time++) whole.set(one, time * one.length);
  return wavFile(whole);
}

beforeAll(async () => {
  await library.ingest(
    library.write('nota-de-voz.opus', fixture('voice.opus')),
    library.write('reunion.pdf', fixture('voice.mp3')),
    library.write('acto.mp4', fixture('silent-video.mp4')),
    library.write('nada.wav', wavFile(new Int16Array(0))),
    library.write('larga.wav', longRecording(6)),
  );
});

test('a recording is a source like a paper, told by its bytes, with its length', async () => {
  const note = await library.paper('nota-de-voz.opus');
  expect(note).toMatchObject({ kind: 'recording', format: 'recording', status: 'ready', pages: 0, quality: null });
  expect(note.durationMs).toBe(4_000);
  expect(await library.paper('reunion.pdf')).toMatchObject({ kind: 'recording', status: 'ready' });
  expect(await library.paper('acto.mp4')).toMatchObject({ kind: 'recording', status: 'failed', errorCode: 'NO_AUDIO' });
  expect(await library.paper('nada.wav')).toMatchObject({ kind: 'recording', status: 'failed', errorCode: 'NO_AUDIO' });
  const again = await library.ingest(library.write('copia/nota.opus', fixture('voice.opus')));
  expect(again.result).toMatchObject({ papers: [{ status: 'duplicate' }] });
});

test('what is said is heard by windows, skips silence, and keeps its times', async () => {
  const { id } = await library.paper('larga.wav');
  heard.length = 0;
  await library.ended(await library.client.recordings.transcribe({ sourceId: id, ...input }));
  const transcript = await library.client.recordings.transcript({ sourceId: id });
  expect(transcript).toMatchObject({ durationMs: 48_000, language: 'es', model: 'ggml-de-prueba.bin' });
  expect(transcript.segments).toHaveLength(6);
  for (const [place, { startMs, words }] of transcript.segments.entries()) {
    expect(Math.abs(startMs - place * 8_000)).toBeLessThan(400);
    expect(words[0]?.startMs).toBe(startMs);
  }
  const seconds = heard.reduce((total, { samples }) => total + samples.length / 16_000, 0);
  expect(seconds).toBeGreaterThan(17);
  expect(seconds).toBeLessThan(22);
});

test('what was heard is found and its place is a moment', async () => {
  const { id } = await library.paper('nota-de-voz.opus');
  await library.ended(await library.client.recordings.transcribe({ sourceId: id, ...input }));
  const [hit] = await library.client.sources.search({
    query: 'ventana de la nota',
    filter: { text: 'nota-de-voz' },
    limit: 5,
  });
  expect(hit).toMatchObject({ sourceId: id, locator: { type: 'time', page: 1 } });
  expect((await library.paper('nota-de-voz.opus')).pages).toBe(1);
});

test('work that stops in the middle goes on with the first window that is missing', async () => {
  const path = library.write('otra.wav', longRecording(5));
  await library.ingest(path);
  const { id } = await library.paper('otra.wav');
  heard.length = 0;
  failAt = 3;
  const { jobId } = await library.client.recordings.transcribe({ sourceId: id, ...input });
  await expect(library.ended({ jobId })).rejects.toThrow('TRANSCRIBER_FAILED');
  await expect(library.client.recordings.transcript({ sourceId: id })).rejects.toMatchObject({
    data: { code: 'NOT_FOUND' },
  });
  failAt = Number.POSITIVE_INFINITY;
  await library.ended(await library.client.jobs.retry({ jobId }));
  expect(heard).toHaveLength(5);
  expect((await library.client.recordings.transcript({ sourceId: id })).segments).toHaveLength(5);
});

test('another file of the model’s name, or another engine, hears again; the same one does not', async () => {
  await library.ingest(library.write('otra-vez.wav', longRecording(2)));
  const { id: sourceId } = await library.paper('otra-vez.wav');
  const { client } = library;
  const windows = async () => {
    heard.length = 0;
    await library.ended(await client.recordings.transcribe({ sourceId, ...input }));
    return heard.length;
  };
  expect(await windows()).toBe(2);
  expect(await client.recordings.wouldHear({ sourceId })).toEqual({ model: 'ggml-de-prueba.bin', changes: 'nothing' });
  expect(await windows()).toBe(0);
  for (const change of [{ modelMark: 'dos' }, { engine: 'otro oído' }]) {
    Object.assign(ear, change);
    expect(await client.recordings.wouldHear({ sourceId })).toMatchObject({ changes: 'words' });
    expect(await windows()).toBe(2);
  }
  findsVoices = true;
  expect(await client.recordings.wouldHear({ sourceId })).toMatchObject({ changes: 'voices' });
  findsVoices = false;
});

test('work that stopped begins anew with another file of the model’s name', async () => {
  await library.ingest(library.write('cambiado.wav', longRecording(3)));
  const { id: sourceId } = await library.paper('cambiado.wav');
  heard.length = 0;
  failAt = 2;
  const { jobId } = await library.client.recordings.transcribe({ sourceId, ...input });
  await expect(library.ended({ jobId })).rejects.toThrow('TRANSCRIBER_FAILED');
  failAt = Number.POSITIVE_INFINITY;
  ear.modelMark = 'tres';
  await library.ended(await library.client.jobs.retry({ jobId }));
  expect(heard).toHaveLength(2 + 3);
});

test('where nobody was heard to speak all of it is heard when somebody asks, without the list of names', async () => {
  const { client } = library;
  await library.ingest(library.write('bajito.wav', wavFile(new Int16Array(16_000 * 70))));
  const { id: sourceId } = await library.paper('bajito.wav');
  await client.library.updateSettings({ schoolName: 'Escuela N.º 12' });
  await library.ended(await client.recordings.transcribe({ sourceId, ...input }));
  heard.length = 0;
  await library.ended(await client.recordings.transcribe({ sourceId, ...input, isWhole: true }));
  expect(heard.map(({ samples }) => samples.length / 16_000)).toEqual([30, 30, 10]);
  expect(heard.map(({ vocabulary }) => vocabulary)).toEqual([undefined, undefined, undefined]);
  expect(await client.recordings.transcript({ sourceId })).toMatchObject({ durationMs: 70_000, isWhole: true });
  expect(await library.paper('bajito.wav')).toMatchObject({ quality: 'good', pages: 1 });
  // Asked for again it is heard so again: looking for speech would find nobody.
  ear.modelMark = 'cuatro';
  heard.length = 0;
  await library.ended(await client.recordings.transcribe({ sourceId, ...input }));
  expect(heard).toHaveLength(3);
});

test('reading a recording again keeps what was heard; forgetting it forgets that too', async () => {
  const { id } = await library.paper('larga.wav');
  await library.ended(await library.client.sources.readAgain({ sourceIds: [id] }));
  expect((await library.paper('larga.wav')).pages).toBe(1);
  await library.client.sources.trash({ sourceIds: [id] });
  await library.client.sources.purge({ sourceIds: [id] });
  await expect(library.client.recordings.transcript({ sourceId: id })).rejects.toMatchObject({
    data: { code: 'NOT_FOUND' },
  });
});

test('a recording in which nobody speaks is heard, says so in its state, and keeps saying it', async () => {
  await library.ingest(library.write('silencio.wav', wavFile(new Int16Array(16_000 * 5))));
  const { id, quality } = await library.paper('silencio.wav');
  expect(quality).toBeNull();
  heard.length = 0;
  const { summary } = await library.ended(await library.client.recordings.transcribe({ sourceId: id, ...input }));
  expect(summary).toBe(jobSummaries.transcribed(0));
  expect(heard).toEqual([]);
  expect(await library.client.recordings.transcript({ sourceId: id })).toMatchObject({
    durationMs: 5_000,
    segments: [],
  });
  expect(await library.paper('silencio.wav')).toMatchObject({ status: 'ready', pages: 0, quality: 'empty' });
  await library.ended(await library.client.sources.readAgain({ sourceIds: [id] }));
  expect((await library.paper('silencio.wav')).quality).toBe('empty');
  const spoken = await library.paper('nota-de-voz.opus');
  expect(spoken.quality).toBe('good');
});

test('what a damaged file does not let hear is told in its place, on the page and in what is written out', async () => {
  const bytes = fixture('voice.opus');
  bytes.fill(0, Math.floor(bytes.length * 0.5), Math.floor(bytes.length * 0.7));
  await library.ingest(library.write('rota.opus', bytes));
  const { id } = await library.paper('rota.opus');
  const [shown] = (await library.client.recordings.waveform({ sourceId: id })).unheard!;
  await library.ended(await library.client.recordings.transcribe({ sourceId: id, ...input }));
  const { segments, unheard } = await library.client.recordings.transcript({ sourceId: id });
  expect(unheard).toEqual([shown]);
  expect(segments.length).toBeGreaterThan(0);
  for (const format of ['txt', 'srt', 'vtt'] as const) {
    const file = await library.client.recordings.export({ sourceId: id, format });
    expect(await file.text()).toContain(`[${unheardWords(shown!)}]`);
  }
  expect((await library.client.recordings.corrected({ sourceId: id })).unheard).toEqual([shown]);
});

test('the same bytes are heard the same whether they are called .opus or .ogg', async () => {
  const bytes = new Uint8Array([...fixture('voice.opus'), 0]);
  const outcomes: unknown[] = [];
  for (const name of ['igual.opus', 'igual.ogg']) {
    await library.ingest(library.write(name, bytes));
    const { id, kind, status, durationMs } = await library.paper(name);
    await library.ended(await library.client.recordings.transcribe({ sourceId: id, ...input }));
    const { segments } = await library.client.recordings.transcript({ sourceId: id });
    outcomes.push({ kind, status, durationMs, segments });
    await library.client.sources.trash({ sourceIds: [id] });
    await library.client.sources.purge({ sourceIds: [id] });
  }
  expect(outcomes[0]).toMatchObject({ kind: 'recording', status: 'ready', durationMs: 4_000 });
  expect(outcomes[1]).toEqual(outcomes[0]);
});
