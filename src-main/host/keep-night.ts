import type { JobRunner } from '../../src-shared/jobs/create-job-runner.ts';
import type { RpcContext } from '../../src-shared/rpc/rpc-base.ts';

/** Looks from time to time whether the night has begun or ended, for the work that was put off to it. */
export function keepNight({ jobs, context, everyMs }: { jobs: JobRunner; context: RpcContext; everyMs: number }): {
  close(): Promise<void>;
} {
  let pass: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    pass = pass.then(jobs.keepHours).catch((error: unknown) => void context.logError(error));
  }, everyMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await pass;
    },
  };
}
