import { z } from 'zod';
import { templateIdSchema, templateMarkingIdSchema } from '../domain/identifiers.ts';
import { templateFieldSchema } from '../domain/template.ts';
import { markStepSchema, templateMarkingSchema } from '../domain/template-marks.ts';
import { templatePageSchema } from '../domain/template-page.ts';
import { procedure } from './errors.ts';

const markingId = z.object({ markingId: templateMarkingIdSchema });
const day = z.object({ date: z.iso.date() });

/** Documents of the school's on the way to be templates. */
export const markingsContract = {
  /** Those under way, the newest first. */
  list: procedure.output(z.array(templateMarkingSchema)),
  /** The marks of a template, to be changed. */
  beginFrom: procedure.input(z.object({ templateId: templateIdSchema })).output(markingId),
  /** How it looks with what has been marked, its fields, and what must be mended before it can be a template. */
  show: procedure.input(markingId).output(
    z.object({
      marking: templateMarkingSchema,
      page: templatePageSchema,
      fields: z.array(templateFieldSchema),
      problem: z.object({ code: z.string(), data: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
      examples: z.record(z.string(), z.string()),
    }),
  ),
  /** One thing more; `after`: how many had been done to it as it was seen. */
  mark: procedure.input(markingId.extend({ step: markStepSchema, after: z.number().int().min(0) })).output(z.void()),
  /** Makes a template of it, or a new version of the one it came from. */
  finish: procedure
    .input(markingId.extend({ name: z.string().trim().min(1).max(80) }))
    .output(z.object({ templateId: templateIdSchema })),
  leave: procedure.input(markingId).output(z.void()),
  /** Names that a field may take; those of the school and the day with what they say. */
  choices: procedure.input(day).output(
    z.object({
      school: z.array(z.object({ name: z.string(), text: z.string() })),
      roster: z.array(z.string()),
      planillas: z.array(z.string()),
    }),
  ),
  /** Filled in with the first pupil's data, or with what stood in the document. */
  preview: procedure.input(markingId.extend(day.shape)).output(templatePageSchema),
};
