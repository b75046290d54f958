import { z } from 'zod';
import {
  actaDetailsSchema,
  actaLineSchema,
  actaLineTextSchema,
  actaSchema,
  actaSectionSchema,
} from '../domain/acta/acta-record.ts';
import {
  actaIdSchema,
  actaLineIdSchema,
  jobIdSchema,
  sourceIdSchema,
  templateIdSchema,
} from '../domain/identifiers.ts';
import { procedure } from './errors.ts';

const actaId = z.object({ actaId: actaIdSchema });
const ofLine = actaId.extend({ lineId: actaLineIdSchema });
const moment = z.number().int().nonnegative();

/** Actas of recordings. A draft is changed line by line; an approved one by nothing. */
export const actasContract = {
  /** A draft by rules. Throws `ACTA_NEEDS_TRANSCRIPT` for a recording without words. */
  create: procedure.input(z.object({ sourceId: sourceIdSchema, templateId: templateIdSchema })).output(actaId),
  get: procedure.input(actaId).output(
    z.object({
      acta: actaSchema,
      source: z.object({ name: z.string(), durationMs: z.number().nullable() }).nullable(),
      template: z.string().nullable(),
      fileName: z.string(),
      lines: z.array(actaLineSchema),
      fields: z.array(z.object({ key: z.string(), name: z.string(), text: z.string() })),
      asksNumber: z.boolean(),
      numberTaken: z.enum(['draft', 'approved']).nullable(),
      laterId: actaIdSchema.nullable(),
    }),
  ),
  saveDetails: procedure.input(actaId.extend({ details: actaDetailsSchema })).output(z.void()),
  addLine: procedure
    .input(
      actaId.extend({
        section: actaSectionSchema,
        afterId: actaLineIdSchema.nullable(),
        text: actaLineTextSchema.partial().default({}),
      }),
    )
    .output(z.object({ lineId: actaLineIdSchema })),
  editLine: procedure.input(ofLine.extend({ text: actaLineTextSchema })).output(z.void()),
  /** Lets a line without proof stand. */
  acceptLine: procedure.input(ofLine).output(z.void()),
  /** Gives a line what is said in a stretch of the recording as its proof. */
  citeLine: procedure.input(ofLine.extend({ range: z.object({ startMs: moment, endMs: moment }) })).output(z.void()),
  moveLine: procedure.input(ofLine.extend({ step: z.union([z.literal(-1), z.literal(1)]) })).output(z.void()),
  removeLine: procedure.input(ofLine).output(z.void()),
  /** Drafts it anew with the model that the settings name; what a person typed or accepted stays. */
  draft: procedure.input(actaId).output(z.object({ jobId: jobIdSchema })),
  approve: procedure.input(actaId).output(z.void()),
  /** A new draft of an approved acta: its next version. */
  reopen: procedure.input(actaId).output(actaId),
  /** The .docx: the approved one, or the draft as it would be. */
  file: procedure.input(actaId).output(z.file()),
  /** The same as a PDF. Only with `printsPdf`. Throws `PDF_NEEDS_BROWSER`, `PDF_FAILED`. */
  pdf: procedure.input(actaId).output(z.file()),
  trash: procedure.input(actaId).output(z.void()),
  restore: procedure.input(actaId).output(z.void()),
};
