import type { JobId } from '../domain/identifiers.ts';
import type { Progress } from '../domain/job.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoredJob } from '../ports/job-repository.ts';
import { createRemainingTime } from './remaining-time.ts';

const progressEveryMs = 1000;

/** Publishes a job's progress as it comes and stores it at most once a second. */
export function createJobReporter(
  id: JobId,
  {
    clock,
    update,
    logError,
  }: {
    clock: Clock;
    update: (id: JobId, fields: Partial<StoredJob>) => Promise<void>;
    logError: (error: unknown) => string;
  },
) {
  const remainingTime = createRemainingTime();
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
