import { expect, test } from 'vitest';
import { createMemoryJobs } from '../../tests/fakes/memory-jobs.ts';
import { AppError } from '../domain/errors.ts';
import { type JobHandler, type JobLane, type JobType, jobTypeSchema, type TaskContext } from '../domain/job.ts';
import type { StoredJob } from '../ports/job-repository.ts';
import { createJobRunner } from './create-job-runner.ts';

const actor = { name: 'Ana' };

function createRunner(
  run: (input: unknown, context: TaskContext) => Promise<unknown>,
  jobs = createMemoryJobs(),
  lanes: Partial<Record<JobType, JobLane>> = {},
) {
  const handler: JobHandler = {
    parse: (input) => {
      if (input === 'wrong') throw new Error('wrong');
      return input as never;
    },
    title: () => 'Trabajo',
    subject: (input) => String((input as { path?: string }).path),
    run: async (input, context) => ({ result: await run(input, context), summary: 'Listo', failures: [] }),
  };
  const handlers = Object.fromEntries(
    jobTypeSchema.options.map((type) => [type, { ...handler, lane: lanes[type] }]),
  ) as Record<JobType, JobHandler>;
  const errors: unknown[] = [];
  const runner = createJobRunner({
    jobs,
    handlers,
    clock: { now: () => Date.now() },
    nightHours: () => ({ nightFromHour: 20, nightToHour: 6 }),
    logError: (error) => String(errors.push(error)),
  });
  return { runner, jobs, errors };
}

async function lastState(
  runner: ReturnType<typeof createRunner>['runner'],
  id: Awaited<ReturnType<typeof runner.start>>,
) {
  let last = null;
  for await (const job of runner.watch(id)) last = job;
  return last;
}

test('a job runs and ends with its result', async () => {
  const { runner } = createRunner(async (input) => input);
  const id = await runner.start('backup', { path: 'x' }, actor);
  expect(await lastState(runner, id)).toMatchObject({ state: 'completed', summary: 'Listo', result: { path: 'x' } });
});

test('a job tells what it works on, so that two of the same title are told apart', async () => {
  const { runner } = createRunner(async () => null);
  const ids = [await runner.start('backup', { path: 'a' }, actor), await runner.start('backup', { path: 'b' }, actor)];
  const jobs = await Promise.all(ids.map((id) => lastState(runner, id)));
  expect(jobs.map((job) => [job?.title, job?.subject])).toEqual([
    ['Trabajo', 'a'],
    ['Trabajo', 'b'],
  ]);
});

