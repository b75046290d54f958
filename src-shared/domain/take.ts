import { z } from 'zod';
import { takeIdSchema } from './identifiers.ts';

/** What the microphone is recording, or was until it was cut off: not a source yet. */
export const takeSchema = z.object({
  id: takeIdSchema,
  name: z.string(),
  /** ISO instant. */
  startedAt: z.string(),
  /** How long what is kept of it lasts. */
  durationMs: z.number().int().nonnegative(),
  sizeBytes: z.number().int().nonnegative(),
});
export type Take = z.infer<typeof takeSchema>;
