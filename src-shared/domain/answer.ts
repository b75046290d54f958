import { z } from 'zod';
import { evidenceSchema, locatorSchema } from './evidence.ts';
import { conversationIdSchema, sourceIdSchema, turnIdSchema } from './identifiers.ts';

/** What is answered, word for word, when the papers do not say it. */
export const notInDocuments = 'No consta en los documentos.';

/** Characters that a question may have. */
export const maximumQuestionLength = 2000;

/** A proof of an answer. `number` is the one that stands in the answer's text, between brackets. */
export const citationSchema = evidenceSchema.extend({
  number: z.number().int().positive(),
  name: z.string(),
  path: z.string().nullable(),
});
export type Citation = z.infer<typeof citationSchema>;

/** A passage that was looked at for an answer, best first; for the curious and for support. */
export const retrievedPassageSchema = z.object({
  sourceId: sourceIdSchema,
  name: z.string(),
  locator: locatorSchema,
  text: z.string(),
  /** From 0 to 1: how much of what the question asks stands in the passage's best sentences. */
  share: z.number().min(0).max(1),
  /** Places from 1 by each way of looking that brought it: words, the papers of a person, what it means; the model's. */
  ranks: z.partialRecord(z.enum(['words', 'person', 'meaning', 'model']), z.number().int().positive()),
});
export type RetrievedPassage = z.infer<typeof retrievedPassageSchema>;

export const answerSchema = z.object({
  /** False for the fixed refusal. */
  found: z.boolean(),
  /** Sentences with the numbers of their proofs: "Vive en Mitre 12. [1]". */
  text: z.string(),
  /** Who answered: `passages` (quoted), `tables` (a cell by its row and column), `roster`, `planilla` or `papers` (gone through whole), or the name of a model. */
  engine: z.string(),
  citations: z.array(citationSchema),
  /** Sentences of a model that had no proof and were left out. */
  dropped: z.number().int(),
  /** The code of why a model did not answer and passages are quoted instead; null when nothing went wrong. */
  problem: z.string().nullable(),
  /** The code of why the passages were looked for by words alone though a model of meanings is chosen; null otherwise. */
  wordsAlone: z.string().nullable().default(null),
  /** What a count went through, all of it; null where only the best passages were read. */
  scan: z
    .object({
      of: z.enum(['people', 'papers', 'rows']),
      read: z.number().int(),
      total: z.number().int(),
      /** The planilla whose rows were read. */
      title: z.string().optional(),
    })
    .nullable(),
  /** Papers in scope that are not read (yet), so that the answer does not know them. */
  unread: z.number().int(),
  retrieved: z.array(retrievedPassageSchema),
  ms: z.number(),
});
export type Answer = z.infer<typeof answerSchema>;

/** What is told while an answer is made, the answer last. */
export const askEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('searching'), papers: z.number().int() }),
  z.object({ type: z.literal('reading'), passages: z.number().int() }),
  /** A model puts the passages in order: it may take minutes. */
  z.object({ type: z.literal('ranking'), model: z.string(), passages: z.number().int() }),
  /** A model is at work: it may take minutes before its first sentence. */
  z.object({ type: z.literal('writing'), model: z.string() }),
  /** A sentence of a model, already proven. */
  z.object({ type: z.literal('sentence'), text: z.string(), citation: citationSchema }),
  z.object({
    type: z.literal('answer'),
    answer: answerSchema,
    /** Where it was kept; null when it was not. */
    kept: z.object({ conversationId: conversationIdSchema, turnId: turnIdSchema }).nullable(),
  }),
]);
export type AskEvent = z.infer<typeof askEventSchema>;
