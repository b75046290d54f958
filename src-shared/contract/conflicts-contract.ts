import { z } from 'zod';
import { sourceIdSchema } from '../domain/identifiers.ts';
import {
  conflictSchema,
  paperSyncStateSchema,
  refusedChangeSchema,
  registerNameSchema,
} from '../domain/sync/conflict.ts';
import { procedure } from './errors.ts';

const refusedId = z.object({ id: z.string() });

/** What people have to decide because PCs of the school wrote apart, or the district's server did not take something. */
export const conflictsContract = {
  /** Where there are conflicts, the oldest first: what marks them wherever their data are shown. */
  registers: procedure.output(z.array(registerNameSchema)),
  list: procedure
    .input(
      z.object({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(200).default(50) }),
    )
    .output(z.object({ items: z.array(conflictSchema), total: z.number().int() })),
  /** Null where it is decided. */
  get: procedure.input(registerNameSchema).output(conflictSchema.nullable()),
  /**
   * Takes one of its versions for all of them. Null brings back what was deleted, with what others changed of it.
   * Fails with `CONFLICT_DECIDED` where it is no longer one of them.
   */
  decide: procedure
    .input(z.object({ register: registerNameSchema, versionId: z.string().nullable() }))
    .output(z.void()),
  /** What the server did not take, the oldest first. */
  refused: procedure.output(z.array(refusedChangeSchema)),
  /** Writes a refused change again, to be sent; with another text where it is one. */
  sendAgain: procedure.input(refusedId.extend({ text: z.string().nullable() })).output(z.void()),
  /** Throws a refused change away for good. */
  discard: procedure.input(refusedId).output(z.void()),
  /** How far the changes of these papers have come, in their order; nothing where this PC is in no district. */
  paperStates: procedure
    .input(z.object({ sourceIds: z.array(sourceIdSchema).max(500) }))
    .output(z.array(z.object({ sourceId: sourceIdSchema, state: paperSyncStateSchema }))),
};