test('an input that the handler does not take is refused before anything is stored', async () => {
  const { runner, jobs } = createRunner(async () => null);
  await expect(runner.start('backup', 'wrong', actor)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  expect(jobs.stored.size).toBe(0);
});

test('a failure keeps its code, and the cause of an unexpected one goes to the log', async () => {
  const { runner, errors } = createRunner(async (input) => {
    throw input === 'full' ? new AppError('DISK_FULL') : new Error('surprise');
  });
  expect(await lastState(runner, await runner.start('backup', 'full', actor))).toMatchObject({
    state: 'failed',
    errorCode: 'DISK_FULL',
  });
  expect(errors).toHaveLength(0);
  expect(await lastState(runner, await runner.start('backup', 'other', actor))).toMatchObject({
    errorCode: 'INTERNAL',
  });
  expect(errors).toHaveLength(1);
});

test('cancelling stops the running job and the next one runs', async () => {
  const { runner } = createRunner((input, { signal }) =>
    input === 'endless'
      ? new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      : Promise.resolve(1),
  );
  const endless = await runner.start('backup', 'endless', actor);
  const next = await runner.start('backup', 'short', actor);
  await runner.cancel(endless);
  expect(await lastState(runner, endless)).toMatchObject({ state: 'cancelled' });
  expect(await lastState(runner, next)).toMatchObject({ state: 'completed' });
});

test('a job that was under way when the program closed is taken up by the next one', async () => {
  const jobs = createMemoryJobs();
  const first = createRunner(
    (_, { signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    jobs,
  );
  const id = await first.runner.start('backup', 'x', actor);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await first.runner.close();
  expect(jobs.stored.get(id)?.state).toBe('running');
  const second = createRunner(async () => 'done', jobs);
  await second.runner.resume();
  expect(await lastState(second.runner, id)).toMatchObject({ state: 'completed', result: 'done' });
});

test('trying again starts the same work as a new job', async () => {
  const { runner } = createRunner(async (input) => input);
  const first = await runner.start('backup', { path: 'x' }, actor);
  await lastState(runner, first);
  const second = await runner.retry(first);
  expect(second).not.toBe(first);
  expect(await lastState(runner, second)).toMatchObject({ result: { path: 'x' } });
});

test('a job whose end cannot be stored still ends for whoever waits, and is taken up again later', async () => {
  const jobs = createMemoryJobs();
  const store = jobs.update;
  let isFull = false;
  jobs.update = async (id, fields) => {
    if (isFull) throw new AppError('DISK_FULL');
    await store(id, fields);
  };
  const { runner } = createRunner(async () => {
    isFull = true;
    throw new AppError('DISK_FULL');
  }, jobs);
  const id = await runner.start('backup', {}, actor);
  expect(await lastState(runner, id)).toMatchObject({ state: 'failed', errorCode: 'DISK_FULL' });
  expect((await jobs.unfinished()).map((job) => job.id)).toEqual([id]);
});

test('the password of a job that is done is kept no longer', async () => {
  const { runner, jobs } = createRunner(async () => null);
  const id = await runner.start('backup', { path: 'x', password: 'secreta-123' }, actor);
  await lastState(runner, id);
  expect(JSON.stringify(jobs.stored.get(id))).not.toContain('secreta-123');
  expect(jobs.stored.get(id)?.input).toMatchObject({ input: { path: 'x' }, actor });
});

test('jobs that ended go after a month or when a hundred came after; what failed waits for a person, and what waits for its turn is never lost', async () => {
  const { runner, jobs } = createRunner(async () => null);
  const day = 24 * 3600 * 1000;
  const sample = (await jobs.get(await runner.start('backup', {}, actor)))!;
  await lastState(runner, sample.id);
  jobs.stored.clear();
  const store = (id: string, state: StoredJob['state'], daysAgo: number) => {
    const createdAt = new Date(Date.now() - daysAgo * day).toISOString();
    jobs.stored.set(id, { ...sample, id: id as StoredJob['id'], state, createdAt });
  };
  store('month-old', 'completed', 31);
  store('month-old-cancelled', 'cancelled', 31);
  store('month-old-failed', 'failed', 31);
  store('month-old-waiting', 'queued', 31);
  for (let index = 0; index < 100; index++) store(`recent-${index}`, 'completed', 2);
  store('before-a-hundred', 'completed', 3);
  await runner.removeOld();
  const left = [...jobs.stored.keys()].filter((id) => !id.startsWith('recent-'));
  expect(left.sort()).toEqual(['month-old-failed', 'month-old-waiting']);
  expect(jobs.stored.size).toBe(102);
});

test('what a job delivers is heard from its first piece on, whenever one begins to listen, until the job ends', async () => {
  let goOn: () => void = () => undefined;
  const half = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const { runner } = createRunner(async (_, { deliver }) => {
    deliver?.('one');
    await half;
    deliver?.('two');
  });
  const collect = async (parts: AsyncIterable<unknown>) => {
    const heard: unknown[] = [];
    for await (const part of parts) if (heard.push(part) === 1) goOn();
    return heard;
  };
  const id = await runner.start('backup', {}, actor);
  const waiting = await runner.start('backup', {}, actor);
  const both = Promise.all([collect(runner.watchParts(id)), collect(runner.watchParts(waiting))]);
  expect(await both).toEqual([
    ['one', 'two'],
    ['one', 'two'],
  ]);
  expect(await collect(runner.watchParts(id))).toEqual([]);
});

test('whoever waits for what a job delivers stops waiting when the job is cancelled before its turn, or they go away', async () => {
  const { runner } = createRunner(
    (_, { signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );
  const running = await runner.start('backup', {}, actor);
  const waiting = await runner.start('backup', {}, actor);
  const leave = new AbortController();
  const next = [runner.watchParts(running, leave.signal).next(), runner.watchParts(waiting).next()];
  await runner.cancel(waiting);
  leave.abort();
  expect(await Promise.all(next)).toEqual(next.map(() => ({ done: true, value: undefined })));
  await runner.close();
});

test('a job of another lane does not wait, and one of the same lane does', async () => {
  const release = Promise.withResolvers<void>();
  const ran: unknown[] = [];
  const { runner } = createRunner(
    async (input) => {
      ran.push(input);
      if (input === 'long download') await release.promise;
    },
    createMemoryJobs(),
    { 'pull-model': 'downloads' },
  );
  const download = await runner.start('pull-model', 'long download', actor);
  const next = await runner.start('pull-model', 'next download', actor);
  const paper = await runner.start('read-again', 'paper', actor);
  expect(await lastState(runner, paper)).toMatchObject({ state: 'completed' });
  expect(ran).toEqual(['long download', 'paper']);
  expect(runner.activeCount()).toBe(2);
  expect(runner.activeCount('downloads')).toBe(0);
  release.resolve();
  expect(await lastState(runner, download)).toMatchObject({ state: 'completed' });
  expect(await lastState(runner, next)).toMatchObject({ state: 'completed' });
});

test('closing stops the jobs of every lane, and each is taken up again', async () => {
  const jobs = createMemoryJobs();
  const lanes = { 'pull-model': 'downloads' } as const;
  const began: unknown[] = [];
  const both = Promise.withResolvers<void>();
  const first = createRunner(
    async (input, { signal }) => {
      if (began.push(input) === 2) both.resolve();
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    },
    jobs,
    lanes,
  );
  await first.runner.start('pull-model', 'download', actor);
  await first.runner.start('read-again', 'paper', actor);
  await both.promise;
  await first.runner.close();
  const again: unknown[] = [];
  const second = createRunner(async (input) => again.push(input), jobs, lanes);
  await second.runner.resume();
  await expect.poll(() => second.runner.activeCount()).toBe(0);
  expect(again.sort()).toEqual(['download', 'paper']);
});
