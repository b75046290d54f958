import { z } from 'zod';
import { districtSettingsSchema, setsAnything } from './district-settings.ts';
import { foldText } from './fold-text.ts';
import { publicationIdSchema } from './identifiers.ts';
import { columnDefinitionSchema, rowKindSchema } from './planilla.ts';
import { promptContentSchema } from './prompt.ts';
import { publishedMarkSchema } from './published-mark.ts';
import { paperKindSchema } from './source.ts';
import { templateContentSchema, templateFieldSchema } from './template.ts';

/** The longest file that is published: more than any letterhead with its pictures. */
export const mostPublicationBytes = 20 * 1024 ** 2;

/** A planilla as the district publishes it: what it asks, and of which papers. Its columns are told apart by their names. */
export const publishedPlanillaSchema = z.object({
  title: z.string().trim().min(1).max(200),
  /** One sentence: what it is for. */
  description: z.string().trim().max(300).default(''),
  rowKind: rowKindSchema,
  /** Papers of these kinds only; none given means all. */
  paperKinds: z.array(paperKindSchema).default([]),
  columns: z
    .array(columnDefinitionSchema)
    .min(1)
    .max(100)
    .refine((columns) => new Set(columns.map(({ name }) => foldText(name))).size === columns.length),
});
export type PublishedPlanilla = z.infer<typeof publishedPlanillaSchema>;

const settingsContent = z.object({
  kind: z.literal('settings'),
  settings: districtSettingsSchema.refine(setsAnything),
});

/** What a district publishes for its schools. */
export const publishedContentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prompt'), prompt: promptContentSchema }),
  z.object({ kind: z.literal('template'), template: templateContentSchema }),
  z.object({ kind: z.literal('planilla'), planilla: publishedPlanillaSchema }),
  settingsContent,
]);
export type PublishedContent = z.infer<typeof publishedContentSchema>;
export type PublishedKind = PublishedContent['kind'];

/** A file to be published, as it comes in a form. */
export const publicationFileSchema = z.file().min(1).max(mostPublicationBytes);

/** What is to be published and is no file. */
export const writtenDraftSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prompt'), prompt: promptContentSchema }),
  z.object({ kind: z.literal('planilla'), planilla: publishedPlanillaSchema }),
  settingsContent,
]);

/** What is to be published, before it is looked at closely: the fields of a template are found in its file. */
export type PublicationDraft = z.infer<typeof writtenDraftSchema> | { kind: 'template'; name: string; file: File };

/** Something that was found in a file and can be published; a template goes with its file. */
export const publicationFoundSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prompt'), prompt: promptContentSchema }),
  z.object({ kind: z.literal('planilla'), planilla: publishedPlanillaSchema }),
  z.object({
    kind: z.literal('template'),
    name: z.string(),
    fields: z.array(templateFieldSchema),
    /** Its text with the fields as they stand. */
    text: z.string(),
  }),
]);
export type PublicationFound = z.infer<typeof publicationFoundSchema>;

/** A version of something that the district publishes; it never changes. They go from 1, without gaps, and the greatest is in force. */
export const publicationVersionSchema = publishedMarkSchema.extend({
  publicationId: publicationIdSchema,
  content: publishedContentSchema,
});
export type PublicationVersion = z.infer<typeof publicationVersionSchema>;

/** Something that the district publishes, as it is in force. */
export type Publication = {
  current: PublicationVersion;
  /** ISO instant; null while it is offered. */
  withdrawnAt: string | null;
};

/** A district has one of them: by this name no other is taken. */
export const publishedSettingsName = 'Ajustes de las escuelas';

/** What people call what is published. */
export function publishedName(content: PublishedContent): string {
  switch (content.kind) {
    case 'prompt':
      return content.prompt.name;
    case 'template':
      return content.template.name;
    case 'planilla':
      return content.planilla.title;
    case 'settings':
      return publishedSettingsName;
  }
}
