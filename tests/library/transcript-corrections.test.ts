import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CorrectedSegment } from '../../src-shared/domain/corrected-transcript.ts';
import type { SourceId } from '../../src-shared/domain/identifiers.ts';
import type { TranscriptSegment } from '../../src-shared/domain/transcript.ts';
import type { TranscriptEdit } from '../../src-shared/domain/transcript-edit.ts';
import { openLibrary } from './open-library.ts';

const voice = new Uint8Array(readFileSync(new URL('../fixtures/audio/voice.opus', import.meta.url)));

/** Words of 200 ms, one each quarter of a second. */
function said(text: string, startMs: number, speaker: string | null): TranscriptSegment {
  const words = text.split(' ').map((word, index) => ({
    text: word,
    startMs: startMs + index * 250,
    endMs: startMs + index * 250 + 200,
    confidence: 0.9,
  }));
  return { startMs, endMs: words.at(-1)!.endMs, speaker, text, confidence: 0.9, words };
}

let model = 'ggml-chico.bin';
let heard = [said('abrimos la secion de hoy', 0, '1'), said('queda aprobada la hacta', 1_500, '2')];
const findTranscriber = async () => ({
  model,
  transcriber: { name: 'oído de prueba', transcribe: async () => heard, close: async () => undefined },
});

const library = await openLibrary({ findTranscriber });
const { client } = library;
let sourceId: SourceId;

const segments = async () => (await client.recordings.corrected({ sourceId })).segments;
const texts = async () => (await segments()).map(({ text }) => text);
const edit = (wanted: TranscriptEdit) => client.recordings.edit({ sourceId, edit: wanted });
const typedIn = ({ id, startMs, endMs }: CorrectedSegment, text: string) => ({ segmentId: id, startMs, endMs, text });
const find = (query: string) => client.sources.search({ query, filter: {}, limit: 3 });

beforeAll(async () => {
  await library.ingest(library.write('reunion.opus', voice));
  sourceId = (await library.paper('reunion.opus')).id;
  await library.ended(await client.recordings.transcribe({ sourceId }));
});

