import { afterEach, expect, it } from 'vitest';
import { createId, type JobId } from '../../src-shared/domain/identifiers.ts';
import type { JobRunner } from '../../src-shared/jobs/create-job-runner.ts';
import type { UseCases } from '../../src-shared/use-cases/index.ts';
import { keepMeanings } from './keep-meanings.ts';

const patience = { timeout: 20_000, interval: 5 };
let keeping: { close(): Promise<void> };
afterEach(() => keeping.close());

/** Looks all the time at what `pending` says; each job ends at once, after `onStart`. */
function keep(pending: () => string | null, onStart: () => void = () => undefined) {
  const begunFor: (string | null)[] = [];
  const logged: unknown[] = [];
  const jobs = {
    list: async () => [],
    get: async () => ({ state: 'completed' }),
    async start() {
      begunFor.push(pending());
      onStart();
      return createId<JobId>();
    },
  } as unknown as JobRunner;
  const useCases = { indexMeanings: { pending: async () => pending() } } as unknown as UseCases;
  const context = { actor: () => ({ name: 'Prueba' }), logError: (error: unknown) => String(logged.push(error)) };
  keeping = keepMeanings({ useCases, jobs, context, everyMs: 1 });
  return { begunFor, logged };
}

it('indexes papers that came as a job ended', async () => {
  const all = ['no papers yet', 'two papers', null];
  const { begunFor } = keep(
    () => all[0] ?? null,
    () => void all.shift(),
  );
  await expect.poll(() => begunFor, patience).toEqual(['no papers yet', 'two papers']);
});

it('does not begin again what a job left as it was, until something changes', async () => {
  let pending = 'the same';
  let looks = 0;
  const { begunFor } = keep(() => {
    looks += 1;
    return pending;
  });
  await expect.poll(() => looks, patience).toBeGreaterThan(10);
  pending = 'another';
  await expect.poll(() => begunFor, patience).toEqual(['the same', 'another']);
});

it('tells once that it cannot look, and looks again later', async () => {
  let isAway = true;
  const { begunFor, logged } = keep(() => {
    if (!isAway) return 'papers';
    isAway = false;
    throw new Error('away');
  });
  await expect.poll(() => begunFor.length, patience).toBe(1);
  expect(logged).toHaveLength(1);
});
