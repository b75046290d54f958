import { beforeEach, expect, test } from 'vitest';
import { createMemoryJobs } from '../../tests/fakes/memory-jobs.ts';
import { createId, type JobId } from '../domain/identifiers.ts';
import { type JobHandler, type JobType, jobTypeSchema, type TaskContext } from '../domain/job.ts';
import { createJobRunner, type JobRunner } from './create-job-runner.ts';

const actor = { name: 'Ana' };
const noon = new Date(2026, 2, 2, 12).getTime();
const at = (day: number, hour: number) => new Date(2026, 2, day, hour).getTime();
const iso = (day: number, hour: number) => new Date(at(day, hour)).toISOString();

let now = noon;
let hours = { nightFromHour: 20, nightToHour: 6 };
beforeEach(() => {
  now = noon;
  hours = { nightFromHour: 20, nightToHour: 6 };
});

/** A program over stored jobs, whose work ends when it is told to; `ran` says how often it began, and where. */
function startProgram(jobs = createMemoryJobs()) {
  const ran: unknown[] = [];
  let begun = Promise.withResolvers<TaskContext>();
  let finish: () => void = () => undefined;
  const handler: JobHandler = {
    parse: (input) => input as never,
    title: () => 'Trabajo',
    run: async (_input, context) => {
      ran.push(context.place);
      const work = new Promise<void>((resolve, reject) => {
        finish = resolve;
        context.signal.addEventListener('abort', () => reject(context.signal.reason));
      });
      begun.resolve(context);
      await work;
      return { result: null, summary: 'Listo', failures: [] };
    },
  };
  const handlers = Object.fromEntries(jobTypeSchema.options.map((type) => [type, handler])) as Record<
    JobType,
    JobHandler
  >;
  const runner = createJobRunner({
    jobs,
    handlers,
    clock: { now: () => now },
    nightHours: () => hours,
    logError: (error) => {
      throw error;
    },
  });
  return {
    runner,
    jobs,
    ran,
    state: (id: JobId) => jobs.stored.get(id)?.state,
    finish: () => finish(),
    /** When the next job (or the one that runs) is at work. */
    async atWork(): Promise<TaskContext> {
      const context = await begun.promise;
      begun = Promise.withResolvers();
      return context;
    },
  };
}

const start = (runner: JobRunner, type: JobType = 'read-again') => runner.start(type, {}, actor);

async function untilEnded(runner: JobRunner, id: JobId) {
  for await (const _job of runner.watch(id));
}

test('a paused job stops, lets the next one run, and goes on where it stood when it is told to', async () => {
  const { runner, ran, state, finish, atWork } = startProgram();
  const first = await start(runner);
  const context = await atWork();
  const second = await start(runner);
  context.report({ step: 'Leyendo', done: 3, total: 10 });
  await context.keepPlace?.('third paper');
  await runner.pause(first);
  expect(await runner.get(first)).toMatchObject({ state: 'paused', progress: { done: 3 } });
  await atWork();
  expect(state(second)).toBe('running');
  finish();
  await untilEnded(runner, second);
  expect(runner.activeCount()).toBe(0);
  await runner.goOn(first);
  await atWork();
  finish();
  await untilEnded(runner, first);
  expect(state(first)).toBe('completed');
  expect(ran).toEqual([undefined, undefined, 'third paper']);
});

test('a job that waits for its turn can be paused, and a paused one cancelled', async () => {
  const { runner, ran, state, atWork } = startProgram();
  const first = await start(runner);
  const second = await start(runner);
  await atWork();
  await runner.pause(second);
  expect(state(second)).toBe('paused');
  await runner.cancel(second);
  expect(state(second)).toBe('cancelled');
  await runner.cancel(first);
  expect(ran).toHaveLength(1);
});

test('pausing twice, or going on twice, is the same as once; what has ended stays so', async () => {
  const { runner, ran, state, finish, atWork } = startProgram();
  const id = await start(runner);
  await atWork();
  await Promise.all([runner.pause(id), runner.pause(id)]);
  expect(state(id)).toBe('paused');
  await Promise.all([runner.goOn(id), runner.goOn(id)]);
  await atWork();
  finish();
  await untilEnded(runner, id);
  for (const again of [runner.pause, runner.putOff, runner.goOn]) await again(id);
  expect(state(id)).toBe('completed');
  expect(ran).toHaveLength(2);
});

