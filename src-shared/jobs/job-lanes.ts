import type { JobId } from '../domain/identifiers.ts';
import type { JobLane } from '../domain/job.ts';
import type { StoredJob } from '../ports/job-repository.ts';

/** A job that runs. `aside` is what it is stored as once it has stopped, where it is to go on later. */
export type RunningJob = {
  readonly id: JobId;
  readonly signal: AbortSignal;
  readonly aside: Partial<StoredJob> | null;
};

/** Who runs and who waits: one job of a lane at a time, in the order in which they came. */
export type JobLanes = {
  /** Puts a job at the end of its lane, where it waits for `runNext`. */
  wait(id: JobId, lane: JobLane): void;
  /** Runs the first that waits, where nothing of the lane runs. */
  runNext(lane: JobLane): void;
  runAll(): void;
  /** Whether a job runs or waits for its turn. */
  has(id: JobId): boolean;
  /** Takes a job out of those that wait; false where it was not among them. */
  takeOut(id: JobId): boolean;
  /** Stops a job and waits for it to have stopped; false where it did not run. */
  stop(id: JobId, aside: Partial<StoredJob> | null): Promise<boolean>;
  /** How many run or wait, those of one lane left out. */
  count(besides?: JobLane): number;
  /** Runs nothing more, stops what runs and waits for it. */
  close(): Promise<void>;
  isClosing(): boolean;
};

type JobLanesParts = {
  /** Runs a job to its end. What it throws is logged. */
  run(job: RunningJob): Promise<void>;
  /** Called when a job runs and waits no more. */
  left(id: JobId): void;
  logError: (error: unknown) => string;
};

type Running = RunningJob & { aside: Partial<StoredJob> | null; abort: AbortController; ended: Promise<void> };

/** Lanes with nobody in them. */
export function createJobLanes({ run, left, logError }: JobLanesParts): JobLanes {
  const waiting: { id: JobId; lane: JobLane }[] = [];
  const running = new Map<JobLane, Running>();
  let isClosing = false;

  const runningAs = (id: JobId) => [...running.values()].find((job) => job.id === id);

  function runNext(lane: JobLane): void {
    if (running.has(lane) || isClosing) return;
    const place = waiting.findIndex((job) => job.lane === lane);
    const id = waiting.splice(place, place < 0 ? 0 : 1)[0]?.id;
    if (id === undefined) return;
    const abort = new AbortController();
    const job: Running = { id, abort, signal: abort.signal, aside: null, ended: Promise.resolve() };
    running.set(lane, job);
    job.ended = run(job)
      .catch((error: unknown) => void logError(error))
      .finally(() => {
        left(id);
        running.delete(lane);
        runNext(lane);
      });
  }

  return {
    runNext,
    wait: (id, lane) => void waiting.push({ id, lane }),
    runAll() {
      for (const { lane } of [...waiting]) runNext(lane);
    },
    has: (id) => waiting.some((job) => job.id === id) || runningAs(id) !== undefined,
    takeOut(id) {
      const place = waiting.findIndex((job) => job.id === id);
      if (place < 0) return false;
      waiting.splice(place, 1);
      left(id);
      return true;
    },
    async stop(id, aside) {
      const job = runningAs(id);
      if (!job) return false;
      job.aside = aside;
      job.abort.abort();
      await job.ended;
      return true;
    },
    count(besides) {
      const lanes = [...waiting.map(({ lane }) => lane), ...running.keys()];
      return lanes.filter((lane) => lane !== besides).length;
    },
    async close() {
      isClosing = true;
      const stopping = [...running.values()];
      for (const { abort } of stopping) abort.abort();
      await Promise.all(stopping.map(({ ended }) => ended));
    },
    isClosing: () => isClosing,
  };
}
