import { type RpcContext, taskContext } from '../../src-shared/rpc/rpc-base.ts';
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
  // What is typed is shown all the same: nothing of it keeps the program from opening.
  await useCases.transcripts.settleAllTyping(task).catch(context.logError);
  let pass: Promise<void> = Promise.resolve();
  const look = () => {
    pass = pass
      .then(() => useCases.transcriptTexts.keepChanged(task))
      .catch((error: unknown) => void context.logError(error));
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
