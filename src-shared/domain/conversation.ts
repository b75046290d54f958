import { z } from 'zod';
import { answerSchema } from './answer.ts';
import { conversationIdSchema, folderIdSchema, personIdSchema, sourceIdSchema, turnIdSchema } from './identifiers.ts';
import { paperKindSchema } from './source.ts';

/** The papers that a question is asked of; all of them when it says nothing. */
export const askScopeSchema = z.object({
  folderId: folderIdSchema.optional(),
  paperKinds: z.array(paperKindSchema).optional(),
  personId: personIdSchema.optional(),
  /** Dates of the papers, ISO yyyy-mm-dd, both inclusive. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  sourceIds: z.array(sourceIdSchema).max(1000).optional(),
});
export type AskScope = z.infer<typeof askScopeSchema>;

/** What a person thought of an answer. */
export const verdictSchema = z.enum(['good', 'bad']);
export type Verdict = z.infer<typeof verdictSchema>;

/** One question and its answer. */
export const turnSchema = z.object({
  id: turnIdSchema,
  question: z.string(),
  answer: answerSchema,
  /** ISO instant. */
  askedAt: z.string(),
  verdict: verdictSchema.nullable(),
});
export type Turn = z.infer<typeof turnSchema>;

/** Questions that follow one another. Kept on this PC only: what somebody asked is not the school's paper. */
export const conversationSchema = z.object({
  id: conversationIdSchema,
  /** The first question, shortened, until somebody gives it a name. */
  title: z.string(),
  scope: askScopeSchema,
  /** ISO instants. */
  createdAt: z.string(),
  updatedAt: z.string(),
  trashedAt: z.string().nullable(),
});
export type Conversation = z.infer<typeof conversationSchema>;

const titleCharacters = 80;

/** A title made of a question: its first words, cut between two of them. */
export function titleOfQuestion(question: string): string {
  const line = question.replace(/\s+/g, ' ').trim();
  if (line.length <= titleCharacters) return line;
  const cut = line.slice(0, titleCharacters);
  return `${cut.slice(0, cut.lastIndexOf(' ') > titleCharacters / 2 ? cut.lastIndexOf(' ') : titleCharacters)}…`;
}
