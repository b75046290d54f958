import { describe, expect, it } from 'vitest';
import type { TranscriptSegment } from '../../../src-shared/domain/transcript.ts';
import { wordAt } from './current-word.ts';
import { speakerColours } from './speaker-colours.ts';
import { stepSpeed } from './speeds.ts';

const word = (startMs: number) => ({ startMs, endMs: startMs + 300, text: 'sí', confidence: 1 });
const segment = (...starts: number[]): TranscriptSegment => ({
  startMs: starts[0] ?? 0,
  endMs: (starts.at(-1) ?? 0) + 300,
  speaker: null,
  text: 'sí',
  confidence: 1,
  words: starts.map(word),
});

describe('the word that is being said', () => {
  const segments = [segment(1000, 1500), segment(4000, 4400, 5000)];
  it.each([
    [0, null],
    [1000, { segment: 0, word: 0 }],
    [1499, { segment: 0, word: 0 }],
    [3900, { segment: 0, word: 1 }],
    [4500, { segment: 1, word: 1 }],
    [99_000, { segment: 1, word: 2 }],
  ])('at %i ms is %o', (at, place) => expect(wordAt(segments, at)).toEqual(place));

  it('is the segment alone where its words have no times', () => {
    expect(wordAt([{ ...segment(1000), words: [] }], 1200)).toEqual({ segment: 0, word: -1 });
    expect(wordAt([], 1200)).toBeNull();
  });
});

it('the speed goes up and down by steps and stops at both ends', () => {
  expect([stepSpeed(1, -1), stepSpeed(1, 1), stepSpeed(0.5, -1), stepSpeed(2, 1)]).toEqual([0.75, 1.25, 0.5, 2]);
});

it('six voices have six inks, in the order in which they first speak', () => {
  const by = (speaker: string | null) => ({ ...segment(1000), speaker });
  const colours = speakerColours(['Ana', null, 'Luz', 'Ana', '3', '4', '5', '6'].map(by));
  expect([...colours.keys()]).toEqual(['Ana', 'Luz', '3', '4', '5', '6']);
  expect(new Set(colours.values()).size).toBe(6);
});
