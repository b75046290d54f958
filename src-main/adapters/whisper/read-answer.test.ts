import { describe, expect, it } from 'vitest';
import { isOnlyVocabulary, readAnswer } from './read-answer.ts';

const word = (text: string, start: number, end: number, probability = 0.9) => ({ text, start, end, probability });
const segment = (words: ReturnType<typeof word>[], noSpeech = 0.1) => ({
  start: words[0]?.start ?? 0,
  end: words.at(-1)?.end ?? 0,
  noSpeech,
  words,
});
const oneSecond = 16_000;

describe('what whisper.cpp answers', () => {
  it('keeps times in order and inside the window, whatever the model thinks', () => {
    const [first, second] = readAnswer(
      { segments: [segment([word(' uno', -5, 40), word(' dos', 20, 3_000)]), segment([word(' tres', 10, 20)])] },
      oneSecond,
    );
    expect(first).toMatchObject({ startMs: 0, endMs: 1_000, text: 'uno dos' });
    expect(first!.words.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 400],
      [200, 1_000],
    ]);
    expect(second).toMatchObject({ startMs: 1_000, endMs: 1_000 });
  });

  it('leaves out what has no words', () => {
    expect(readAnswer({ segments: [segment([]), segment([word('  ', 0, 10)])] }, oneSecond)).toEqual([]);
  });

  it('leaves out doubtful words where the model itself hears silence, and keeps sure ones', () => {
    const invented = segment([word(' Gracias', 0, 30, 0.2)], 0.9);
    const whispered = segment([word(' Presente', 40, 60, 0.8)], 0.9);
    expect(readAnswer({ segments: [invented, whispered] }, oneSecond).map(({ text }) => text)).toEqual(['Presente']);
  });

  it('throws on what is no answer and on what failed inside', () => {
    expect(() => readAnswer({ segments: [{}] }, oneSecond)).toThrow();
    expect(() => readAnswer({ error: 'whisper -9' }, oneSecond)).toThrow('whisper -9');
  });

  it('tells a text made only of the words that were expected', () => {
    const said = (text: string) => [{ startMs: 0, endMs: 1, speaker: null, text, confidence: 1, words: [] }];
    expect(isOnlyVocabulary(said('Gómez, MARTINA.'), 'Martina Gómez; Belgrano')).toBe(true);
    expect(isOnlyVocabulary(said('Vino Martina Gómez'), 'Martina Gómez; Belgrano')).toBe(false);
    expect(isOnlyVocabulary([], 'Martina Gómez')).toBe(false);
  });
});
