import { expect, it } from 'vitest';
import { hearWith, type SmartToken, type SmartWhisper, wordsOf } from './hear-window.ts';

const token = (text: string, id = 300): SmartToken => ({ id, text, p: 0.5, from: 100, to: 200 });
const texts = (text: string, tokens: readonly SmartToken[]) => wordsOf(text, tokens).map((word) => word.text);

it('takes the words from the whole text, where tokens have lost the letters that they cut', () => {
  const cut = [token('[_BEG_]', 50_364), token(' d'), token('�'), token('�'), token('as'), token(' ni�'), token('�os')];
  expect(texts(' días niños', cut)).toEqual(['días', 'niños']);
});

it('keeps a first word that begins without a space, and a token that holds two words', () => {
  expect(texts('Hola a todos', [token('Hola'), token(' a todos')])).toEqual(['Hola', 'a todos']);
});

it('gives each word the mean probability of its tokens and their times', () => {
  const tokens = [
    { ...token(' Mar'), p: 0.4, from: 500, to: 700 },
    { ...token('tina'), p: 0.8, from: 700, to: 900 },
  ];
  const [word] = wordsOf(' Martina', tokens);
  expect(word).toMatchObject({ text: 'Martina', start: 50, end: 90 });
  expect(word?.probability).toBeCloseTo(0.6);
});

it('tells an addon that hands over an error as its result', async () => {
  const addon: SmartWhisper = {
    WhisperModel: { load: async () => ({ handle: null }) },
    transcribe: (_handle, _samples, _options, finish) => finish(new Error('whisper_full operation failed')),
  };
  const hear = hearWith(addon, { handle: null }, 1);
  const window = { language: 'es', vocabulary: '', samples: new Float32Array(16_000) };
  expect(await hear(window)).toEqual({ error: 'whisper_full operation failed' });
});
