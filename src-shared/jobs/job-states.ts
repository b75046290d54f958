import type { JobId } from '../domain/identifiers.ts';
import type { Job } from '../domain/job.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobRepository, StoredJob } from '../ports/job-repository.ts';
import type { JobFeed } from './job-feed.ts';
import { withoutInput } from './stored-job.ts';

/** Keeps what becomes of jobs, and tells whoever watches. */
export type JobStates = {
  insert(job: StoredJob): Promise<void>;
  update(id: JobId, fields: Partial<Omit<StoredJob, 'id' | 'type'>>): Promise<void>;
  /** Keeps how a job ended, or was put aside. Does not throw. */
  conclude(job: StoredJob, fields: Partial<StoredJob>): Promise<void>;
  /** What is stored of a job that ends now. */
  ending(state: Job['state']): Partial<StoredJob>;
};

type JobStatesParts = {
  jobs: Pick<JobRepository, 'insert' | 'update' | 'get'>;
  feed: Pick<JobFeed, 'publish'>;
  clock: Clock;
  logError: (error: unknown) => string;
};

/** The states of a library's stored jobs. */
export function createJobStates({ jobs, feed, clock, logError }: JobStatesParts): JobStates {
  let lastUpdate: Promise<void> = Promise.resolve();

  /** One after another: each writes the whole job anew, and two at once would lose what one of them says. */
  function update(id: JobId, fields: Partial<StoredJob>): Promise<void> {
    const done = lastUpdate.then(async () => {
      await jobs.update(id, fields);
      const job = await jobs.get(id);
      if (job) feed.publish(withoutInput(job));
    });
    lastUpdate = done.catch(() => undefined);
    return done;
  }

  return {
    update,
    async insert(job) {
      await jobs.insert(job);
      feed.publish(withoutInput(job));
    },
    async conclude(job, fields) {
      try {
        await update(job.id, fields);
      } catch (error) {
        // On a full disk a job's end cannot be stored either: whoever waits for it is told, and the job stays to be resumed.
        logError(error);
        feed.publish(withoutInput({ ...job, ...fields }));
      }
    },
    ending: (state) => ({
      state,
      finishedAt: new Date(clock.now()).toISOString(),
      remainingMs: null,
      night: undefined,
    }),
  };
}
