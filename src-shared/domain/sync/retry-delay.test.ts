import { expect, it } from 'vitest';
import { retryDelayMs } from './retry-delay.ts';

it('waits longer each time, up to five minutes, a half of it by chance', () => {
  expect([1, 2, 3, 8, 9, 500].map((failures) => retryDelayMs(failures, 1))).toEqual([
    2_000, 4_000, 8_000, 256_000, 300_000, 300_000,
  ]);
  expect(retryDelayMs(1, 0)).toBe(1_000);
});
