import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { askEventSchema } from '../domain/answer.ts';
import { folderIdSchema, personIdSchema, sourceIdSchema } from '../domain/identifiers.ts';
import { paperKindSchema } from '../domain/source.ts';
import { procedure } from './errors.ts';

/** The papers that a question is asked of; all of them when it says nothing. */
export const askScopeSchema = z.object({
  folderId: folderIdSchema.optional(),
  paperKinds: z.array(paperKindSchema).optional(),
  personId: personIdSchema.optional(),
  /** Dates of the papers, ISO yyyy-mm-dd, both inclusive. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  sourceIds: z.array(sourceIdSchema).max(1000).optional(),
});
export type AskScope = z.infer<typeof askScopeSchema>;

export const askContract = {
  /** What is done meanwhile and, last, the answer. */
  ask: procedure
    .input(z.object({ question: z.string().max(100_000), scope: askScopeSchema.default({}) }))
    .output(eventIterator(askEventSchema)),
};
