import type { Conversation, Turn } from '../domain/conversation.ts';

/** A conversation on its way out. */
export type ConversationDocument = { schoolName: string; conversation: Conversation; turns: readonly Turn[] };

/** Writes conversations as documents that Word opens. */
export type ConversationExporter = {
  /** The bytes of a .docx: each question, its answer and, numbered, the proofs of it. */
  render(document: ConversationDocument): Promise<Uint8Array<ArrayBuffer>>;
};
