import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { JobId } from '../domain/identifiers.ts';
import type { StoredJob } from '../ports/job-repository.ts';
import { createJobReporter } from './job-reporter.ts';

beforeEach(() => vi.useFakeTimers({ now: 10_000 }));
afterEach(() => vi.useRealTimers());

function createReporter() {
  const stored: [atMs: number, step: string | undefined, done: number | undefined][] = [];
  const update = async (_id: JobId, { progress }: Partial<StoredJob>) => {
    stored.push([Date.now() - 10_000, progress?.step, progress?.done]);
  };
  const reporter = createJobReporter('trabajo' as JobId, { clock: Date, update, logError: String });
  return { reporter, stored };
}

test('of what is reported within a second the last is stored when it is over, a new step too', async () => {
  const { reporter, stored } = createReporter();
  reporter.report({ step: 'buscando', done: 0 });
  await vi.advanceTimersByTimeAsync(200);
  reporter.report({ step: 'buscando', done: 1 });
  await vi.advanceTimersByTimeAsync(300);
  reporter.report({ step: 'escuchando', done: 0 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(stored).toEqual([
    [0, 'buscando', 0],
    [1_000, 'escuchando', 0],
  ]);
  reporter.report({ step: 'escuchando', done: 1 });
  await reporter.flush();
  expect(stored.at(-1)).toEqual([60_500, 'escuchando', 1]);
});

test('nothing is stored once the work has ended', async () => {
  const { reporter, stored } = createReporter();
  reporter.report({ step: 'uno', done: 0 });
  reporter.report({ step: 'dos', done: 1 });
  await reporter.flush();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(stored).toEqual([[0, 'uno', 0]]);
});

test('work that reports without a pause is stored every second', async () => {
  const { reporter, stored } = createReporter();
  for (let done = 0; done < 45; done++) {
    reporter.report({ step: 'uno', done });
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(stored.map(([atMs]) => atMs)).toEqual([0, 1_000, 2_000, 3_000, 4_000]);
});
