import { expect, test } from 'vitest';
import { unheardWords } from '../../../src-shared/domain/unheard.ts';
import { unheardNotes } from './unheard-notes.ts';

const segments = [
  { startMs: 0, endMs: 2_000 },
  { startMs: 9_000, endMs: 11_000 },
];
const middle = { startMs: 4_000, endMs: 8_000 };
const end = { startMs: 12_000, endMs: 20_000 };

test('what could not be heard stands before what is said next, and after the last words', () => {
  const notes = unheardNotes(segments, [middle, end]);
  expect([...notes]).toEqual([
    [1, unheardWords(middle)],
    [2, unheardWords(end)],
  ]);
});

test('two stretches between the same words are both told', () => {
  const later = { startMs: 8_200, endMs: 8_600 };
  expect(unheardNotes(segments, [middle, later]).get(1)).toBe(`${unheardWords(middle)}. ${unheardWords(later)}`);
});

test('a file that is whole has no notes', () => {
  expect(unheardNotes(segments).size).toBe(0);
});
