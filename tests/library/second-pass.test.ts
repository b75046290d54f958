import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { SourceId } from '../../src-shared/domain/identifiers.ts';
import type { TranscriptSegment } from '../../src-shared/domain/transcript.ts';
import type { TranscribeWindow } from '../../src-shared/ports/transcriber.ts';
import { writeLongRecording } from '../fixtures/long-recording.ts';
import { openLibrary } from './open-library.ts';

const voice = new Uint8Array(readFileSync(new URL('../fixtures/audio/voice.opus', import.meta.url)));

/** Words of 250 ms; one that ends in "?" was hard to hear. */
function said(text: string, startMs: number, { sure = 0.9 } = {}): TranscriptSegment {
  const words = text.split(' ').map((word, place) => ({
    text: word.replace('?', ''),
    startMs: startMs + place * 250,
    endMs: startMs + place * 250 + 250,
    confidence: word.endsWith('?') ? 0.2 : sure,
  }));
  const plain = words.map((word) => word.text).join(' ');
  return { startMs, endMs: words.at(-1)!.endMs, speaker: null, text: plain, confidence: sure, words };
}

const first = [
  said('abrimos la secion? de hoy', 0),
  said('queda aprobada la hacta?', 1_250),
  said('pide la palabra Gomes?', 2_250),
];
const second = [
  said('abrimos la sesión de ayer', 0),
  said('queda aprobada el acta', 1_250),
  said('pide la palabra Gómez', 2_250),
];

let hear: (window: TranscribeWindow) => Promise<TranscriptSegment[]> = async () => second;
const model = 'ggml-grande.bin';
let firstModel = 0;
const transcriber = (transcribe: typeof hear) => ({
  name: 'oído de prueba',
  transcribe,
  close: async () => undefined,
});
let firstHeard: () => TranscriptSegment[] = () => first;
const library = await openLibrary({
  findTranscriber: async () => ({
    model: `ggml-${firstModel}.bin`,
    transcriber: transcriber(async () => firstHeard()),
  }),
  findSecondTranscriber: async () => ({ model, transcriber: transcriber((window) => hear(window)) }),
});
const { client } = library;
let sourceId: SourceId;

const segments = async () => (await client.recordings.corrected({ sourceId })).segments;
const texts = async () => (await segments()).map(({ text }) => text);
const again = async () => library.ended(await client.recordings.hearAgain({ sourceId }));
const changes = async () => (await client.recordings.secondPass({ sourceId }))?.changes.map(({ after }) => after);
const find = async (query: string) => (await client.sources.search({ query, filter: {}, limit: 3 })).length;

