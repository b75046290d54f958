import type { AskEvent } from '../../domain/answer.ts';
import {
  type AskScope,
  type Conversation,
  type Turn,
  titleOfQuestion,
  type Verdict,
} from '../../domain/conversation.ts';
import { AppError } from '../../domain/errors.ts';
import { type ConversationId, createId, type TurnId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConversationRepository } from '../../ports/conversation-repository.ts';
import type { AskQuestion } from './ask-question.ts';

export type ManageConversationsPorts = { conversations: ConversationRepository; clock: Clock };

/** Where a question belongs: a conversation that goes on, a new one, or none, when nothing is to be kept. */
export type AskedIn = ConversationId | 'new' | 'none';

/** Conversations with the papers: asking in them, finding them again, judging their answers. */
export function createManageConversations(
  { conversations, clock }: ManageConversationsPorts,
  askQuestion: AskQuestion,
) {
  const now = (): string => new Date(clock.now()).toISOString();
  const known = async (id: ConversationId): Promise<Conversation> => {
    const conversation = await conversations.get(id);
    if (conversation === null) throw new AppError('NOT_FOUND');
    return conversation;
  };
  return {
    /** Answers, knowing the question before; keeps the turn before the answer is told. Throws what `askQuestion` throws. */
    async *ask(
      input: { question: string; scope: AskScope; in: AskedIn; manner?: string },
      context: TaskContext,
    ): AsyncGenerator<AskEvent, void, void> {
      const goesOn = input.in === 'new' || input.in === 'none' ? null : await known(input.in);
      const earlier = goesOn ? (await conversations.turns(goesOn.id)).at(-1)?.question : undefined;
      for await (const event of askQuestion({ ...input, earlier }, context)) {
        if (event.type !== 'answer' || input.in === 'none') yield event;
        else yield { ...event, kept: await keep(goesOn, input, event.answer) };
      }
    },

    list: (input: { text?: string; offset: number; limit: number }) =>
      conversations.list({ text: input.text }, { offset: input.offset, limit: input.limit }),

    async get({ conversationId }: { conversationId: ConversationId }) {
      return { conversation: await known(conversationId), turns: await conversations.turns(conversationId) };
    },

    async rename(input: { conversationId: ConversationId; title: string }): Promise<void> {
      await known(input.conversationId);
      await conversations.update(input.conversationId, { title: input.title });
    },

    /** Hides a conversation; `restore` brings it back. */
    async remove(input: { conversationId: ConversationId }): Promise<void> {
      await known(input.conversationId);
      await conversations.update(input.conversationId, { trashedAt: now() });
    },

    async restore(input: { conversationId: ConversationId }): Promise<void> {
      await known(input.conversationId);
      await conversations.update(input.conversationId, { trashedAt: null });
    },

    async judge(input: { turnId: TurnId; verdict: Verdict | null }): Promise<void> {
      if ((await conversations.getTurn(input.turnId)) === null) throw new AppError('NOT_FOUND');
      await conversations.judge(input.turnId, input.verdict);
    },
  };

  async function keep(
    goesOn: Conversation | null,
    { question, scope }: { question: string; scope: AskScope },
    answer: Turn['answer'],
  ): Promise<{ conversationId: ConversationId; turnId: TurnId }> {
    const askedAt = now();
    const conversationId = goesOn?.id ?? createId<ConversationId>();
    if (goesOn === null) {
      const title = titleOfQuestion(question);
      const times = { createdAt: askedAt, updatedAt: askedAt, trashedAt: null };
      await conversations.insert({ id: conversationId, title, scope, ...times });
    } else await conversations.update(conversationId, { scope });
    const turn: Turn = { id: createId<TurnId>(), question: question.trim(), answer, askedAt, verdict: null };
    await conversations.addTurn(conversationId, turn);
    return { conversationId, turnId: turn.id };
  }
}
