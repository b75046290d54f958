import { z } from 'zod';

/** A 36-character UUID (version 4 or 7) branded with the entity it names, so that ids cannot be mixed up. */
const brandedUuid = <Name extends string>() => z.uuid().brand<Name>();

export const sourceIdSchema = brandedUuid<'SourceId'>();
export type SourceId = z.infer<typeof sourceIdSchema>;

export const folderIdSchema = brandedUuid<'FolderId'>();
export type FolderId = z.infer<typeof folderIdSchema>;

export const personIdSchema = brandedUuid<'PersonId'>();
export type PersonId = z.infer<typeof personIdSchema>;

export const planillaIdSchema = brandedUuid<'PlanillaId'>();
export type PlanillaId = z.infer<typeof planillaIdSchema>;

export const columnIdSchema = brandedUuid<'ColumnId'>();
export type ColumnId = z.infer<typeof columnIdSchema>;

export const rowIdSchema = brandedUuid<'RowId'>();
export type RowId = z.infer<typeof rowIdSchema>;

export const jobIdSchema = brandedUuid<'JobId'>();
export type JobId = z.infer<typeof jobIdSchema>;

export const conversationIdSchema = brandedUuid<'ConversationId'>();
export type ConversationId = z.infer<typeof conversationIdSchema>;

export const turnIdSchema = brandedUuid<'TurnId'>();
export type TurnId = z.infer<typeof turnIdSchema>;

export const promptIdSchema = brandedUuid<'PromptId'>();
export type PromptId = z.infer<typeof promptIdSchema>;

export const templateIdSchema = brandedUuid<'TemplateId'>();
export type TemplateId = z.infer<typeof templateIdSchema>;

export const templateMarkingIdSchema = brandedUuid<'TemplateMarkingId'>();
export type TemplateMarkingId = z.infer<typeof templateMarkingIdSchema>;

export const writtenDocumentIdSchema = brandedUuid<'WrittenDocumentId'>();
export type WrittenDocumentId = z.infer<typeof writtenDocumentIdSchema>;

export const takeIdSchema = brandedUuid<'TakeId'>();
export type TakeId = z.infer<typeof takeIdSchema>;

export const actaIdSchema = brandedUuid<'ActaId'>();
export type ActaId = z.infer<typeof actaIdSchema>;

export const actaLineIdSchema = brandedUuid<'ActaLineId'>();
export type ActaLineId = z.infer<typeof actaLineIdSchema>;

export const publicationIdSchema = brandedUuid<'PublicationId'>();
export type PublicationId = z.infer<typeof publicationIdSchema>;

export const deviceIdSchema = brandedUuid<'DeviceId'>();
export type DeviceId = z.infer<typeof deviceIdSchema>;

/** Lower-case hexadecimal SHA-256 of a file's bytes: the name of its blob. */
export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof sha256Schema>;

/** A fresh random id. The caller names the brand: `createId<SourceId>()`. */
export function createId<Id extends string>(): Id {
  // A random UUID is a valid value of every branded id above; the brand exists only at compile time.
  return crypto.randomUUID() as string as Id;
}