describe('a transcript of a library', () => {
  test('is corrected, found by its new words at their seconds, and as it was when that is undone', async () => {
    const [first] = await segments();
    await edit({ type: 'texts', texts: [typedIn(first!, 'abrimos la sesión de hoy')] });
    expect(await texts()).toEqual(['abrimos la sesión de hoy', 'queda aprobada la hacta']);
    expect((await find('sesión'))[0]).toMatchObject({ locator: { type: 'time', startMs: 0 } });
    expect(await find('secion')).toEqual([]);
    expect((await client.library.undo())?.label).toBe('corregir lo que se dijo');
    expect((await texts())[0]).toBe('abrimos la secion de hoy');
    expect(await find('secion')).toHaveLength(1);
    await client.library.redo();
    expect((await texts())[0]).toBe('abrimos la sesión de hoy');
  });

  test('is split and merged, and each is taken back whole', async () => {
    const [first, second] = await segments();
    const newId = crypto.randomUUID();
    await edit({ type: 'split', segmentId: second!.id, before: 'queda aprobada', after: 'el acta', newId });
    expect(await texts()).toEqual(['abrimos la sesión de hoy', 'queda aprobada', 'el acta']);
    const merge = {
      first: { segmentId: first!.id, text: first!.text },
      second: { segmentId: second!.id, text: 'queda aprobada' },
    };
    await edit({ type: 'merge', ...merge });
    expect(await texts()).toEqual(['abrimos la sesión de hoy queda aprobada', 'el acta']);
    await client.library.undo();
    await client.library.undo();
    expect(await texts()).toEqual(['abrimos la sesión de hoy', 'queda aprobada la hacta']);
  });

  test('has voices that are named once, wherever they speak, and offered in other recordings', async () => {
    await edit({ type: 'speaker', segmentIds: (await segments()).map(({ id }) => id), speaker: '2' });
    await client.recordings.nameVoice({ sourceId, voice: { mark: '2', name: 'Marta Ruiz', personId: null } });
    const told = await client.recordings.transcript({ sourceId });
    expect(told.segments.map(({ speaker }) => speaker)).toEqual(['Marta Ruiz', 'Marta Ruiz']);
    expect(await client.recordings.knownNames()).toEqual([{ name: 'Marta Ruiz', personId: null }]);
    expect(await find('Marta Ruiz')).not.toEqual([]);
    await client.library.undo();
    await client.library.undo();
    expect((await segments()).map(({ speaker }) => speaker)).toEqual(['1', '2']);
  });

  test('keeps what is typed before it is a change, through a stop of the program', async () => {
    const [, second] = await segments();
    await client.recordings.keepTyping({ sourceId, typed: typedIn(second!, 'queda aprobada el ac') });
    await client.recordings.keepTyping({ sourceId, typed: typedIn(second!, 'queda aprobada el acta') });
    expect((await texts())[1]).toBe('queda aprobada el acta');
    await client.recordings.settleTyping({ sourceId });
    expect((await client.library.undo())?.label).toBe('corregir lo que se dijo');
    expect((await texts())[1]).toBe('queda aprobada la hacta');
    await client.library.redo();
    expect((await texts())[1]).toBe('queda aprobada el acta');
  });

  test('keeps what people wrote when the recording is put into words again', async () => {
    model = 'ggml-grande.bin';
    heard = [said('abrimos la reunion', 0, null), said('queda aprobada la carta con dos abstenciones', 1_500, '1')];
    await library.ended(await client.recordings.transcribe({ sourceId }));
    expect(await texts()).toEqual(['abrimos la sesión de hoy', 'queda aprobada el acta', 'con dos abstenciones']);
    expect(await find('abstenciones')).toHaveLength(1);
    expect(await find('sesión')).toHaveLength(1);
    expect((await library.paper('reunion.opus')).pages).toBe(1);
  });

  test('is written out with the words and names that it has now', async () => {
    await client.recordings.nameVoice({ sourceId, voice: { mark: '1', name: 'Inés Páez', personId: null } });
    const written = async (format: 'docx' | 'txt' | 'srt' | 'vtt' | 'json') => {
      const file = await client.recordings.export({ sourceId, format });
      expect(file.name).toBe(`reunion.${format}`);
      return file;
    };
    expect(await (await written('txt')).text()).toContain('Inés Páez: con dos abstenciones\n');
    expect(await (await written('srt')).text()).toContain('00:00:00,000 --> ');
    expect(await (await written('vtt')).text()).toMatch(/^WEBVTT\n/);
    expect(JSON.parse(await (await written('json')).text())).toMatchObject({ language: 'es' });
    const docx = unzipSync(new Uint8Array(await (await written('docx')).arrayBuffer()));
    const document = strFromU8(docx['word/document.xml']!);
    expect(document).toContain('abrimos la sesión de hoy');
    expect(document).toContain('Inés Páez: ');
  });

  test('has an outline of its sound, made once', async () => {
    const waveform = await client.recordings.waveform({ sourceId });
    expect(waveform.stepMs * waveform.peaks.length).toBeGreaterThan(3_900);
    expect(Math.max(...waveform.peaks)).toBeGreaterThan(10);
    expect(await client.recordings.waveform({ sourceId })).toEqual(waveform);
  });

  test('refuses what is no place of it', async () => {
    const split = { type: 'split', before: 'a', after: 'b', newId: crypto.randomUUID() } as const;
    await expect(edit({ ...split, segmentId: 'otro' })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
    const [first] = await segments();
    await expect(edit({ ...split, segmentId: first!.id, before: '' })).rejects.toMatchObject({
      data: { code: 'INVALID_INPUT' },
    });
  });
});

test('what was being typed when the program was cut is a change when it starts again', async () => {
  const [, second] = await segments();
  await client.recordings.keepTyping({ sourceId, typed: typedIn(second!, 'queda aprobada el acta anterior') });
  await library.close();
  const again = await openLibrary({ folder: library.folder, findTranscriber, resumeJobs: true });
  const { segments: after } = await again.client.recordings.corrected({ sourceId });
  expect(after[1]?.text).toBe('queda aprobada el acta anterior');
  expect((await again.client.library.undo())?.label).toBe('corregir lo que se dijo');
  const { segments: undone } = await again.client.recordings.corrected({ sourceId });
  expect(undone[1]?.text).toBe('queda aprobada el acta');
  await again.client.sources.trash({ sourceIds: [sourceId] });
  await again.client.sources.purge({ sourceIds: [sourceId] });
  await again.client.recordings.keepTyping({ sourceId, typed: typedIn(second!, 'llega tarde') });
  await again.client.recordings.settleTyping({ sourceId });
  await expect(again.client.recordings.corrected({ sourceId })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
  expect(await again.client.recordings.knownNames()).toEqual([]);
});
