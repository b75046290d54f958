import { z } from 'zod';

/** What the process that tells voices apart is asked; the sound comes in on its standard input. */
export const voicesTaskSchema = z.object({
  segmentationFile: z.string(),
  embeddingFile: z.string(),
  threads: z.number().int().positive(),
  durationMs: z.number().nonnegative(),
});
export type VoicesTask = z.infer<typeof voicesTaskSchema>;

/** What it says at the end. */
export const voicesAnswerSchema = z.object({
  stretches: z.array(z.object({ startMs: z.number(), endMs: z.number(), voice: z.number().int() })),
});
export type VoicesAnswer = z.infer<typeof voicesAnswerSchema>;
