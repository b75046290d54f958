import { AppError } from '../domain/errors.ts';
import { type Actor, type Job, type JobHandler, jobSchema } from '../domain/job.ts';
import type { StoredJob } from '../ports/job-repository.ts';

/** What `start` stores of a job's call: the caller's input and name, and where the work stood when it was stopped. */
export type StoredInput = { input: unknown; actor: Actor; place?: unknown };

/** The call of a stored job. */
export function storedInput(job: StoredJob): StoredInput {
  // Written by the runner and by nothing else; the handler parses `input` again before it runs.
  return job.input as StoredInput;
}

/** The input as its handler takes it. Throws `INVALID_INPUT`. */
export function parseInput(handler: JobHandler, input: unknown): never {
  try {
    return handler.parse(input);
  } catch (cause) {
    throw new AppError('INVALID_INPUT', { detail: 'input' }, { cause });
  }
}

/** A job as it may be shown. */
export function withoutInput(job: StoredJob): Job {
  return jobSchema.parse(job);
}

/** A job that is done needs its password no more; one that may be tried again keeps it. */
export function withoutPassword(stored: unknown): unknown {
  return JSON.parse(JSON.stringify(stored ?? null, (key, value: unknown) => (key === 'password' ? undefined : value)));
}
