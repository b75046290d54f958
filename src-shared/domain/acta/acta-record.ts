import { z } from 'zod';
import { actaIdSchema, actaLineIdSchema, sha256Schema, sourceIdSchema, templateIdSchema } from '../identifiers.ts';

/** The parts of an acta, in its order. `opening` holds the hour it began at; `closing` the sentences it ends with. */
export const actaSections = ['opening', 'present', 'absent', 'agenda', 'topics', 'decisions', 'closing'] as const;
export const actaSectionSchema = z.enum(actaSections);
export type ActaSection = z.infer<typeof actaSectionSchema>;

/** What a line rests on: the words that were said, and when. */
export const actaProofSchema = z.object({
  quote: z.string().max(4000),
  startMs: z.number().int().nonnegative(),
  endMs: z.number().int().nonnegative(),
});
export type ActaProof = z.infer<typeof actaProofSchema>;

/**
 * How a line stands: `heard`, its words were found in what was said; `unproven`, they were not, and nobody has looked at
 * it; `accepted`, they were not and a person let it stand; `typed`, a person wrote it.
 */
export const actaMarkSchema = z.enum(['heard', 'unproven', 'accepted', 'typed']);
export type ActaMark = z.infer<typeof actaMarkSchema>;

/** What a person writes in a line; what does not belong to its section is empty. */
export const actaLineTextSchema = z.object({
  /** A sentence; the name of who was there; the hour of the opening. */
  text: z.string().max(4000),
  /** Whether it is the title of a matter, whose sentences follow it. */
  isTitle: z.boolean(),
  /** Of who was there or was missed. */
  role: z.string().max(200),
  /** Of a decision: who does it and by when. */
  responsible: z.string().max(200),
  due: z.string().max(200),
});
export type ActaLineText = z.infer<typeof actaLineTextSchema>;

/** A line with how it stands and what proves it. */
export const actaLineContentSchema = actaLineTextSchema.extend({
  mark: actaMarkSchema,
  proof: actaProofSchema.nullable(),
});
export type ActaLineContent = z.infer<typeof actaLineContentSchema>;

/** A line in its section, before it has a place among others. */
export type NewActaLine = ActaLineContent & { section: ActaSection };

export const actaLineSchema = actaLineContentSchema.extend({
  id: actaLineIdSchema,
  section: actaSectionSchema,
  /** Lines of a section go by it; a line between two others takes a number between theirs. */
  position: z.number(),
});
export type ActaLine = z.infer<typeof actaLineSchema>;

/** What is said of an acta beside its sentences. */
export const actaDetailsSchema = z.object({
  /** The template that it goes into; null once that is gone. */
  templateId: templateIdSchema.nullable(),
  /** The book that numbers it: numbers begin anew with each book and year. */
  book: z.string().trim().min(1).max(80),
  /** The day of the meeting. */
  date: z.iso.date(),
  number: z.number().int().min(1).max(99_999).nullable(),
  /** What to write in fields of the template that the acta's own lines do not fill, by the field's key. */
  values: z.record(z.string(), z.string().max(2000)),
});
export type ActaDetails = z.infer<typeof actaDetailsSchema>;

/** What a person approved, whole: nothing that is changed afterwards changes it. */
export const actaApprovalSchema = z.object({
  /** ISO instant. */
  approvedAt: z.string(),
  by: z.string(),
  template: z.string(),
  file: z.object({ sha256: sha256Schema, name: z.string(), sizeBytes: z.number().int().nonnegative() }),
  details: actaDetailsSchema,
  lines: z.array(actaLineSchema),
});
export type ActaApproval = z.infer<typeof actaApprovalSchema>;

/** An acta of what was said in a recording: a draft until it is approved. */
export const actaSchema = z.object({
  id: actaIdSchema,
  sourceId: sourceIdSchema,
  /** ISO instant. */
  createdAt: z.string(),
  by: z.string(),
  /** The first of its versions, and which of them this is, from 1. */
  firstId: actaIdSchema,
  version: z.number().int().positive(),
  details: actaDetailsSchema,
  approval: actaApprovalSchema.nullable(),
  trashedAt: z.string().nullable(),
});
export type Acta = z.infer<typeof actaSchema>;

/** An acta as lists show it. */
export const actaListItemSchema = actaSchema.pick({ id: true, sourceId: true, version: true, trashedAt: true }).extend({
  /** The recording's name; empty once it is gone. */
  source: z.string(),
  book: z.string(),
  date: z.string(),
  number: z.number().int().nullable(),
  /** `replaced`: approved, and a later version of it was approved since. */
  state: z.enum(['draft', 'approved', 'replaced']),
  /** When it was approved; of a draft, when it was begun. */
  writtenAt: z.string(),
  by: z.string(),
});
export type ActaListItem = z.infer<typeof actaListItemSchema>;

/** A number that was given in a book. Those of approved actas stay taken, in the trash and after it. */
export type TakenNumber = { firstId: Acta['firstId']; number: number; isApproved: boolean };
