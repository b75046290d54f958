import { AppError, toAppError } from '../domain/errors.ts';
import { createId, type JobId } from '../domain/identifiers.ts';
import {
  type Actor,
  type Job,
  type JobHandler,
  type JobLane,
  type JobType,
  jobSchema,
  type Progress,
} from '../domain/job.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobRepository, StoredJob } from '../ports/job-repository.ts';
import { createDeliveredParts } from './delivered-parts.ts';
import { createJobFeed } from './job-feed.ts';
import { createRemainingTime } from './remaining-time.ts';

export type JobRunnerOptions = {
  jobs: JobRepository;
  handlers: Record<JobType, JobHandler>;
  clock: Clock;
  /** Told of what went wrong unexpectedly; gives the id it can be found by. */
  logError: (error: unknown) => string;
};

/** Runs long work that outlives the program: one job of a lane at a time, in order, resumed after a stop. */
export type JobRunner = {
  /** Stores the job before it runs. Throws `INVALID_INPUT` for an input that its handler does not take. */
  start(type: JobType, input: unknown, actor: Actor): Promise<JobId>;
  get(id: JobId): Promise<Job | null>;
  /** Newest first, without their results: `get` and `watch` give those. */
  list(limit: number): Promise<Job[]>;
  /** The job now and at each change, until it ends. Throws `NOT_FOUND`. */
  watch(id: JobId, signal?: AbortSignal): AsyncGenerator<Job, void, void>;
  /** What a job under way delivers, from its first piece on, until it ends; nothing for a job that has ended. */
  watchParts(id: JobId, signal?: AbortSignal): AsyncGenerator<unknown, void, void>;
  /** Every job's changes from now on, without their results. */
  watchAll(signal?: AbortSignal): AsyncGenerator<Job, void, void>;
  cancel(id: JobId): Promise<void>;
  /** The same work again as a new job; what was done already is not done twice. */
  retry(id: JobId): Promise<JobId>;
  /** Takes an ended job off the list. */
  remove(id: JobId): Promise<void>;
  /** Forgets what ended long ago. What failed stays until somebody takes it off the list, within reason. */
  removeOld(): Promise<void>;
  /** Takes up what was waiting or under way when the program stopped. */
  resume(): Promise<void>;
  activeCount(): number;
  /** Stops what runs, which stays to be resumed, and waits for it to have stopped. */
  close(): Promise<void>;
};

const progressEveryMs = 1000;

/** Together no more than a window's list shows. */
const mostEnded = 100;
const endedDays = 30;

const endedStates: ReadonlySet<Job['state']> = new Set(['completed', 'failed', 'cancelled']);

