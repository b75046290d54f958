import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import { hasEnded, type Job } from '../../src-shared/domain/job.ts';
import { useApi, useClient } from './api-context.tsx';
import { isSessionLost } from './error-text.ts';
import { forgetPages, refreshAll, refreshLight } from './refresh.ts';

const REFRESH_EVERY_MS = 1500;
const RECONNECT_AFTER_MS = 1500;

/** Why the host cannot be heard; null while it can. */
export type ConnectionProblem = 'gone' | 'refused' | null;
type Listener = { onJob: (job: Job) => void; onConnection: (problem: ConnectionProblem) => void };

/**
 * Follows every job of the host, keeps `jobs.list` fresh and refreshes what a job changes; `onEnded` hears of each that
 * ends while the window is open.
 */
export function useLiveJobs(onEnded: (job: Job) => void): ConnectionProblem {
  const client = useClient();
  const api = useApi();
  const cache = useQueryClient();
  const [problem, setProblem] = useState<ConnectionProblem>(null);
  const tell = useRef(onEnded);
  useEffect(() => {
    tell.current = onEnded;
  });

  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const refresh = () => {
      timer = null;
      void refreshLight(cache);
    };
    const onJob = (job: Job) => {
      const known = cache.getQueryData(api.jobs.list.queryKey());
      if (known) cache.setQueryData(api.jobs.list.queryKey(), withJob(known, job));
      else void cache.invalidateQueries({ queryKey: api.jobs.key() });
      if (hasEnded(job)) {
        if (job.type === 'read-again' || job.type === 'fetch-file') void forgetPages(cache);
        void refreshAll(cache);
        tell.current(job);
      } else timer ??= setTimeout(refresh, REFRESH_EVERY_MS);
    };
    void follow(client, { onJob, onConnection: setProblem }, stop.signal);
    return () => {
      stop.abort();
      if (timer) clearTimeout(timer);
    };
  }, [client, api, cache]);

  return problem;
}

/** The list with `job` in its place, or at its head when it is new. */
export function withJob(jobs: Job[], job: Job): Job[] {
  const place = jobs.findIndex((known) => known.id === job.id);
  return place < 0 ? [job, ...jobs] : jobs.with(place, job);
}

async function follow(client: AmanuenseClient, listener: Listener, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const changes = await client.jobs.watchAll(undefined, { signal });
      listener.onConnection(null);
      for await (const job of changes) listener.onJob(job);
    } catch (error) {
      // Said by the status line; the loop tries again until the page closes.
      if (signal.aborted) return;
      listener.onConnection(isSessionLost(error) ? 'refused' : 'gone');
    }
    await new Promise((resolve) => setTimeout(resolve, RECONNECT_AFTER_MS));
  }
}
