import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** Questions to the papers, and the conversations they are kept in. */
export function createAskRouter({ useCases }: RpcServices) {
  const os = rpc.ask;
  const { conversations, exportConversation, prompts } = useCases;
  return os.router({
    ask: os.ask.handler(async function* ({ input, context, signal }) {
      await useCases.transcriptTexts.keepChanged({ actor: context.actor() });
      const { promptId, values, ...asked } = input;
      const manner = promptId && (await prompts.fill({ promptId, use: 'ask', values }));
      yield* conversations.ask({ ...asked, manner }, taskContext(context, signal));
    }),
    conversations: os.conversations.handler(({ input }) => conversations.list(input)),
    conversation: os.conversation.handler(({ input }) => conversations.get(input)),
    rename: os.rename.handler(({ input }) => conversations.rename(input)),
    remove: os.remove.handler(({ input }) => conversations.remove(input)),
    restore: os.restore.handler(({ input }) => conversations.restore(input)),
    export: os.export.handler(({ input }) => exportConversation(input)),
    judge: os.judge.handler(({ input }) => conversations.judge(input)),
  });
}
