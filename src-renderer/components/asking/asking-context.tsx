import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';
import type { ConversationId } from '../../../src-shared/domain/identifiers.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { askMessages } from '../../messages/ask.ts';
import { useNotify } from '../notifications.tsx';
import { ASK_PATH, conversationAddress, isAtConversation } from './ask-address.ts';
import { type Asking, afterEvent, type NewQuestion, newAsking } from './asking-state.ts';

type AskingValue = {
  /** The question on its way, or the last one that ended without an answer; null otherwise. */
  asking: Asking | null;
  isWorking: boolean;
  /** Asks, unless a question is on its way, and shows the conversation that it belongs to. */
  ask: (question: NewQuestion) => void;
  stop: () => void;
  /** Takes away what was left of a question that ended without an answer. */
  dismiss: () => void;
};

const AskingContext = createContext<AskingValue | null>(null);

/** Keeps the question that is being answered while she goes to other screens, and says so when its answer is there. */
export function AskingProvider({ children }: { children: ReactNode }) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const stopper = useRef<AbortController | null>(null);
  const client = useClient();
  const router = useRouter();
  const notify = useNotify();
  const arrive = useArrival();

  const follow = useCallback(
    async (question: NewQuestion, { signal }: AbortController) => {
      for await (const event of await client.ask.ask(question, { signal })) {
        setAsking((current) => current && afterEvent(current, event));
        if (event.type !== 'answer') continue;
        if (event.kept) await arrive(question, event.kept.conversationId);
        return;
      }
      throw new Error('The host ended without an answer');
    },
    [client, arrive],
  );

  const ask = useCallback(
    (question: NewQuestion) => {
      if (stopper.current) return notify.warn({ text: askMessages.otherConversation });
      const stop = new AbortController();
      stopper.current = stop;
      setAsking(newAsking(question, Date.now()));
      void router.navigate(conversationAddress(question.in));
      const end = (state: Asking['state'] | null) => {
        stopper.current = null;
        setAsking((current) => current && state && { ...current, state });
      };
      follow(question, stop).then(
        () => end(null),
        (error: unknown) => end(stop.signal.aborted ? { type: 'stopped' } : { type: 'failed', error }),
      );
    },
    [router, follow, notify],
  );

  const value = useMemo(() => {
    const isWorking = asking?.state.type === 'working';
    const dismiss = () => setAsking((current) => (current?.state.type === 'working' ? current : null));
    return { asking, isWorking, ask, stop: () => stopper.current?.abort(), dismiss };
  }, [asking, ask]);
  return <AskingContext value={value}>{children}</AskingContext>;
}

/** Asking the papers, from any screen. */
export function useAsking(): AskingValue {
  const value = use(AskingContext);
  if (value === null) throw new Error('AskingProvider is missing above this component');
  return value;
}

/** Brings the conversation with its new turn, and shows it where she was waiting for it; elsewhere a notice tells it. */
function useArrival() {
  const api = useApi();
  const cache = useQueryClient();
  const router = useRouter();
  const notify = useNotify();
  return useCallback(
    async (question: NewQuestion, conversationId: ConversationId) => {
      const turns = api.ask.conversation.queryOptions({ input: { conversationId } });
      await cache.invalidateQueries({ queryKey: turns.queryKey, refetchType: 'none' });
      // Where it cannot be brought, the screen says so and offers to try again.
      await cache.prefetchQuery(turns);
      void cache.invalidateQueries({ queryKey: api.ask.conversations.key() });
      const { pathname, search } = router.state.location;
      if (isAtConversation({ pathname, search }, question.in)) {
        await router.navigate({ ...conversationAddress(conversationId), replace: true });
      } else if (pathname !== ASK_PATH) {
        const see = () => void router.navigate(conversationAddress(conversationId));
        notify.done({
          text: askMessages.ready,
          detail: question.question,
          action: { label: askMessages.seeAnswer, run: see },
        });
      }
    },
    [api, cache, router, notify],
  );
}
