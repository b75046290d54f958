import type { RpcContext } from '../../src-shared/rpc/rpc-base.ts';
import type { UseCases } from '../../src-shared/use-cases/index.ts';

type Parts = { district: Pick<UseCases['district'], 'look'>; context: Pick<RpcContext, 'logError'>; everyMs: number };

/** Looks from time to time whether there is something to send to the district or it is time to ask it. */
export function keepSynchronised({ district, context, everyMs }: Parts): { close(): Promise<void> } {
  const stop = new AbortController();
  let pass: Promise<void> = Promise.resolve();
  let isLooking = false;
  async function look(): Promise<void> {
    if (isLooking || stop.signal.aborted) return;
    isLooking = true;
    try {
      await district.look(stop.signal);
    } catch (error) {
      if (!stop.signal.aborted) context.logError(error);
    } finally {
      isLooking = false;
    }
  }
  const timer = setInterval(() => {
    if (!isLooking) pass = look();
  }, everyMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      stop.abort();
      await pass;
    },
  };
}
