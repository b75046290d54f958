import { describe, expect, it } from 'vitest';
import { mergeSegments, splitBefore, withText } from './edit-transcript.ts';
import type { TranscriptSegment } from './transcript.ts';

/** A segment of words of 400 ms with 100 ms between them. */
function heard(text: string, startMs = 1000, speaker: string | null = '1'): TranscriptSegment {
  const words = text.split(' ').map((word, index) => ({
    text: word,
    startMs: startMs + index * 500,
    endMs: startMs + index * 500 + 400,
    confidence: 0.5 + index / 10,
  }));
  const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
  return { startMs, endMs: words.at(-1)?.endMs ?? startMs, speaker, text, confidence, words };
}

describe('withText', () => {
  it('keeps time and confidence of the words that stay, and gives a corrected one the time of what it corrects', () => {
    const edited = withText(heard('la reunion es el viernes'), 'la reunión es el viernes');
    expect(edited.text).toBe('la reunión es el viernes');
    expect(edited.words[1]).toEqual({ text: 'reunión', startMs: 1500, endMs: 1900, confidence: null });
    expect(edited.words.filter(({ confidence }) => confidence !== null)).toHaveLength(4);
    expect(edited.confidence).toBeCloseTo((0.5 + 0.7 + 0.8 + 0.9) / 4);
  });

  it('puts added words in the gap where they were typed, in order and never outside the segment', () => {
    const edited = withText(heard('la reunión viernes'), 'hoy la reunión es el viernes próximo');
    const times = edited.words.flatMap(({ startMs, endMs }) => [startMs, endMs]);
    expect(times).toEqual([...times].sort((left, right) => left - right));
    expect(edited.words.find(({ text }) => text === 'es')).toMatchObject({ startMs: 1900, confidence: null });
    expect([edited.startMs, edited.endMs]).toEqual([1000, 2400]);
  });

  it('says nothing where all was deleted, and is as it was where nothing changed', () => {
    expect(withText(heard('nada'), '  ')).toMatchObject({ text: '', words: [], confidence: null });
    const segment = heard('se aprueba el acta');
    expect(withText(segment, ' se  aprueba el acta ')).toEqual(segment);
  });
});

describe('splitting and merging', () => {
  it('splits before a word and merges to what was there', () => {
    const segment = heard('buen día señora directora');
    const [first, second] = splitBefore(segment, 2);
    expect(first).toMatchObject({ text: 'buen día', startMs: 1000, endMs: 2000 });
    expect(second).toMatchObject({ text: 'señora directora', startMs: 2000, endMs: segment.endMs });
    expect(mergeSegments(first, second)).toEqual(segment);
  });

  it('leaves no half without words', () => {
    expect(() => splitBefore(heard('sola'), 0)).toThrow(RangeError);
    expect(() => splitBefore(heard('sola'), 1)).toThrow(RangeError);
  });

  it('gives a merged segment the one speaker that is known', () => {
    expect(mergeSegments(heard('sí', 0, null), heard('claro', 600, 'Marta')).speaker).toBe('Marta');
  });
});
