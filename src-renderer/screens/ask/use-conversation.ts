import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AskScope } from '../../../src-shared/domain/conversation.ts';
import type { ConversationId } from '../../../src-shared/domain/identifiers.ts';
import { useApi } from '../../client/api-context.tsx';
import { useAsking } from '../../components/asking/asking-context.tsx';

/** A conversation as the screen shows it: its turns, the question on its way in it, and the papers it asks of. */
export function useConversation(id: ConversationId | 'new') {
  const api = useApi();
  const { asking } = useAsking();
  const found = useQuery(
    api.ask.conversation.queryOptions({ input: id === 'new' ? skipToken : { conversationId: id } }),
  );
  const turns = id === 'new' ? [] : (found.data?.turns ?? []);
  const isHere = asking?.in === id && !turns.some((turn) => turn.id === asking.turnId);
  const [changed, setChanged] = useState<{ of: ConversationId | 'new'; scope: AskScope } | null>(null);
  const stored = id === 'new' ? undefined : found.data?.conversation.scope;
  return {
    found,
    turns,
    asking: isHere ? asking : null,
    title: id === 'new' ? undefined : found.data?.conversation.title,
    /** Kept with the conversation by the next question. */
    scope: changed?.of === id ? changed.scope : (stored ?? {}),
    setScope: (scope: AskScope) => setChanged({ of: id, scope }),
  };
}
