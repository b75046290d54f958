import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { askEventSchema } from '../domain/answer.ts';
import { askScopeSchema, conversationSchema, turnSchema, verdictSchema } from '../domain/conversation.ts';
import { conversationIdSchema, promptIdSchema, turnIdSchema } from '../domain/identifiers.ts';
import { procedure } from './errors.ts';
import { promptValuesSchema } from './prompts-contract.ts';

const conversationId = z.object({ conversationId: conversationIdSchema });

export const askContract = {
  /** What is done meanwhile and, last, the answer; a conversation that goes on knows the question before. */
  ask: procedure
    .input(
      z.object({
        question: z.string().max(100_000),
        scope: askScopeSchema.default({}),
        in: z.union([conversationIdSchema, z.enum(['new', 'none'])]).default('none'),
        /** A way of answering from the school's own prompts, with the values of its variables. */
        promptId: promptIdSchema.optional(),
        values: promptValuesSchema.default({}),
      }),
    )
    .output(eventIterator(askEventSchema)),
  /** The last used first; with `text`, those that say all its words. */
  conversations: procedure
    .input(
      z.object({
        text: z.string().max(200).optional(),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ items: z.array(conversationSchema), total: z.number().int() })),
  conversation: procedure
    .input(conversationId)
    .output(z.object({ conversation: conversationSchema, turns: z.array(turnSchema) })),
  rename: procedure.input(conversationId.extend({ title: z.string().trim().min(1).max(120) })).output(z.void()),
  remove: procedure.input(conversationId).output(z.void()),
  restore: procedure.input(conversationId).output(z.void()),
  /** The conversation as a Word document, each answer with its proofs. */
  export: procedure.input(conversationId).output(z.file()),
  /** What a person thinks of an answer; kept with its question to be asked again by an evaluation. */
  judge: procedure.input(z.object({ turnId: turnIdSchema, verdict: verdictSchema.nullable() })).output(z.void()),
};
