import { z } from 'zod';

/**
 * What a person said of somebody's data or of a paper: that it is blocked while a claim is looked at, or that it must not
 * be deleted. Taking it back is said with a reason too, so it stays as a mark that is not set.
 */
export const rightsMarkSchema = z.object({
  isSet: z.boolean(),
  reason: z.string(),
  by: z.string(),
  /** ISO instant. */
  at: z.string(),
});
export type RightsMark = z.infer<typeof rightsMarkSchema>;

/** The least that a reason says. */
export const reasonSchema = z.string().trim().min(1).max(500);
