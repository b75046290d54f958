import { deflateSync, strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { samplePage, sampleText } from '../../../tests/port-suites/library-fixtures.ts';
import { hashReading } from '../../domain/content-hash.ts';
import type { DocumentText } from '../../domain/document-text.ts';
import { createId, type Sha256, type SourceId, sha256Schema } from '../../domain/identifiers.ts';
import { unpackedReadingLimit } from '../../domain/sync/shared-reading.ts';
import type { Transcript } from '../../domain/transcript.ts';
import { packText, packTranscript, unpackText, unpackTranscript } from './pack-reading.ts';

const text: DocumentText = { ...sampleText('Ficha de Íñigo Núñez', 'Segunda hoja'), meta: { título: 'Ficha' } };
const hashOf = async (of: DocumentText): Promise<Sha256> => sha256Schema.parse(await hashReading(of));
const lines = (...values: unknown[]) => deflateSync(strToU8(values.map((value) => JSON.stringify(value)).join('\n')));
const paper = { kind: 'paper', format: 'pdf', meta: {}, problems: [] };

/** A file that says it is `pages`, with the hash that it really has. */
async function forged(pages: unknown[]): Promise<DocumentText | null> {
  const told = await hashOf({ format: 'pdf', meta: {}, problems: [], pages: pages as DocumentText['pages'] });
  return unpackText(lines(paper, ...pages), told);
}

it('brings a text whole, as the same bytes each time', async () => {
  const bytes = packText(text)!;
  expect(packText(structuredClone(text))).toEqual(bytes);
  expect(await unpackText(bytes, await hashOf(text))).toEqual(text);
});

it('brings a transcript whole, whichever source it is of', () => {
  const heard: Omit<Transcript, 'sourceId'> = {
    durationMs: 3_000,
    language: 'es',
    engine: 'oído de prueba',
    model: 'chico',
    segments: [
      {
        startMs: 0,
        endMs: 900,
        speaker: '1',
        text: 'buenas tardes',
        confidence: 0.8,
        words: [{ startMs: 0, endMs: 400, text: 'buenas', confidence: 0.7 }],
      },
    ],
    unheard: [{ startMs: 1_000, endMs: 2_000 }],
  };
  const [one, other] = [createId<SourceId>(), createId<SourceId>()];
  const bytes = packTranscript({ sourceId: one, ...heard })!;
  expect(packTranscript({ sourceId: other, ...heard })).toEqual(bytes);
  expect(unpackTranscript(bytes)).toEqual(heard);
});

it('is another one’s text, or none: it is not taken', async () => {
  const bytes = packText(text)!;
  expect(await unpackText(bytes, await hashOf(sampleText('Otra')))).toBeNull();
  expect(await unpackText(bytes, null)).toBeNull();
  expect(unpackTranscript(bytes)).toBeNull();
  expect(await unpackText(strToU8('no está comprimido'), await hashOf(text))).toBeNull();
  expect(await unpackText(bytes.subarray(0, bytes.length / 2), await hashOf(text))).toBeNull();
  expect(await unpackText(new Uint8Array(), await hashOf(text))).toBeNull();
});

it('is not taken where a page says what its text does not hold', async () => {
  const page = samplePage(1, 'Una hoja');
  expect(await forged([page])).toMatchObject({ pages: [page] });
  const word = { start: 0, end: 900, box: [0, 0, 1, 1] };
  expect(await forged([{ ...page, words: [word] }])).toBeNull();
  expect(await forged([{ ...page, words: [{ ...word, start: 5, end: 2 }] }])).toBeNull();
  const cell = { text: 'x', range: [-3, 2], box: null, reference: null, columnSpan: 1, rowSpan: 1 };
  expect(await forged([{ ...page, tables: [{ rows: [[cell]], box: null }] }])).toBeNull();
  expect(await forged([page, page])).toBeNull();
  expect(await forged([{ ...page, text: 7 }])).toBeNull();
});

it('takes nothing of what only another schema knows', async () => {
  const page = { ...samplePage(1, 'Una hoja'), script: 'alert(1)' };
  expect(JSON.stringify(await forged([page]))).not.toContain('alert');
});

it('unpacks no more than the largest reading', async () => {
  const bomb = deflateSync(new Uint8Array(unpackedReadingLimit + 1).fill(32), { level: 1 });
  expect(bomb.length).toBeLessThan(unpackedReadingLimit / 100);
  expect(await unpackText(bomb, await hashOf(text))).toBeNull();
});
