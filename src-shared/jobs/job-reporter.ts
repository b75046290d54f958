import type { JobId } from '../domain/identifiers.ts';
import type { Progress } from '../domain/job.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoredJob } from '../ports/job-repository.ts';
import { createRemainingTime } from './remaining-time.ts';

const progressEveryMs = 1000;

/** Publishes a job's progress and stores it at most once a second: of what comes within one, the last, when it is over. */
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
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function store(fields: Pick<StoredJob, 'progress' | 'remainingMs'>): void {
    clearTimeout(waiting);
    storedAt = clock.now();
    pending = pending.then(() => update(id, fields)).catch((error: unknown) => void logError(error));
  }

  return {
    report(progress: Progress): void {
      const now = clock.now();
      const fields = { progress, remainingMs: remainingTime(progress, now) };
      const left = storedAt + progressEveryMs - now;
      clearTimeout(waiting);
      if (left <= 0) store(fields);
      else waiting = setTimeout(store, left, fields);
    },
    /** Waits for what is being stored; what still waits for its second is let go: the work has ended. */
    flush(): Promise<void> {
      clearTimeout(waiting);
      return pending;
    },
  };
}
