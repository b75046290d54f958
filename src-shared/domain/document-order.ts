import { z } from 'zod';
import { planillaIdSchema, templateIdSchema } from './identifiers.ts';
import { fieldMappingSchema } from './template.ts';

/** Whose rows documents are written for: those of a planilla, or the pupils of the roster (of one course, or all). */
export const rowsFromSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('planilla'), planillaId: planillaIdSchema }),
  z.object({ kind: z.literal('roster'), course: z.string().nullable().default(null) }),
]);
export type RowsFrom = z.infer<typeof rowsFromSchema>;

/** Documents to write from a template, one for each row. */
export const documentOrderSchema = z.object({
  templateId: templateIdSchema,
  rowsFrom: rowsFromSchema,
  /** The rows that get one, by their ids; null for all. */
  rowIds: z.array(z.string()).min(1).max(20_000).nullable().default(null),
  mapping: fieldMappingSchema,
  /** The day that they bear. */
  date: z.iso.date(),
  /** One .docx with a page each, or a .zip with a .docx each. */
  as: z.enum(['one', 'each']),
  /** Whether a value that is missing leaves a line to write on; else nothing is written. */
  leaveBlanks: z.boolean().default(false),
});
export type DocumentOrder = z.infer<typeof documentOrderSchema>;

/** A column that a field may take its value from. */
export const documentColumnSchema = z.object({ id: z.string(), name: z.string() });
export type DocumentColumn = z.infer<typeof documentColumnSchema>;

/** What stands in the way of a field: the rows that have no value for it, or a doubtful one. */
export const fieldGapSchema = z.object({
  field: z.string(),
  /** The first of them, by name. */
  rows: z.array(z.string()),
  count: z.number().int(),
});
export type FieldGap = z.infer<typeof fieldGapSchema>;
