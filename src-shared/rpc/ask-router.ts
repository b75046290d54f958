import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** Questions to the papers. */
export function createAskRouter({ useCases }: RpcServices) {
  const os = rpc.ask;
  return os.router({
    ask: os.ask.handler(async function* ({ input, context, signal }) {
      yield* useCases.askQuestion(input, taskContext(context, signal));
    }),
  });
}