describe('hearing again what was doubtful', () => {
  beforeEach(async () => {
    hear = async () => second;
    firstModel += 1;
    if (!(await library.list()).some(({ name }) => name === 'reunion.opus')) {
      await library.ingest(library.write('reunion.opus', voice));
    }
    sourceId = (await library.paper('reunion.opus')).id;
    while ((await client.library.undo()) !== null);
    await library.ended(await client.recordings.transcribe({ sourceId }));
  });

  test('changes it where it is heard, searched and shown, and can be taken back one by one or whole', async () => {
    expect(await client.recordings.secondPass({ sourceId })).toBeNull();
    const job = await again();
    expect(job).toMatchObject({ summary: '3 frases cambiaron', subject: sourceId });
    expect(await texts()).toEqual(['abrimos la sesión de ayer', 'queda aprobada el acta', 'pide la palabra Gómez']);
    expect(await find('sesión')).toBe(1);
    expect(await client.recordings.secondPass({ sourceId })).toMatchObject({
      model: 'ggml-grande.bin',
      changes: [{ before: 'abrimos la secion de hoy', after: 'abrimos la sesión de ayer', startMs: 0 }, {}, {}],
    });
    const [segment] = await segments();
    await client.recordings.takeBackSecondPass({ sourceId, segmentIds: [segment!.id] });
    expect(await texts()).toEqual(['abrimos la secion de hoy', 'queda aprobada el acta', 'pide la palabra Gómez']);
    expect(await changes()).toEqual(['queda aprobada el acta', 'pide la palabra Gómez']);
    await client.recordings.takeBackSecondPass({ sourceId, segmentIds: null });
    expect(await texts()).toEqual(first.map(({ text }) => text));
    expect(await client.recordings.secondPass({ sourceId })).toBeNull();
    expect(await find('sesión')).toBe(0);
    expect(await find('secion')).toBe(1);
  });

  test('leaves what a person wrote, accepted, is typing, or said to be somebody’s', async () => {
    const [one, two, three] = await segments();
    const { startMs, endMs } = one!;
    const texts1 = [{ segmentId: one!.id, startMs, endMs, text: 'abrimos la secesión de hoy' }];
    await client.recordings.edit({ sourceId, edit: { type: 'texts', texts: texts1 } });
    await client.recordings.edit({ sourceId, edit: { type: 'accept', segmentId: two!.id, places: [3] } });
    await client.recordings.edit({ sourceId, edit: { type: 'speaker', segmentIds: [three!.id], speaker: '4' } });
    await again();
    expect(await texts()).toEqual(['abrimos la secesión de hoy', 'queda aprobada la hacta', 'pide la palabra Gómez']);
    expect((await segments()).map(({ speaker }) => speaker)).toEqual([null, null, '4']);
    expect(await changes()).toEqual(['pide la palabra Gómez']);
  });

  test('leaves what is written while it is heard', async () => {
    const [one, , three] = await segments();
    hear = async () => {
      const typed = { segmentId: one!.id, startMs: one!.startMs, endMs: one!.endMs, text: 'abrimos' };
      await client.recordings.keepTyping({ sourceId, typed });
      const wanted = { segmentId: three!.id, startMs: three!.startMs, endMs: three!.endMs, text: 'pide permiso' };
      await client.recordings.edit({ sourceId, edit: { type: 'texts', texts: [wanted] } });
      return second;
    };
    await again();
    expect(await texts()).toEqual(['abrimos', 'queda aprobada el acta', 'pide permiso']);
    await client.recordings.settleTyping({ sourceId });
  });

  test('what a person writes over it afterwards stays theirs when it is taken back', async () => {
    await again();
    const [one] = await segments();
    const typed = { segmentId: one!.id, startMs: one!.startMs, endMs: one!.endMs, text: 'abrimos la sesión de mayo' };
    await client.recordings.edit({ sourceId, edit: { type: 'texts', texts: [typed] } });
    expect(await changes()).toHaveLength(2);
    await client.recordings.takeBackSecondPass({ sourceId, segmentIds: null });
    expect(await texts()).toEqual(['abrimos la sesión de mayo', 'queda aprobada la hacta', 'pide la palabra Gomes']);
  });

  test('a pass after another is taken back to what was heard first', async () => {
    hear = async () => [said('abrimos la sección? de hoy', 0, { sure: 0.95 })];
    await again();
    expect((await texts())[0]).toBe('abrimos la sección de hoy');
    hear = async () => second;
    await again();
    expect((await texts())[0]).toBe('abrimos la sesión de ayer');
    await client.recordings.takeBackSecondPass({ sourceId, segmentIds: null });
    expect(await texts()).toEqual(first.map(({ text }) => text));
  });

  test('that is less sure changes nothing, and says so', async () => {
    hear = async () => second.map(({ text, startMs }) => said(text, startMs, { sure: 0.3 }));
    expect((await again()).summary).toBe('Se entendió lo mismo que antes');
    expect(await texts()).toEqual(first.map(({ text }) => text));
    expect(await changes()).toEqual([]);
  });

  test('is forgotten with the transcript that it was of', async () => {
    await again();
    firstModel += 1;
    await library.ended(await client.recordings.transcribe({ sourceId }));
    expect(await client.recordings.secondPass({ sourceId })).toBeNull();
    expect(await texts()).toEqual(first.map(({ text }) => text));
  });
});

describe('a long second pass', () => {
  test('goes on after a failure, and after the program, with the first window that is missing', async () => {
    const path = library.write('larga.wav', '');
    await writeLongRecording(path, 4);
    firstHeard = () => [said('hola? a todos', 0)];
    await library.ingest(path);
    sourceId = (await library.paper('larga.wav')).id;
    await library.ended(await client.recordings.transcribe({ sourceId }));
    const before = await texts();
    const sounds: string[] = [];
    hear = async ({ samples }) => {
      sounds.push(createHash('sha256').update(samples).digest('hex'));
      if (sounds.length === 3) throw new AppError('TRANSCRIBER_FAILED');
      return [said('hola a todos', 1_000)];
    };
    const { jobId } = await client.recordings.hearAgain({ sourceId });
    await expect(library.ended({ jobId })).rejects.toThrow('TRANSCRIBER_FAILED');
    expect(await texts()).toEqual(before);
    await library.close();
    const reopened = await openLibrary({
      folder: library.folder,
      findSecondTranscriber: async () => ({ model, transcriber: transcriber((window) => hear(window)) }),
    });
    await reopened.ended(await reopened.client.jobs.retry({ jobId }));
    expect(sounds[3]).toBe(sounds[2]);
    expect(new Set(sounds).size).toBe(sounds.length - 1);
    expect(sounds.length).toBeGreaterThan(5);
  });

  test('without a model that was chosen for it says what to do', async () => {
    const alone = await openLibrary({
      findTranscriber: async () => ({ model: 'ggml-chico.bin', transcriber: transcriber(async () => first) }),
    });
    await alone.ingest(alone.write('reunion.opus', voice));
    const { id } = await alone.paper('reunion.opus');
    await alone.ended(await alone.client.recordings.transcribe({ sourceId: id }));
    const { jobId } = await alone.client.recordings.hearAgain({ sourceId: id });
    await expect(alone.ended({ jobId })).rejects.toThrow('SECOND_PASS_NEEDS_MODEL');
  });
});
