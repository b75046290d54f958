import { expect, test } from 'vitest';
import { createRemainingTime } from './remaining-time.ts';

test('the time left follows the pace of the work', () => {
  const remainingTime = createRemainingTime();
  expect(remainingTime({ step: '', done: 0, total: 10 }, 0)).toBeNull();
  expect(remainingTime({ step: '', done: 1, total: 10 }, 1_000)).toBe(9_000);
  expect(remainingTime({ step: '', done: 2, total: 10 }, 2_000)).toBe(8_000);
});

test('work that goes on where it stood is not taken for work done in a moment', () => {
  const remainingTime = createRemainingTime();
  expect(remainingTime({ step: '', done: 90, total: 100 }, 5)).toBeNull();
  expect(remainingTime({ step: '', done: 91, total: 100 }, 1_005)).toBe(9_000);
});

test('a count that begins again, and a total that nobody knows, leave it untold until there is a pace', () => {
  const remainingTime = createRemainingTime();
  remainingTime({ step: 'one', done: 0, total: 2 }, 0);
  expect(remainingTime({ step: 'one', done: 2, total: 2 }, 10)).toBe(0);
  expect(remainingTime({ step: 'two', done: 0, total: 5 }, 20)).toBeNull();
  expect(remainingTime({ step: 'two', done: 1 }, 1_020)).toBeNull();
  expect(remainingTime({ step: 'two', done: 2, total: 5 }, 2_020)).toBe(3_000);
});
