import type { ConversationId } from '../../../src-shared/domain/identifiers.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { useNotify } from '../../components/notifications.tsx';
import { saveFile } from '../../components/save-file.ts';
import { askMessages } from '../../messages/ask.ts';

/** Letters that a conversation's name may have. */
export const longestTitle = 120;

type OfConversation = { conversationId: ConversationId };

/** What can be done with a whole conversation. */
export function useConversationCommands() {
  const client = useClient();
  const notify = useNotify();
  const rename = useCommand({
    run: (input: OfConversation & { title: string }) => client.ask.rename(input),
    said: () => askMessages.renamed,
  });
  const restore = useCommand({
    run: (input: OfConversation) => client.ask.restore(input),
    said: () => askMessages.restored,
  });
  const remove = useCommand({
    run: (input: OfConversation) => client.ask.remove(input),
    // A conversation is of this PC alone and no change of the library: it comes back by a way of its own.
    onDone: (_output, input) => notify.done({ text: askMessages.removed, undo: () => restore.mutate(input) }),
  });
  const download = useCommand({ run: (input: OfConversation) => client.ask.export(input), onDone: saveFile });
  return { rename, remove, download };
}
