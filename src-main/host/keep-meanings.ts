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
 * background, one job at a time. What a job left as it found it is not begun again until something changes.
 */
export function keepMeanings({ useCases, jobs, context, everyMs }: Parts): { close(): Promise<void> } {
  const stop = new AbortController();
  let last: { id: JobId; pending: string } | null = null;
  let settled: string | null = null;
  let looksToSkip = 0;
  let pass: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    pass = pass.then(look).catch((error: unknown) => {
      if (stop.signal.aborted) return;
      looksToSkip = looksAfterFailure;
      context.logError(error);
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
    if (stop.signal.aborted || looksToSkip-- > 0 || (await isUnderWay())) return;
    const pending = await useCases.indexMeanings.pending({ signal: stop.signal });
    if (await hasFailed(pending)) return;
    if (pending === null || pending === settled) return;
    last = { id: await jobs.start('index-meanings', {}, context.actor()), pending };
  }

  /** Remembers what the last job left as it was, and waits after one that failed. */
  async function hasFailed(pending: string | null): Promise<boolean> {
    if (last === null) return false;
    const begun = last;
    last = null;
    if ((await jobs.get(begun.id))?.state === 'failed') {
      looksToSkip = looksAfterFailure;
      return true;
    }
    if (begun.pending === pending) settled = pending;
    return false;
  }

  async function isUnderWay(): Promise<boolean> {
    const known = await jobs.list(200);
    return known.some((job) => job.type === 'index-meanings' && !hasEnded(job));
  }
}
