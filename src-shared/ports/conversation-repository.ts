import type { Conversation, Turn, Verdict } from '../domain/conversation.ts';
import type { ConversationId, TurnId } from '../domain/identifiers.ts';

/** Conversations of this PC with their turns. Not synced. */
export type ConversationRepository = {
  insert(conversation: Conversation): Promise<void>;
  get(id: ConversationId): Promise<Conversation | null>;
  update(
    id: ConversationId,
    fields: Partial<Pick<Conversation, 'title' | 'scope' | 'updatedAt' | 'trashedAt'>>,
  ): Promise<void>;
  /** Those that are not in the trash, the last used first; with `text`, those that say all its words. */
  list(
    filter: { text?: string },
    page: { offset: number; limit: number },
  ): Promise<{ items: Conversation[]; total: number }>;
  /** Adds a turn at the end. */
  addTurn(id: ConversationId, turn: Turn): Promise<void>;
  /** In the order they were asked. */
  turns(id: ConversationId): Promise<Turn[]>;
  getTurn(id: TurnId): Promise<Turn | null>;
  judge(id: TurnId, verdict: Verdict | null): Promise<void>;
};
