import { z } from 'zod';
import { jobIdSchema, personIdSchema, sourceIdSchema } from '../domain/identifiers.ts';
import { personMatchSchema, personSchema, requiredPaperSchema } from '../domain/person.ts';
import { paperKindSchema, sourceListItemSchema } from '../domain/source.ts';
import { procedure } from './errors.ts';

export const personListItemSchema = personSchema.extend({
  papers: z.number().int(),
  missing: z.array(paperKindSchema),
  /** Her data are not used while a claim is looked at. */
  isBlocked: z.boolean(),
});
export type PersonListItem = z.infer<typeof personListItemSchema>;

export const suggestedMatchSchema = z.object({
  match: personMatchSchema,
  source: sourceListItemSchema,
  person: personSchema,
});

export const peopleContract = {
  list: procedure
    .input(
      z.object({
        text: z.string().optional(),
        course: z.string().optional(),
        role: z.enum(['pupil', 'staff']).optional(),
        missing: paperKindSchema.optional(),
        /** Those who were taken out of the roster, in place of those of it. */
        removed: z.boolean().optional(),
      }),
    )
    .output(z.array(personListItemSchema)),
  courses: procedure.output(z.array(z.string())),
  get: procedure.input(z.object({ personId: personIdSchema })).output(
    z.object({
      person: personSchema,
      /** She was taken out of the roster. */
      isRemoved: z.boolean(),
      papers: z.array(z.object({ source: sourceListItemSchema, match: personMatchSchema })),
      missing: z.array(requiredPaperSchema),
    }),
  ),
  create: procedure.input(personSchema.omit({ id: true })).output(z.object({ personId: personIdSchema })),
  update: procedure.input(personSchema.partial().required({ id: true })).output(z.void()),
  remove: procedure.input(z.object({ personIds: z.array(personIdSchema).min(1) })).output(z.void()),
  /** Puts somebody back in the roster she was taken out of. */
  restore: procedure.input(z.object({ personId: personIdSchema })).output(z.void()),
  /** What would be imported from a paper of the library (a class list in any format), before anything is written. */
  previewRoster: procedure.input(z.object({ sourceId: sourceIdSchema })).output(
    z.object({
      people: z.array(personSchema.omit({ id: true }).extend({ existing: personIdSchema.nullable() })),
      problems: z.array(z.string()),
    }),
  ),
  importRoster: procedure
    .input(z.object({ sourceIds: z.array(sourceIdSchema).min(1), role: z.enum(['pupil', 'staff']) }))
    .output(z.object({ jobId: jobIdSchema })),
  suggestedMatches: procedure.output(z.array(suggestedMatchSchema)),
  decideMatch: procedure
    .input(
      z.object({ sourceId: sourceIdSchema, personId: personIdSchema, decision: z.enum(['confirmed', 'rejected']) }),
    )
    .output(z.void()),
  requiredPapers: procedure.output(z.array(requiredPaperSchema)),
  setRequiredPapers: procedure.input(z.object({ papers: z.array(requiredPaperSchema) })).output(z.void()),
};
