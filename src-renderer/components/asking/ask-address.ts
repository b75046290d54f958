import { type ConversationId, conversationIdSchema } from '../../../src-shared/domain/identifiers.ts';

export const ASK_PATH = '/preguntar';

/** The address of a conversation, or of one that begins. */
export function conversationAddress(conversation: ConversationId | 'new') {
  return { to: ASK_PATH, search: conversation === 'new' ? {} : { conversacion: conversation } };
}

/** The conversation that an address of the screen names; 'new' when it names none. */
export function conversationOf(search: Record<string, unknown>): ConversationId | 'new' {
  return conversationIdSchema.safeParse(search.conversacion).data ?? 'new';
}

/** Whether an address shows this conversation. */
export function isAtConversation(
  { pathname, search }: { pathname: string; search: Record<string, unknown> },
  conversation: ConversationId | 'new',
): boolean {
  return pathname === ASK_PATH && conversationOf(search) === conversation;
}
