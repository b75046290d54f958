import type { RpcContext } from '../../src-shared/rpc/rpc-base.ts';
import { taskContext } from '../../src-shared/rpc/rpc-base.ts';
import type { UseCases } from '../../src-shared/use-cases/index.ts';

type Parts = { useCases: UseCases; context: RpcContext; everyMs?: number };

/**
 * Makes changes of what was being typed when the program stopped, and from time to time takes what was corrected, or
 * undone, to where it is searched.
 */
export async function keepTranscriptTexts({
  useCases,
  context,
  everyMs = 5_000,
}: Parts): Promise<{ close(): Promise<void> }> {
  const task = taskContext(context, undefined);
  await useCases.transcripts.settleAllTyping(task);
  let pass: Promise<void> = Promise.resolve();
  const look = () => {
    pass = pass
      .then(() => useCases.transcriptTexts.keepChanged(task))
      .catch((error: unknown) => {
        context.logError(error);
      });
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  look();
  return {
    async close() {
      clearInterval(timer);
      await pass;
    },
  };
}
