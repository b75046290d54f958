import type { JobId } from '../domain/identifiers.ts';
import type { Job, JobState, JobType } from '../domain/job.ts';

export type StoredJob = Job & { type: JobType; input: unknown };

/** Durable jobs and what each of their items came to. Not synced: a PC's work is its own. */
export type JobRepository = {
  insert(job: StoredJob): Promise<void>;
  update(id: JobId, fields: Partial<Omit<StoredJob, 'id' | 'type'>>): Promise<void>;
  get(id: JobId): Promise<StoredJob | null>;
  /** Newest first, each with a null result: those of a list of 200 would fill the memory. */
  list(limit: number): Promise<StoredJob[]>;
  /** Jobs that have not ended: queued, running (or so when the program stopped) or paused, oldest first. */
  unfinished(): Promise<StoredJob[]>;
  remove(id: JobId): Promise<void>;
  /** Removes those in one of `states` that are older than `since` (an ISO instant) or come after the newest `keep`. */
  removeEnded(rule: { states: JobState[]; since?: string; keep: number }): Promise<void>;
};
