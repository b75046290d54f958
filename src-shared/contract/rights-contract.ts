import { z } from 'zod';
import { jobIdSchema, personIdSchema, sourceIdSchema } from '../domain/identifiers.ts';
import { keptUntilSchema, retentionRuleSchema } from '../domain/rights/retention.ts';
import { reasonSchema, rightsMarkSchema } from '../domain/rights/rights-mark.ts';
import { paperKindSchema, sourceListItemSchema } from '../domain/source.ts';
import { procedure } from './errors.ts';

const person = z.object({ personId: personIdSchema });
const marking = z.object({ isSet: z.boolean(), reason: reasonSchema });
const markedPerson = z.object({ id: personIdSchema, name: z.string(), mark: rightsMarkSchema });

const overduePaperSchema = z.object({
  id: sourceIdSchema,
  name: z.string(),
  paperKind: paperKindSchema,
  documentDate: z.string().nullable(),
  addedAt: z.string(),
  people: z.array(z.string()),
  /** The first day past its term, yyyy-mm-dd. */
  since: z.string(),
  /** It must not be deleted all the same. */
  isHeld: z.boolean(),
});
export type OverduePaper = z.infer<typeof overduePaperSchema>;

export const rightsContract = {
  /** What is said of a person: blocked while a claim is looked at, not to be deleted. */
  ofPerson: procedure
    .input(person)
    .output(z.object({ blocked: rightsMarkSchema.nullable(), held: rightsMarkSchema.nullable() })),
  /** What keeps a paper: its own mark, a person's whose it is, a day until which it is kept. */
  ofPaper: procedure.input(z.object({ sourceId: sourceIdSchema })).output(
    z.object({
      held: rightsMarkSchema.nullable(),
      heldWith: z.object({ id: personIdSchema, name: z.string() }).nullable(),
      keptUntil: keptUntilSchema.nullable(),
    }),
  ),
  /** Everything that is blocked or must not be deleted. */
  marks: procedure.output(
    z.object({
      blocked: z.array(markedPerson),
      heldPeople: z.array(markedPerson),
      heldPapers: z.array(z.object({ id: sourceIdSchema, name: z.string(), mark: rightsMarkSchema })),
    }),
  ),
  markPerson: procedure
    .input(person.extend({ what: z.enum(['blocked', 'held']) }).extend(marking.shape))
    .output(z.void()),
  holdPaper: procedure.input(z.object({ sourceId: sourceIdSchema }).extend(marking.shape)).output(z.void()),
  /** How much of a person there is, before it is written out or forgotten. */
  known: procedure.input(person).output(
    z.object({
      isHeld: z.boolean(),
      rows: z.number().int(),
      cells: z.number().int(),
      voices: z.number().int(),
      questions: z.number().int(),
      /** Hers alone. */
      papers: z.array(z.object({ source: sourceListItemSchema, isHeld: z.boolean() })),
      /** Hers with others, or only perhaps hers. */
      shared: z.array(z.object({ id: sourceIdSchema, name: z.string() })),
      mentions: z.number().int(),
      actas: z.number().int(),
      /** Written for her alone. */
      documents: z.number().int(),
      /** Written for her and for others, as one file. */
      sharedDocuments: z.number().int(),
      /** Documents of which nobody noted whose they are. */
      documentsOfAnybody: z.number().int(),
    }),
  ),
  /** Writes all that as one .zip. Only with `localPaths`. */
  exportPerson: procedure
    .input(person.extend({ path: z.string().min(1), withShared: z.boolean() }))
    .output(z.object({ jobId: jobIdSchema })),
  /** Forgets a person for good, with those of her papers that are hers alone and are named. Throws `HELD`, `CONFIRMATION_WRONG`. */
  purgePerson: procedure
    .input(person.extend({ sourceIds: z.array(sourceIdSchema), familyName: z.string(), reason: reasonSchema }))
    .output(z.object({ jobId: jobIdSchema })),
  /** How long papers of each kind are kept. */
  retention: procedure.output(z.array(retentionRuleSchema)),
  setRetention: procedure.input(z.object({ rules: z.array(retentionRuleSchema) })).output(z.void()),
  /** Papers past their term, those longest past it first. */
  overdue: procedure.output(z.array(overduePaperSchema)),
  /** How many of them are to be proposed now; none within a month of `markReviewed`. */
  toReview: procedure.output(z.object({ papers: z.number().int() })),
  markReviewed: procedure.output(z.void()),
  /** Keeps papers until a day, or for good; null counts by their kind again. */
  keep: procedure
    .input(z.object({ sourceIds: z.array(sourceIdSchema).min(1), until: keptUntilSchema.nullable() }))
    .output(z.void()),
};
