import { z } from 'zod';
import { readingQualitySchema, sourceFormatSchema } from './document-text.ts';
import { folderIdSchema, personIdSchema, sha256Schema, sourceIdSchema } from './identifiers.ts';

/** What a school paper is, told from its words. `other` when nothing decides. */
export const paperKindSchema = z.enum([
  'enrolment-form',
  'birth-certificate',
  'vaccination-certificate',
  'health-certificate',
  'identity-document',
  'class-list',
  'leave-request',
  'transfer',
  'attendance',
  'report-card',
  'circular',
  'minutes',
  'message',
  'invoice',
  'other',
]);
export type PaperKind = z.infer<typeof paperKindSchema>;

/** What a pupil brings, and may lack: nobody lacks a circular. */
export const pupilPaperKinds: ReadonlySet<PaperKind> = new Set([
  'enrolment-form',
  'birth-certificate',
  'vaccination-certificate',
  'health-certificate',
  'identity-document',
  'transfer',
  'report-card',
]);

export const sourceStatusSchema = z.enum(['queued', 'reading', 'ready', 'failed', 'needs-password']);
export type SourceStatus = z.infer<typeof sourceStatusSchema>;

/** A document or a recording of the library. Its bytes are the immutable blob named by `sha256`. */
export const sourceSchema = z.object({
  id: sourceIdSchema,
  kind: z.enum(['document', 'recording']),
  sha256: sha256Schema,
  /** The file's name, made safe to show and to export. */
  name: z.string(),
  /** Where the file came from on this PC (a path, or `parent name › entry name`); null for an upload. */
  originPath: z.string().nullable(),
  /** The e-mail or archive this file came inside. */
  parentId: sourceIdSchema.nullable(),
  format: sourceFormatSchema.nullable(),
  sizeBytes: z.number().int().nonnegative(),
  folderId: folderIdSchema.nullable(),
  tags: z.array(z.string()),
  paperKind: paperKindSchema,
  /** The paper's own date (ISO yyyy-mm-dd) where one could be read. */
  documentDate: z.string().nullable(),
  status: sourceStatusSchema,
  /** The stable code of why it failed; its sentence is in the error catalogue. */
  errorCode: z.string().nullable(),
  pages: z.number().int().nonnegative(),
  characters: z.number().int().nonnegative(),
  ocrPages: z.number().int().nonnegative(),
  /** The worst page's quality; null until read. */
  quality: readingQualitySchema.nullable(),
  /** SHA-256 of what was read (see `hashReading`); null until read, and for what was read before it was kept. */
  textHash: z.string().nullable(),
  /** How long a recording lasts; null for documents, and where it is not known. */
  durationMs: z.number().int().nonnegative().nullable(),
  /** ISO instants. */
  addedAt: z.string(),
  trashedAt: z.string().nullable(),
});
export type Source = z.infer<typeof sourceSchema>;

/** A source as lists show it: with the people it was matched to. */
export const sourceListItemSchema = sourceSchema.extend({
  people: z.array(z.object({ id: personIdSchema, name: z.string(), confirmed: z.boolean() })),
});
export type SourceListItem = z.infer<typeof sourceListItemSchema>;

export const folderSchema = z.object({
  id: folderIdSchema,
  name: z.string(),
  parentId: folderIdSchema.nullable(),
  /** The folder on this PC that it follows; null for a folder that is only in the library. */
  watchedPath: z.string().nullable(),
});
export type Folder = z.infer<typeof folderSchema>;