test('short work is not paused, and neither is what is not there', async () => {
  const { runner, atWork } = startProgram();
  const id = await start(runner, 'backup');
  await atWork();
  await expect(runner.pause(id)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(runner.putOff(createId<JobId>())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await runner.cancel(id);
});

test('a job put off by day waits for the night, works until the morning, and goes on the next night', async () => {
  const { runner, ran, state, finish, atWork } = startProgram();
  const id = await start(runner);
  await atWork();
  await runner.putOff(id);
  const tonight = { from: iso(2, 20), to: iso(3, 6), wasMissed: false };
  expect(await runner.get(id)).toMatchObject({ state: 'paused', night: tonight });
  now = at(2, 19);
  await runner.keepHours();
  expect(state(id)).toBe('paused');
  now = at(2, 20);
  await runner.keepHours();
  await atWork();
  now = at(3, 5);
  await runner.keepHours();
  expect(await runner.get(id)).toMatchObject({ state: 'running', night: tonight });
  expect(await runner.isNightWorkActive()).toBe(true);
  now = at(3, 6);
  await runner.keepHours();
  expect(await runner.isNightWorkActive()).toBe(false);
  const tomorrow = { from: iso(3, 20), to: iso(4, 6), wasMissed: false };
  expect(await runner.get(id)).toMatchObject({ state: 'paused', night: tomorrow });
  now = at(3, 21);
  await runner.keepHours();
  await atWork();
  finish();
  await untilEnded(runner, id);
  expect((await runner.get(id))?.night).toBeUndefined();
  expect(ran).toHaveLength(3);
});

test('put off at night it goes on until the morning; «now» takes it out of the night', async () => {
  const { runner, ran, atWork } = startProgram();
  now = at(2, 23);
  const id = await start(runner);
  await atWork();
  await runner.putOff(id);
  expect(await runner.get(id)).toMatchObject({ state: 'running', night: { to: iso(3, 6) } });
  await runner.goOn(id);
  expect(await runner.isNightWorkActive()).toBe(false);
  now = at(3, 8);
  await runner.keepHours();
  expect(await runner.get(id)).toMatchObject({ state: 'running' });
  expect(ran).toHaveLength(1);
  await runner.putOff(id);
  await runner.goOn(id);
  await atWork();
  expect(ran).toHaveLength(2);
  await runner.cancel(id);
});

test('a job that waits for its turn when the morning comes waits for the next night', async () => {
  const { runner, state, atWork } = startProgram();
  now = at(2, 23);
  const long = await start(runner);
  const behind = await start(runner);
  await atWork();
  await runner.putOff(behind);
  expect(state(behind)).toBe('queued');
  now = at(3, 7);
  await runner.keepHours();
  expect(await runner.get(behind)).toMatchObject({ state: 'paused', night: { from: iso(3, 20), wasMissed: false } });
  await runner.cancel(long);
});

test('other hours move what waits, and begin at once where they make it night', async () => {
  const { runner, atWork } = startProgram();
  const id = await start(runner);
  await atWork();
  await runner.putOff(id);
  hours = { nightFromHour: 22, nightToHour: 7 };
  await runner.keepHours();
  expect(await runner.get(id)).toMatchObject({ state: 'paused', night: { from: iso(2, 22), to: iso(3, 7) } });
  now = at(2, 18);
  hours = { nightFromHour: 17, nightToHour: 7 };
  await runner.keepHours();
  await atWork();
  await runner.cancel(id);
});

test('what was paused or put off stays so when the program is opened again', async () => {
  const first = startProgram();
  const paused = await start(first.runner);
  const putOff = await start(first.runner);
  await first.runner.pause(paused);
  await first.runner.putOff(putOff);
  await first.runner.close();
  const { runner, ran, state } = startProgram(first.jobs);
  now = at(2, 15);
  await runner.resume();
  expect([state(paused), state(putOff)]).toEqual(['paused', 'paused']);
  expect((await runner.get(putOff))?.night?.wasMissed).toBe(false);
  expect(ran).toEqual([]);
});

test('a program that is closed all night says so the next morning, until the night that comes', async () => {
  const first = startProgram();
  const id = await start(first.runner);
  await first.runner.putOff(id);
  await first.runner.close();
  const { runner, atWork } = startProgram(first.jobs);
  now = at(3, 8);
  await runner.resume();
  const missed = { state: 'paused', night: { from: iso(3, 20), to: iso(4, 6), wasMissed: true } };
  expect(await runner.get(id)).toMatchObject(missed);
  await runner.keepHours();
  expect(await runner.get(id)).toMatchObject(missed);
  now = at(3, 20);
  await runner.keepHours();
  await atWork();
  expect((await runner.get(id))?.night?.wasMissed).toBe(false);
  await runner.cancel(id);
});

test('a program that is closed in the middle of the night goes on that same night, or the next one', async () => {
  const first = startProgram();
  now = at(2, 22);
  const id = await start(first.runner);
  await first.atWork();
  await first.runner.putOff(id);
  await first.runner.close();
  const second = startProgram(first.jobs);
  now = at(2, 23);
  await second.runner.resume();
  await second.atWork();
  await second.runner.close();
  const third = startProgram(first.jobs);
  now = at(3, 9);
  await third.runner.resume();
  expect(await third.runner.get(id)).toMatchObject({ state: 'paused', night: { from: iso(3, 20), wasMissed: true } });
  expect(third.ran).toEqual([]);
});
