import type { AskEvent } from '../../../src-shared/domain/answer.ts';
import type { AskScope } from '../../../src-shared/domain/conversation.ts';
import type { ConversationId, PromptId, TurnId } from '../../../src-shared/domain/identifiers.ts';

type EventOf<Type extends AskEvent['type']> = Extract<AskEvent, { type: Type }>;

/** A question to ask: of which papers, the conversation that it goes on, and the school's own way of answering it. */
export type NewQuestion = {
  question: string;
  scope: AskScope;
  in: ConversationId | 'new';
  promptId?: PromptId;
  values?: Record<string, string>;
};

/** A question that is being answered, or that ended without an answer. */
export type Asking = NewQuestion & {
  /** Milliseconds since 1970. */
  startedAt: number;
  /** What is being done; null until the host says. */
  step: EventOf<'searching' | 'reading' | 'ranking' | 'writing'> | null;
  /** Sentences of a model, already proven. */
  sentences: readonly Omit<EventOf<'sentence'>, 'type'>[];
  state: { type: 'working' } | { type: 'stopped' } | { type: 'failed'; error: unknown };
  /** The turn that it became; null until it is answered. */
  turnId: TurnId | null;
};

/** A question at the moment in which it is asked. */
export function newAsking(question: NewQuestion, now: number): Asking {
  return { ...question, startedAt: now, step: null, sentences: [], state: { type: 'working' }, turnId: null };
}

/** The question after the host has said one thing more. */
export function afterEvent(asking: Asking, event: AskEvent): Asking {
  switch (event.type) {
    case 'searching':
    case 'reading':
    case 'ranking':
    case 'writing':
      return { ...asking, step: event };
    case 'sentence':
      return { ...asking, sentences: [...asking.sentences, { text: event.text, citation: event.citation }] };
    case 'answer':
      return { ...asking, turnId: event.kept?.turnId ?? null };
  }
}
