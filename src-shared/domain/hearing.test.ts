import { expect, test } from 'vitest';
import { type Hearing, isSameHearing } from './hearing.ts';

const hearing: Hearing = { engine: 'whisper.cpp haswell', model: 'ggml-base.bin', modelMark: '10-1', language: 'es' };

test('a level below of the same engine hears the same, so that work goes on after the processor refused one', () => {
  expect(isSameHearing(hearing, { ...hearing, engine: 'whisper.cpp sse42' })).toBe(true);
});

test.each<[string, Partial<Hearing>]>([
  ['another engine', { engine: 'smart-whisper haswell' }],
  ['another machine', { engine: 'servidor pc-grande' }],
  ['another model', { model: 'ggml-small.bin' }],
  ['another file of that name', { modelMark: '10-2' }],
  ['another language', { language: 'en' }],
  ['all of it, silences too', { isWhole: true }],
])('%s may hear something else', (_name, change) => {
  expect(isSameHearing(hearing, { ...hearing, ...change })).toBe(false);
});
