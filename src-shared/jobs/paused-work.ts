import { AppError } from '../domain/errors.ts';
import type { JobId } from '../domain/identifiers.ts';
import { hasEnded, type JobNight, pausableJobs } from '../domain/job.ts';
import { type NightHours, nightAt } from '../domain/night.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobRepository, StoredJob } from '../ports/job-repository.ts';

/** Work that waits until somebody says so, or for the night. */
export type PausedWork = {
  /** Stops a job where it stands, until it is let go on. Throws `NOT_FOUND`, `INVALID_INPUT` for a kind that cannot. */
  pause(id: JobId): Promise<void>;
  /** Leaves a job to the night: at once where it is night, and every night until it ends. Throws what `pause` throws. */
  putOff(id: JobId): Promise<void>;
  /** Lets a job go on now, by day or night. Throws what `pause` throws. */
  goOn(id: JobId): Promise<void>;
  /** Takes up what waited for the night, and puts aside at its end what it left undone. To be called from time to time. */
  keepHours(): Promise<void>;
  /** Whether work that was put off to the night runs, or waits for its turn, now. */
  isNightWorkActive(): Promise<boolean>;
};

export type PausedWorkParts = {
  jobs: Pick<JobRepository, 'get' | 'unfinished'>;
  clock: Clock;
  nightHours: () => NightHours;
  /** Whether a job runs or waits for its turn in this program. */
  isActive(id: JobId): boolean;
  update(id: JobId, fields: Partial<StoredJob>): Promise<void>;
  /** Stops a job and stores it as paused. */
  putAside(id: JobId, night: JobNight | undefined): Promise<void>;
  /** Puts a job at the end of its lane. */
  queue(job: StoredJob, night: JobNight | undefined): Promise<void>;
};

/** Pausing over a runner's jobs. */
export function createPausedWork(parts: PausedWorkParts): PausedWork {
  const { jobs, clock, nightHours, isActive, update, putAside, queue } = parts;
  // One after another: what is put aside must have stopped before anything else is decided about it.
  let last: Promise<void> = Promise.resolve();

  function inOrder(work: () => Promise<void>): Promise<void> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  /** The job, where there is something to pause; null when it has ended meanwhile. */
  async function find(id: JobId): Promise<StoredJob | null> {
    const job = await jobs.get(id);
    if (!job) throw new AppError('NOT_FOUND');
    if (!pausableJobs.has(job.type)) throw new AppError('INVALID_INPUT', { detail: 'job' });
    return hasEnded(job) ? null : job;
  }

  /** Lets a job of the night go on where it is night, and has it wait where it is not. */
  async function settle(job: StoredJob): Promise<void> {
    const now = clock.now();
    const { from, to } = nightAt(now, nightHours());
    const wasActive = isActive(job.id);
    // Asked again: it may have ended since it was listed. While it is active it cannot have.
    if (!wasActive && hasEnded((await jobs.get(job.id)) ?? { state: 'cancelled' })) return;
    const wasMissed = now < from && !wasActive && isMissed(job.night, now);
    const night = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), wasMissed };
    if (now >= from && !wasActive) await queue(job, night);
    else if (now < from && (wasActive || job.state !== 'paused')) await putAside(job.id, night);
    else if (!isSame(job.night, night)) await update(job.id, { night });
  }

  return {
    pause: (id) =>
      inOrder(async () => {
        if (await find(id)) await putAside(id, undefined);
      }),
    putOff: (id) =>
      inOrder(async () => {
        const job = await find(id);
        if (job) await settle(job);
      }),
    goOn: (id) =>
      inOrder(async () => {
        const job = await find(id);
        if (!job) return;
        if (isActive(id)) await update(id, { night: undefined });
        else await queue(job, undefined);
      }),
    keepHours: () =>
      inOrder(async () => {
        for (const job of await jobs.unfinished()) if (job.night) await settle(job);
      }),
    isNightWorkActive: async () => (await jobs.unfinished()).some(({ id, night }) => night && isActive(id)),
  };
}

/** Whether a night went by without the job, which nobody has said yet or which is still so. */
function isMissed(night: JobNight | undefined, now: number): boolean {
  return night !== undefined && (night.wasMissed || Date.parse(night.to) <= now);
}

function isSame(left: JobNight | undefined, right: JobNight): boolean {
  return left?.from === right.from && left.to === right.to && left.wasMissed === right.wasMissed;
}
