import { z } from 'zod';
import { personIdSchema, sha256Schema, templateIdSchema, writtenDocumentIdSchema } from './identifiers.ts';

/** What was written from a template for the rows of a planilla or of the roster, as one file: a .docx or a .zip of them. */
export const writtenDocumentSchema = z.object({
  id: writtenDocumentIdSchema,
  templateId: templateIdSchema,
  /** What the template was called then. */
  template: z.string(),
  /** The planilla that the rows were of, or the roster. */
  rowsOf: z.string(),
  count: z.number().int().nonnegative(),
  /** Whose the rows were, each once, and null for one that was nobody's who is known; not told of the oldest ones. */
  people: z.array(personIdSchema.nullable()).optional(),
  /** The numbers that they got, where the template numbers them. */
  numbers: z.object({ first: z.number().int(), last: z.number().int() }).nullable(),
  file: z.object({ sha256: sha256Schema, name: z.string(), sizeBytes: z.number().int().nonnegative() }),
  /** ISO instant. */
  writtenAt: z.string(),
  by: z.string(),
  trashedAt: z.string().nullable(),
});
export type WrittenDocument = z.infer<typeof writtenDocumentSchema>;
