import { z } from 'zod';

/** What tells of a prompt or a template that it is the district's: nobody changes it at a school. */
export const publishedMarkSchema = z.object({
  version: z.number().int().positive(),
  /** What is new in that version, in the words of who published it. */
  note: z.string(),
  /** ISO instant. */
  publishedAt: z.string(),
  by: z.string(),
});
