import { rpc } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** Chats: the files of their messages, and the messages of files. */
export function createChatsRouter({ useCases }: RpcServices) {
  const os = rpc.chats;
  const { showChat, transcriptTexts } = useCases;
  return os.router({
    files: os.files.handler(async ({ input, context }) => {
      await transcriptTexts.keepChanged({ actor: context.actor() });
      return showChat.files(input.sourceId);
    }),
    placeOf: os.placeOf.handler(({ input }) => showChat.placeOf(input.sourceId)),
  });
}
