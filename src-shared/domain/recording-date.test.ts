import { expect, test } from 'vitest';
import { dateInName } from './recording-date.ts';

test.each([
  ['Reunión 2026-11-03.opus', '2026-11-03'],
  ['PTT-20261103-WA0001.opus', '2026-11-03'],
  ['AUD_20261103_183000.m4a', '2026-11-03'],
  ['acta 3-11-2026.mp3', '2026-11-03'],
  ['consejo 03.11.2026 (2).wav', '2026-11-03'],
  ['2026-13-45 y 2026.11.03.ogg', '2026-11-03'],
])('the day of %s is read from its name', (name, date) => {
  expect(dateInName(name)).toBe(date);
});

test.each(['reunion.opus', 'grabación 12.mp3', '30-02-2026.mp3', '4151234567.m4a'])('%s names no day', (name) => {
  expect(dateInName(name)).toBeNull();
});
