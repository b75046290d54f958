import { z } from 'zod';
import { evidenceSchema } from './evidence.ts';
import { personIdSchema, sourceIdSchema } from './identifiers.ts';
import { paperKindSchema } from './source.ts';

/** One line of the roster (padrón): a pupil or a member of the staff. */
export const personSchema = z.object({
  id: personIdSchema,
  role: z.enum(['pupil', 'staff']),
  familyName: z.string(),
  givenName: z.string(),
  /** Seven or eight digits, no dots; null when not known. */
  dni: z.string().nullable(),
  /** Canonical "3.º B"; null for staff or when not known. */
  course: z.string().nullable(),
  /** ISO yyyy-mm-dd. */
  birthDate: z.string().nullable(),
  /** Every other column of the roster it was imported from, by its header. */
  details: z.record(z.string(), z.string()),
});
export type Person = z.infer<typeof personSchema>;

/** A person, and whether she was taken out of the roster. */
export type RosterEntry = Person & { isRemoved: boolean };

/** How a paper came to be matched with a person. `suggested` waits for the secretary's word. */
export const personMatchSchema = z.object({
  sourceId: sourceIdSchema,
  personId: personIdSchema,
  state: z.enum(['certain', 'suggested', 'confirmed', 'rejected']),
  basis: z.enum(['dni', 'name', 'manual']),
  /** From 0 to 1. */
  score: z.number().min(0).max(1),
  evidence: evidenceSchema.nullable(),
});
export type PersonMatch = z.infer<typeof personMatchSchema>;

/** A kind of paper that every pupil must bring. */
export const requiredPaperSchema = z.object({ paperKind: paperKindSchema, label: z.string() });
export type RequiredPaper = z.infer<typeof requiredPaperSchema>;
