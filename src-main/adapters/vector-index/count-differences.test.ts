import { expect, it } from 'vitest';
import { createDifferenceCounter } from './count-differences.ts';

function bitsSet(word: number): number {
  return (word >>> 0).toString(2).replaceAll('0', '').length;
}

const random = () => Math.floor(Math.random() * 2 ** 32);

it.each([
  ['the fewest words', 2],
  ['those of 768 numbers', 24],
  ['those of 1,024 numbers', 32],
  ['the most words', 256],
])('counts the signs that differ, each vector by itself: %s', (_title, words) => {
  const vectors = 40;
  const counter = createDifferenceCounter(words, vectors);
  for (let round = 0; round < 2; round++) {
    const query = Uint32Array.from({ length: words }, random);
    const block = Uint32Array.from({ length: words * vectors }, random);
    block.set(query, 3 * words);
    counter.setQuery(query);
    const expected = Array.from({ length: vectors }, (_, vector) =>
      query.reduce((sum, word, at) => sum + bitsSet(word ^ block[vector * words + at]!), 0),
    );
    expect([...counter.count(block)]).toEqual(expected);
    expect(expected[3]).toBe(0);
  }
});
