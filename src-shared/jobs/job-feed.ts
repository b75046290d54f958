import type { Job } from '../domain/job.ts';

/** Tells whoever watches of each change of a job. */
export type JobFeed = {
  publish(job: Job): void;
  /** Every change from now on, until `signal` aborts. A slow watcher gets the newest state of each job, not every one. */
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<Job, void, void>;
};

/** A feed with no memory: what happened before a watcher came is for the repository to tell. */
export function createJobFeed(): JobFeed {
  const watchers = new Set<(job: Job) => void>();
  return {
    publish(job) {
      for (const notify of watchers) notify(job);
    },
    subscribe: (signal) => watch(watchers, signal),
  };
}

function watch(watchers: Set<(job: Job) => void>, signal: AbortSignal | undefined): AsyncGenerator<Job, void, void> {
  const waiting = new Map<Job['id'], Job>();
  let wake: () => void = () => undefined;
  const notify = (job: Job) => {
    waiting.set(job.id, job);
    wake();
  };
  // Registered at once: what is published before the first `next` must not be missed.
  watchers.add(notify);
  // A generator that nobody ever asks for its first value runs no `finally`.
  signal?.addEventListener('abort', () => watchers.delete(notify), { once: true });
  return (async function* () {
    const stop = () => wake();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      while (!signal?.aborted) {
        const [first] = waiting.values();
        if (first) {
          waiting.delete(first.id);
          yield first;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      watchers.delete(notify);
    }
  })();
}
