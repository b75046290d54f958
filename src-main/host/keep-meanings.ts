import type { JobId } from '../../src-shared/domain/identifiers.ts';
import { hasEnded } from '../../src-shared/domain/job.ts';
import type { JobRunner } from '../../src-shared/jobs/create-job-runner.ts';
import type { RpcContext } from '../../src-shared/rpc/rpc-base.ts';
import type { UseCases } from '../../src-shared/use-cases/index.ts';

type Parts = { useCases: UseCases; jobs: JobRunner; context: RpcContext; everyMs: number };

/** What failed is tried again after this many looks: a model that cannot be loaded now may be later. */
const looksAfterFailure = 20;

/**
 * Looks from time to time whether papers came, or another model of meanings was chosen, and has them indexed in the
 * background, one job at a time. What a job left undone is not begun again until something changes.
 */
export function keepMeanings({ useCases, jobs, context, everyMs }: Parts): { close(): Promise<void> } {
  const stop = new AbortController();
  let last: JobId | null = null;
  let settled: string | null = null;
  let looksToSkip = 0;
  let pass: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    pass = pass.then(look).catch((error: unknown) => {
      if (!stop.signal.aborted) context.logError(error);
    });
  }, everyMs);
  timer.unref();
  return {
    async close() {
      stop.abort();
      clearInterval(timer);
      await pass;
    },
  };

  async function look(): Promise<void> {
    if (stop.signal.aborted || (await isUnderWay())) return;
    const pending = await useCases.indexMeanings.pending({ signal: stop.signal });
    await settle(pending);
    if (pending === null || pending === settled || looksToSkip-- > 0) return;
    last = await jobs.start('index-meanings', {}, context.actor());
  }

  /** Remembers what the last job left, and waits after one that failed. */
  async function settle(pending: string | null): Promise<void> {
    if (last === null) return;
    const ended = await jobs.get(last);
    last = null;
    if (ended?.state === 'failed') looksToSkip = looksAfterFailure;
    else settled = pending;
  }

  async function isUnderWay(): Promise<boolean> {
    const known = await jobs.list(200);
    return known.some((job) => job.type === 'index-meanings' && !hasEnded(job));
  }
}
