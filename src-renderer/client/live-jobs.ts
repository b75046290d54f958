import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import { useApi, useClient } from './api-context.tsx';
import { forgetPages, refreshAll, refreshLight } from './refresh.ts';

const REFRESH_EVERY_MS = 1500;
const RECONNECT_AFTER_MS = 1500;

type Listener = { onJob: (job: Job) => void; onConnected: (connected: boolean) => void };

/** Whether a job will not change any more. */
export function hasEnded(job: Job): boolean {
  return job.state === 'completed' || job.state === 'failed' || job.state === 'cancelled';
}

/**
 * Follows every job of the host, keeps `jobs.list` fresh and refreshes what a job changes; `onEnded` hears of each that
 * ends while the window is open. Mounted once, by the frame.
 */
export function useLiveJobs(onEnded: (job: Job) => void): { connected: boolean } {
  const client = useClient();
  const api = useApi();
  const cache = useQueryClient();
  const [connected, setConnected] = useState(true);
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
        if (job.type === 'read-again') void forgetPages(cache);
        void refreshAll(cache);
        tell.current(job);
      } else timer ??= setTimeout(refresh, REFRESH_EVERY_MS);
    };
    void follow(client, { onJob, onConnected: setConnected }, stop.signal);
    return () => {
      stop.abort();
      if (timer) clearTimeout(timer);
    };
  }, [client, api, cache]);

  return { connected };
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
      listener.onConnected(true);
      for await (const job of changes) listener.onJob(job);
    } catch {
      // Said by the status line; the loop tries again until the page closes.
      if (signal.aborted) return;
      listener.onConnected(false);
    }
    await new Promise((resolve) => setTimeout(resolve, RECONNECT_AFTER_MS));
  }
}