/** A runner over a library's stored jobs. Call `resume` once it is made. */
export function createJobRunner({ jobs, handlers, clock, logError }: JobRunnerOptions): JobRunner {
  const feed = createJobFeed();
  const delivered = createDeliveredParts();
  const waiting: { id: JobId; lane: JobLane }[] = [];
  const running = new Map<JobLane, { id: JobId; abort: AbortController; ended: Promise<void> }>();
  let isClosing = false;

  async function update(id: JobId, fields: Partial<Omit<StoredJob, 'id' | 'type'>>): Promise<void> {
    await jobs.update(id, fields);
    const job = await jobs.get(id);
    if (job) feed.publish(withoutInput(job));
  }

  /** On a full disk a job's end cannot be stored either: whoever waits for it is told, and the job stays to be resumed. */
  async function conclude(job: StoredJob, fields: Partial<StoredJob>): Promise<void> {
    try {
      await update(job.id, fields);
    } catch (error) {
      logError(error);
      feed.publish(withoutInput({ ...job, ...fields }));
    }
  }

  const laneOf = ({ type }: Pick<Job, 'type'>): JobLane => handlers[type].lane ?? 'papers';
  const runningAs = (id: JobId) => [...running.values()].find((job) => job.id === id);

  function wait(job: Job): void {
    waiting.push({ id: job.id, lane: laneOf(job) });
  }

  function runNext(lane: JobLane): void {
    if (running.has(lane) || isClosing) return;
    const place = waiting.findIndex((job) => job.lane === lane);
    const id = waiting.splice(place, place < 0 ? 0 : 1)[0]?.id;
    if (id === undefined) return;
    const abort = new AbortController();
    const ended = runOne(id, abort.signal)
      .catch((error: unknown) => void logError(error))
      .finally(() => {
        delivered.end(id);
        running.delete(lane);
        runNext(lane);
      });
    running.set(lane, { id, abort, ended });
  }

  async function runOne(id: JobId, signal: AbortSignal): Promise<void> {
    const job = await jobs.get(id);
    if (!job || endedStates.has(job.state)) return;
    const reporter = createReporter(id);
    try {
      await update(id, { state: 'running' });
      const { input, actor } = storedInput(job);
      const handler = handlers[job.type];
      const deliver = (part: unknown) => delivered.deliver(id, part);
      const outcome = await handler.run(handler.parse(input), { signal, report: reporter.report, deliver, actor });
      await reporter.flush();
      const { summary, failures, result } = outcome;
      await update(id, { ...ending('completed'), summary, failures, result, input: withoutPassword(job.input) });
    } catch (thrown) {
      await reporter.flush();
      if (signal.aborted && isClosing) return;
      if (signal.aborted) return conclude(job, ending('cancelled'));
      const error = toAppError(thrown);
      if (error.code === 'INTERNAL') logError(thrown);
      await conclude(job, { ...ending('failed'), errorCode: error.code, errorData: error.data });
    }
  }

  function ending(state: Job['state']): Partial<StoredJob> {
    return { state, finishedAt: new Date(clock.now()).toISOString(), remainingMs: null };
  }

  /** Publishes progress as it comes and stores it at most once a second. */
  function createReporter(id: JobId) {
    const remainingTime = createRemainingTime(clock.now());
    let storedAt = 0;
    let pending: Promise<void> = Promise.resolve();
    return {
      report(progress: Progress): void {
        const now = clock.now();
        const remainingMs = remainingTime(progress, now);
        if (now - storedAt < progressEveryMs) return;
        storedAt = now;
        pending = pending
          .then(() => update(id, { progress, remainingMs }))
          .catch((error: unknown) => void logError(error));
      },
      flush: () => pending,
    };
  }

  async function enqueue(type: JobType, input: unknown, actor: Actor): Promise<JobId> {
    const handler = handlers[type];
    const parsed = parseInput(handler, input);
    const job: StoredJob = {
      id: createId<JobId>(),
      type,
      input: { input, actor },
      title: await handler.title(parsed),
      state: 'queued',
      progress: null,
      remainingMs: null,
      createdAt: new Date(clock.now()).toISOString(),
      finishedAt: null,
      summary: null,
      failures: [],
      errorCode: null,
      errorData: {},
      result: null,
      subject: handler.subject?.(parsed),
    };
    await jobs.insert(job);
    feed.publish(withoutInput(job));
    wait(job);
    runNext(laneOf(job));
    return job.id;
  }

  async function cancel(id: JobId): Promise<void> {
    const index = waiting.findIndex((job) => job.id === id);
    if (index >= 0) {
      waiting.splice(index, 1);
      delivered.end(id);
      await update(id, ending('cancelled'));
      return;
    }
    const job = runningAs(id);
    job?.abort.abort();
    await job?.ended;
  }

  return {
    start: enqueue,
    cancel,
    async get(id) {
      const job = await jobs.get(id);
      return job ? withoutInput(job) : null;
    },
    list: async (limit) => (await jobs.list(limit)).map(withoutInput),
    async *watch(id, signal) {
      const stop = new AbortController();
      const changes = feed.subscribe(signal ? AbortSignal.any([signal, stop.signal]) : stop.signal);
      try {
        const job = await jobs.get(id);
        if (!job) throw new AppError('NOT_FOUND');
        yield withoutInput(job);
        if (endedStates.has(job.state)) return;
        for await (const change of changes) {
          if (change.id !== id) continue;
          yield change;
          if (endedStates.has(change.state)) return;
        }
      } finally {
        stop.abort();
        await changes.return();
      }
    },
    async *watchParts(id, signal) {
      if (waiting.some((job) => job.id === id) || runningAs(id)) yield* delivered.watch(id, signal);
    },
    async *watchAll(signal) {
      for await (const job of feed.subscribe(signal)) yield { ...job, result: null };
    },
    async retry(id) {
      const job = await jobs.get(id);
      if (!job) throw new AppError('NOT_FOUND');
      const { input, actor } = storedInput(job);
      return enqueue(job.type, input, actor);
    },
    async remove(id) {
      await cancel(id);
      await jobs.remove(id);
    },
    async removeOld() {
      const since = new Date(clock.now() - endedDays * 24 * 3600 * 1000).toISOString();
      await jobs.removeEnded({ states: ['completed', 'cancelled'], since, keep: mostEnded });
      await jobs.removeEnded({ states: ['failed'], keep: mostEnded });
    },
    async resume() {
      for (const job of await jobs.unfinished()) wait(job);
      for (const { lane } of [...waiting]) runNext(lane);
    },
    activeCount: () => waiting.length + running.size,
    async close() {
      isClosing = true;
      const stopping = [...running.values()];
      for (const { abort } of stopping) abort.abort();
      await Promise.all(stopping.map(({ ended }) => ended));
    },
  };
}

function parseInput(handler: JobHandler, input: unknown): never {
  try {
    return handler.parse(input);
  } catch (cause) {
    throw new AppError('INVALID_INPUT', { detail: 'input' }, { cause });
  }
}

/** The caller's input and name as `start` stored them. */
function storedInput(job: StoredJob): { input: unknown; actor: Actor } {
  // Written by `enqueue` above and by nothing else; the handler parses `input` again before it runs.
  return job.input as { input: unknown; actor: Actor };
}

function withoutInput(job: StoredJob): Job {
  return jobSchema.parse(job);
}

/** A job that is done needs its password no more; one that may be tried again keeps it. */
function withoutPassword(stored: unknown): unknown {
  return JSON.parse(JSON.stringify(stored ?? null, (key, value: unknown) => (key === 'password' ? undefined : value)));
}
