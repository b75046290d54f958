import { expect, test, vi } from 'vitest';
import { keepNight } from './keep-night.ts';

test('the PC is kept awake while the night’s work runs, and let go after it and at the end of the program', async () => {
  let isNightWork = false;
  let isAwake = false;
  const wakefulness = {
    keep: () => {
      isAwake = true;
    },
    release: () => {
      isAwake = false;
    },
  };
  const jobs = { keepHours: async () => undefined, isNightWorkActive: async () => isNightWork };
  const logError = vi.fn(() => '1');
  const night = keepNight({ jobs, context: { logError }, everyMs: 5, wakefulness });
  isNightWork = true;
  await expect.poll(() => isAwake).toBe(true);
  isNightWork = false;
  await expect.poll(() => isAwake).toBe(false);
  isNightWork = true;
  await expect.poll(() => isAwake).toBe(true);
  await night.close();
  expect(isAwake).toBe(false);
  expect(logError).not.toHaveBeenCalled();
});
