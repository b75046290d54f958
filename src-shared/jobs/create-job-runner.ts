import { AppError, toAppError } from '../domain/errors.ts';
import { createId, type JobId } from '../domain/identifiers.ts';
import {
  type Actor,
  hasEnded,
  type Job,
  type JobHandler,
  type JobLane,
  type JobNight,
  type JobType,
  type TaskContext,
} from '../domain/job.ts';
import type { NightHours } from '../domain/night.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobRepository, StoredJob } from '../ports/job-repository.ts';
import { createDeliveredParts } from './delivered-parts.ts';
import { createJobFeed } from './job-feed.ts';
import { createJobReporter } from './job-reporter.ts';
import { createPausedWork, type PausedWork } from './paused-work.ts';
import { parseInput, storedInput, withoutInput, withoutPassword } from './stored-job.ts';

export type JobRunnerOptions = {
  jobs: JobRepository;
  handlers: Record<JobType, JobHandler>;
  clock: Clock;
  /** The hours in which work put off to the night goes on. */
  nightHours: () => NightHours;
  /** Told of what went wrong unexpectedly; gives the id it can be found by. */
  logError: (error: unknown) => string;
};

/** Runs long work that outlives the program: one job of a lane at a time, in order, resumed after a stop. */
export type JobRunner = PausedWork & {
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
  /** Takes up what was waiting or under way when the program stopped; what was put off to the night, if it is night. */
  resume(): Promise<void>;
  /** Jobs that run or wait for their turn; those put aside are not among them. */
  activeCount(): number;
  /** Stops what runs, which stays to be resumed, and waits for it to have stopped. */
  close(): Promise<void>;
};

/** Together no more than a window's list shows. */
const mostEnded = 100;
const endedDays = 30;

/** A job that runs. `aside` is what it is stored as once it has stopped, where it is to go on later. */
type RunningJob = { id: JobId; abort: AbortController; aside: Partial<StoredJob> | null; ended: Promise<void> };

/** A runner over a library's stored jobs. Call `resume` once it is made. */
export function createJobRunner({ jobs, handlers, clock, nightHours, logError }: JobRunnerOptions): JobRunner {
  const feed = createJobFeed();
  const delivered = createDeliveredParts();
  const waiting: { id: JobId; lane: JobLane }[] = [];
  const running = new Map<JobLane, RunningJob>();
  let isClosing = false;
  let lastUpdate: Promise<void> = Promise.resolve();

  /** One after another: each writes the whole job anew, and two at once would lose what one of them says. */
  function update(id: JobId, fields: Partial<Omit<StoredJob, 'id' | 'type'>>): Promise<void> {
    const done = lastUpdate.then(async () => {
      await jobs.update(id, fields);
      const job = await jobs.get(id);
      if (job) feed.publish(withoutInput(job));
    });
    lastUpdate = done.catch(() => undefined);
    return done;
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
    const task: RunningJob = { id, abort: new AbortController(), aside: null, ended: Promise.resolve() };
    running.set(lane, task);
    task.ended = runOne(task)
      .catch((error: unknown) => void logError(error))
      .finally(() => {
        delivered.end(id);
        running.delete(lane);
        runNext(lane);
      });
  }

  async function runOne(task: RunningJob): Promise<void> {
    const { id } = task;
    const { signal } = task.abort;
    const job = await jobs.get(id);
    if (!job || hasEnded(job)) return;
    const reporter = createJobReporter(id, { clock, update, logError });
    try {
      await update(id, { state: 'running' });
      signal.throwIfAborted();
      const handler = handlers[job.type];
      const outcome = await handler.run(handler.parse(storedInput(job).input), contextOf(job, signal, reporter.report));
      await reporter.flush();
      const { summary, failures, result } = outcome;
      const ended = { summary, failures, result, input: withoutPassword(job.input) };
      await update(id, { ...ending('completed'), ...ended });
    } catch (thrown) {
      await reporter.flush();
      if (task.aside) return conclude(job, task.aside);
      if (signal.aborted && isClosing) return;
      if (signal.aborted) return conclude(job, ending('cancelled'));
      const error = toAppError(thrown);
      if (error.code === 'INTERNAL') logError(thrown);
      await conclude(job, { ...ending('failed'), errorCode: error.code, errorData: error.data });
    }
  }

  function contextOf(job: StoredJob, signal: AbortSignal, report: TaskContext['report']): TaskContext {
    const stored = storedInput(job);
    return {
      signal,
      report,
      deliver: (part) => delivered.deliver(job.id, part),
      place: stored.place,
      keepPlace: (place) => update(job.id, { input: { ...stored, place } }),
      actor: stored.actor,
    };
  }

  function ending(state: Job['state']): Partial<StoredJob> {
    return { state, finishedAt: new Date(clock.now()).toISOString(), remainingMs: null, night: undefined };
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

  /** Takes a job out of those that wait for their turn; false where it was not among them. */
  function takeOut(id: JobId): boolean {
    const place = waiting.findIndex((job) => job.id === id);
    if (place < 0) return false;
    waiting.splice(place, 1);
    delivered.end(id);
    return true;
  }

  async function cancel(id: JobId): Promise<void> {
    const task = runningAs(id);
    if (task) {
      task.aside = null;
      task.abort.abort();
      await task.ended;
    } else if (takeOut(id) || (await jobs.get(id))?.state === 'paused') await update(id, ending('cancelled'));
  }

  async function putAside(id: JobId, night: JobNight | undefined): Promise<void> {
    const aside = { state: 'paused', remainingMs: null, night } as const;
    const task = runningAs(id);
    if (task) {
      task.aside = aside;
      task.abort.abort();
      await task.ended;
    } else {
      takeOut(id);
      await update(id, aside);
    }
  }

  async function queue(job: StoredJob, night: JobNight | undefined): Promise<void> {
    await update(job.id, { state: 'queued', night });
    wait(job);
    runNext(laneOf(job));
  }

  const isActive = (id: JobId) => waiting.some((job) => job.id === id) || runningAs(id) !== undefined;
  const paused = createPausedWork({ jobs, clock, nightHours, isActive, update, putAside, queue });

  return {
    ...paused,
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
        if (hasEnded(job)) return;
        for await (const change of changes) {
          if (change.id !== id) continue;
          yield change;
          if (hasEnded(change)) return;
        }
      } finally {
        stop.abort();
        await changes.return();
      }
    },
    async *watchParts(id, signal) {
      if (isActive(id)) yield* delivered.watch(id, signal);
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
      for (const job of await jobs.unfinished()) if (!job.night && job.state !== 'paused') wait(job);
      for (const { lane } of [...waiting]) runNext(lane);
      await paused.keepHours();
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
