import { z } from 'zod';
import { locatorSchema } from './evidence.ts';
import { sourceSchema } from './source.ts';

/** A file that came with a message of a chat. */
export const chatFileSchema = z.object({
  /** As the message calls it. */
  name: z.string(),
  source: sourceSchema.pick({ id: true, kind: true, status: true, errorCode: true, durationMs: true, trashedAt: true }),
  /** What is said in it, in milliseconds from its start; null for a paper and for what was not put into words yet. */
  said: z
    .array(z.object({ startMs: z.number().nonnegative(), endMs: z.number().nonnegative(), text: z.string() }))
    .nullable(),
});
export type ChatFile = z.infer<typeof chatFileSchema>;

/** The message of a chat that a file came with. */
export const chatPlaceSchema = z.object({
  chat: sourceSchema.pick({ id: true, name: true }),
  locator: locatorSchema,
  author: z.string().nullable(),
  /** As they are written: dd/mm/yyyy and HH:MM. */
  date: z.string(),
  time: z.string(),
});
export type ChatPlace = z.infer<typeof chatPlaceSchema>;
