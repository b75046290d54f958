import { AppError } from '../domain/errors.ts';
import type { JobId } from '../domain/identifiers.ts';
import { hasEnded, type Job } from '../domain/job.ts';
import type { JobRepository } from '../ports/job-repository.ts';
import type { JobFeed } from './job-feed.ts';
import { withoutInput } from './stored-job.ts';

/** The job now and at each change, until it ends. Throws `NOT_FOUND`. */
export async function* watchJob(
  id: JobId,
  { jobs, feed, signal }: { jobs: Pick<JobRepository, 'get'>; feed: JobFeed; signal: AbortSignal | undefined },
): AsyncGenerator<Job, void, void> {
  const stop = new AbortController();
  // Before the job is read: a change between the two would be missed.
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
}
