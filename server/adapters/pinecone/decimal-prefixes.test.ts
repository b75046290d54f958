import { assert, integer, property } from 'fast-check';
import { expect, it } from 'vitest';
import { idDigits, prefixesBetween, toId } from './decimal-prefixes.ts';

it('covers a range with few starts', () => {
  expect(prefixesBetween(1, 256)).toHaveLength(9 + 9 + 1 + 5 + 7);
  expect(prefixesBetween(1000, 1999)).toEqual(['0000001']);
  expect(prefixesBetween(5, 4)).toEqual([]);
  expect(prefixesBetween(0, Number.MAX_SAFE_INTEGER)).toEqual(['']);
  expect(prefixesBetween(123_456, Number.MAX_SAFE_INTEGER).length).toBeLessThan(9 * idDigits);
});

it('covers each number of a range once, in order, and no other', () => {
  assert(
    property(integer({ min: 0, max: 3000 }), integer({ min: 0, max: 3000 }), (from, length) => {
      const prefixes = prefixesBetween(from, from + length);
      const wrong: number[] = [];
      expect(prefixes).toEqual([...prefixes].sort());
      for (let number = Math.max(0, from - 3); number <= from + length + 3; number++) {
        const covering = prefixes.filter((prefix) => toId(number).startsWith(prefix));
        if (covering.length !== (number >= from && number <= from + length ? 1 : 0)) wrong.push(number);
      }
      expect(wrong).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
