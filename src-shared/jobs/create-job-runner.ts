import { AppError } from '../domain/errors.ts';
import { createId, type JobId } from '../domain/identifiers.ts';
import type { Actor, Job, JobHandler, JobLane, JobNight, JobType } from '../domain/job.ts';
import type { NightHours } from '../domain/night.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobRepository, StoredJob } from '../ports/job-repository.ts';
import { createDeliveredParts } from './delivered-parts.ts';
import { createJobFeed } from './job-feed.ts';
import { createJobLanes, type JobLanes } from './job-lanes.ts';
import { createJobStates } from './job-states.ts';
import { createPausedWork, type PausedWork } from './paused-work.ts';
import { runJob } from './run-job.ts';
import { parseInput, storedInput, withoutInput } from './stored-job.ts';
import { watchJob } from './watch-job.ts';

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
  /** Jobs that run or wait for their turn, those of one lane left out; those put aside are not among them. */
  activeCount(besides?: JobLane): number;
  /** Stops what runs, which stays to be resumed, and waits for it to have stopped. */
  close(): Promise<void>;
};

/** Together no more than a window's list shows. */
const mostEnded = 100;
const endedDays = 30;

/** What is known of a job before it has begun. */
const newJob = {
  state: 'queued',
  progress: null,
  remainingMs: null,
  finishedAt: null,
  summary: null,
  failures: [],
  errorCode: null,
  errorData: {},
  result: null,
} satisfies Partial<StoredJob>;

/** A runner over a library's stored jobs. Call `resume` once it is made. */
export function createJobRunner({ jobs, handlers, clock, nightHours, logError }: JobRunnerOptions): JobRunner {
  const feed = createJobFeed();
  const delivered = createDeliveredParts();
  const states = createJobStates({ jobs, feed, clock, logError });
  const lanes: JobLanes = createJobLanes({
    run: (running) =>
      runJob(running, { jobs, handlers, states, delivered, clock, logError, isClosing: lanes.isClosing }),
    left: (id) => delivered.end(id),
    logError,
  });
  const laneOf = ({ type }: Pick<Job, 'type'>): JobLane => handlers[type].lane ?? 'papers';

  function takeTurn(job: Pick<Job, 'id' | 'type'>): void {
    lanes.wait(job.id, laneOf(job));
    lanes.runNext(laneOf(job));
  }

  async function start(type: JobType, input: unknown, actor: Actor): Promise<JobId> {
    const handler = handlers[type];
    const parsed = parseInput(handler, input);
    const createdAt = new Date(clock.now()).toISOString();
    const shown = { title: await handler.title(parsed), subject: handler.subject?.(parsed) };
    const job: StoredJob = { ...newJob, ...shown, id: createId<JobId>(), type, input: { input, actor }, createdAt };
    await states.insert(job);
    takeTurn(job);
    return job.id;
  }

  async function cancel(id: JobId): Promise<void> {
    if (await lanes.stop(id, null)) return;
    if (lanes.takeOut(id) || (await jobs.get(id))?.state === 'paused') {
      await states.update(id, states.ending('cancelled'));
    }
  }

  async function putAside(id: JobId, night: JobNight | undefined): Promise<void> {
    const aside = { state: 'paused', remainingMs: null, night } as const;
    if (await lanes.stop(id, aside)) return;
    lanes.takeOut(id);
    await states.update(id, aside);
  }

  async function queue(job: StoredJob, night: JobNight | undefined): Promise<void> {
    await states.update(job.id, { state: 'queued', night });
    takeTurn(job);
  }

  const paused = createPausedWork({
    jobs,
    clock,
    nightHours,
    isActive: lanes.has,
    update: states.update,
    putAside,
    queue,
  });

  return {
    ...paused,
    start,
    cancel,
    async get(id) {
      const job = await jobs.get(id);
      return job ? withoutInput(job) : null;
    },
    list: async (limit) => (await jobs.list(limit)).map(withoutInput),
    watch: (id, signal) => watchJob(id, { jobs, feed, signal }),
    async *watchParts(id, signal) {
      if (lanes.has(id)) yield* delivered.watch(id, signal);
    },
    async *watchAll(signal) {
      for await (const job of feed.subscribe(signal)) yield { ...job, result: null };
    },
    async retry(id) {
      const job = await jobs.get(id);
      if (!job) throw new AppError('NOT_FOUND');
      const { input, actor } = storedInput(job);
      return start(job.type, input, actor);
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
      for (const job of await jobs.unfinished()) {
        if (!job.night && job.state !== 'paused') lanes.wait(job.id, laneOf(job));
      }
      lanes.runAll();
      await paused.keepHours();
    },
    activeCount: lanes.count,
    close: lanes.close,
  };
}
