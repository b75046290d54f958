import { expect, test } from 'vitest';
import { nightAt } from './night.ts';

const hours = { nightFromHour: 20, nightToHour: 6 };
const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute).getTime();

test('by day the night is the one that comes', () => {
  const tonight = { from: at(2, 20), to: at(3, 6) };
  for (const now of [at(2, 6), at(2, 12), at(2, 19, 59)]) expect(nightAt(now, hours)).toEqual(tonight);
});

test('at night it is that same night, before and after midnight, until its last minute', () => {
  const tonight = { from: at(2, 20), to: at(3, 6) };
  for (const now of [at(2, 20), at(2, 23, 59), at(3, 0), at(3, 5, 59)]) expect(nightAt(now, hours)).toEqual(tonight);
  expect(nightAt(at(3, 6), hours)).toEqual({ from: at(3, 20), to: at(4, 6) });
});

test('a night at the end of a month ends in the next one', () => {
  const lastOfMarch = { from: at(31, 20), to: new Date(2026, 3, 1, 6).getTime() };
  expect(nightAt(at(31, 15), hours)).toEqual(lastOfMarch);
  expect(nightAt(new Date(2026, 3, 1, 2).getTime(), hours)).toEqual(lastOfMarch);
});
