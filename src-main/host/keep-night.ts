import type { JobRunner } from '../../src-shared/jobs/create-job-runner.ts';
import type { Wakefulness } from '../../src-shared/ports/wakefulness.ts';
import type { RpcContext } from '../../src-shared/rpc/rpc-base.ts';

type Parts = {
  jobs: Pick<JobRunner, 'keepHours' | 'isNightWorkActive'>;
  context: Pick<RpcContext, 'logError'>;
  everyMs: number;
  wakefulness: Wakefulness | undefined;
};

/**
 * Looks from time to time whether the night has begun or ended, for the work that was put off to it, and keeps the PC
 * awake while some of it runs.
 */
export function keepNight({ jobs, context, everyMs, wakefulness }: Parts): { close(): Promise<void> } {
  let pass: Promise<void> = Promise.resolve();
  async function look(): Promise<void> {
    await jobs.keepHours();
    if (await jobs.isNightWorkActive()) wakefulness?.keep();
    else wakefulness?.release();
  }
  const timer = setInterval(() => {
    pass = pass.then(look).catch((error: unknown) => void context.logError(error));
  }, everyMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await pass;
      wakefulness?.release();
    },
  };
}
