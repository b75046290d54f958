import { z } from 'zod';
import { citationSchema } from './answer.ts';

/**
 * A stretch of what a model wrote: `proven` rests on a quote that stands in the paper, `unproven` says something that
 * was not found there, `own` is wording that speaks of nothing in particular (a greeting).
 */
export const trialPartSchema = z.object({
  text: z.string(),
  mark: z.enum(['proven', 'unproven', 'own']),
  citations: z.array(citationSchema),
});
export type TrialPart = z.infer<typeof trialPartSchema>;

/** What came out of trying a prompt on a paper. */
export const promptTrialSchema = z.object({
  /** Who wrote it: the name of a model; `passages`, `roster` or `papers` where a question needed none. */
  engine: z.string(),
  parts: z.array(trialPartSchema),
  /** Sentences of an answer that had no proof and were left out. */
  dropped: z.number().int(),
  /** Pages that did not fit in the request, so that the text does not know them. */
  pagesLeft: z.number().int(),
  /** The code of why the model broke off or did not write; null when nothing went wrong. */
  problem: z.string().nullable(),
  ms: z.number(),
  /** How the model wrote, quotes included: the wait until its first words, and the writing; null where none did. */
  writing: z.object({ waitedMs: z.number(), wroteMs: z.number(), words: z.number().int() }).nullable(),
});
export type PromptTrial = z.infer<typeof promptTrialSchema>;

/** What is told while a prompt is tried, the trial last. */
export const promptTrialEventSchema = z.discriminatedUnion('type', [
  /** A model is at work: it may take minutes before its first words. */
  z.object({ type: z.literal('writing'), model: z.string() }),
  z.object({ type: z.literal('part'), part: trialPartSchema }),
  z.object({ type: z.literal('done'), trial: promptTrialSchema }),
]);
export type PromptTrialEvent = z.infer<typeof promptTrialEventSchema>;
