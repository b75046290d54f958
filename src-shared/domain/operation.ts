import { z } from 'zod';

/** The entities that this version knows. Each field of each entity is one register (docs/storage.md). */
const entityNameSchema = z.enum([
  'source',
  'source-place',
  'source-reading',
  'folder',
  'person',
  'person-match',
  'planilla',
  'column',
  'row',
  'cell',
  'prompt',
  'template',
  'template-marking',
  'written-document',
  'transcript-segment',
  'transcript-voice',
  'acta',
  'acta-line',
  'setting',
  'publication',
  'publication-version',
]);
export type EntityName = z.infer<typeof entityNameSchema>;

/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One wish to change one register: what a use-case hands to `commit`. */
export type Change = { entity: EntityName; id: string; field: string; value: Json };

/**
 * One stored operation of the change log. `id` is `deviceId:counter:hash12`, the last part
 * the first twelve digits of `hash`; `bases` are the ids of the operations whose
 * values its author saw in that register; `clock` is a hybrid logical clock that sorts as text.
 */
export const operationSchema = z.object({
  id: z.string(),
  scope: z.string(),
  /** An `EntityName`, or one of a newer version, which is kept and passed on. */
  entity: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  entityId: z.string(),
  field: z.string(),
  value: z.json(),
  bases: z.array(z.string()),
  clock: z.string(),
  actor: z.string(),
  /** Operations of one `commit` share it: undo takes back a whole group. */
  group: z.string(),
  schemaVersion: z.number().int(),
  hash: z.string(),
});
export type Operation = z.infer<typeof operationSchema>;
