import { expect, test } from 'vitest';
import { markVoices } from './mark-voices.ts';
import type { TranscriptSegment } from './transcript.ts';

/** A segment that says those words, half a second each, from `startMs`. */
function segment(startMs: number, ...texts: string[]): TranscriptSegment {
  const words = texts.map((text, at) => {
    return { text, startMs: startMs + 500 * at, endMs: startMs + 500 * (at + 1), confidence: 0.5 + 0.1 * at };
  });
  const endMs = startMs + 500 * texts.length;
  return { startMs, endMs, speaker: null, text: texts.join(' '), confidence: 0.6, words };
}

const told = (segments: TranscriptSegment[]) => segments.map(({ speaker, text }) => [speaker, text]);

test('voices are marked in the order in which they first speak', () => {
  const segments = [segment(0, 'Buenas', 'tardes.'), segment(2_000, 'Hola.'), segment(4_000, 'Empecemos.')];
  const stretches = [
    { startMs: 0, endMs: 1_000, voice: 7 },
    { startMs: 2_000, endMs: 2_500, voice: 3 },
    { startMs: 4_000, endMs: 4_500, voice: 7 },
  ];
  expect(told(markVoices(segments, stretches))).toEqual([
    ['1', 'Buenas tardes.'],
    ['2', 'Hola.'],
    ['1', 'Empecemos.'],
  ]);
});

test('a segment in which two speak is parted at the word', () => {
  const stretches = [
    { startMs: 0, endMs: 1_100, voice: 0 },
    { startMs: 1_100, endMs: 2_000, voice: 1 },
  ];
  const [first, second] = markVoices([segment(0, '¿Votamos?', 'Sí,', 'todas', 'juntas.')], stretches);
  expect(first).toMatchObject({ speaker: '1', text: '¿Votamos? Sí,', startMs: 0, endMs: 1_000 });
  expect(first?.confidence).toBeCloseTo(0.55);
  expect(second).toMatchObject({ speaker: '2', text: 'todas juntas.', startMs: 1_000, endMs: 2_000 });
  expect(second?.confidence).toBeCloseTo(0.75);
});

test('a word that no voice was told for goes with those around it; far from all, nobody said it', () => {
  const stretches = [{ startMs: 600, endMs: 900, voice: 0 }];
  expect(told(markVoices([segment(0, 'Se', 'aprueba', 'el', 'acta.'), segment(9_000, 'Bien.')], stretches))).toEqual([
    ['1', 'Se aprueba el acta.'],
    [null, 'Bien.'],
  ]);
});

test('a segment without words of its own is one voice’s, and without any voice all stays as it was', () => {
  const bare = { ...segment(0, 'Bien.'), words: [] };
  expect(told(markVoices([bare], [{ startMs: 0, endMs: 400, voice: 2 }]))).toEqual([['1', 'Bien.']]);
  expect(markVoices([segment(0, 'Bien.')], [])).toEqual([segment(0, 'Bien.')]);
});
