import { z } from 'zod';
import { foldText } from './fold-text.ts';
import { sha256Schema, templateIdSchema } from './identifiers.ts';
import { publishedMarkSchema } from './published-mark.ts';

/** What an acta's template repeats, once for each of them: `{#temas}…{/temas}`. */
export const actaLists = ['presentes', 'ausentes', 'orden', 'temas', 'decisiones'] as const;
export type ActaList = (typeof actaLists)[number];

/** The fields of each entry of an acta's list. */
export const actaEntryFields: Record<ActaList, readonly string[]> = {
  presentes: ['nombre', 'cargo', 'texto'],
  ausentes: ['nombre', 'cargo', 'texto'],
  orden: ['texto'],
  temas: ['titulo', 'texto'],
  decisiones: ['texto', 'responsable', 'plazo'],
};

/** A part of the page, as Word tells them apart. */
export const templatePartSchema = z.enum(['body', 'header', 'footer']);
export type TemplatePart = z.infer<typeof templatePartSchema>;

/** A place of a template that takes a value: `{apellido}`. */
export const templateFieldSchema = z.object({
  /** As it stands between the braces. */
  name: z.string(),
  /** The list inside which it stands; null for one that has a single value. */
  list: z.enum(actaLists).nullable(),
  /** Where it stands: what is in a header is the same on every page. */
  parts: z.array(templatePartSchema),
  /** Whether the template says what to do without it: `{#campo}…{/campo}`. */
  optional: z.boolean(),
});
export type TemplateField = z.infer<typeof templateFieldSchema>;

/** What tells a field from others: accents, capitals and spaces of its name do not matter. */
export function fieldKey(name: string): string {
  return foldText(name)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

/** What a version of a template is, whole. */
export const templateContentSchema = z.object({
  name: z.string().trim().min(1).max(80),
  /** The blob of the .docx and what its file was called. */
  sha256: sha256Schema,
  fileName: z.string(),
  fields: z.array(templateFieldSchema),
});
export type TemplateContent = z.infer<typeof templateContentSchema>;

/** Where a field's value comes from: a column, one text for every row, or a number that goes up from row to row. */
const fieldSourceSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('column'), column: z.string() }),
  z.object({ from: z.literal('text'), text: z.string().max(2000) }),
  z.object({ from: z.literal('number'), first: z.number().int().min(0).max(9_999_999) }),
]);

/** Where the value of each of a template's fields comes from, by the field's name. */
export const fieldMappingSchema = z.record(z.string(), fieldSourceSchema);
export type FieldMapping = z.infer<typeof fieldMappingSchema>;

/** A .docx with fields, from which documents are written: the school's own, or one that the district publishes. */
export const templateSchema = z.object({
  id: templateIdSchema,
  content: templateContentSchema,
  /** The mapping that was last used with each planilla (by its id) or with the roster ("roster"). */
  mappings: z.record(z.string(), fieldMappingSchema),
  /** ISO instants. */
  createdAt: z.string(),
  trashedAt: z.string().nullable(),
  /** Of one of the district's. */
  published: publishedMarkSchema.optional(),
});
export type Template = z.infer<typeof templateSchema>;

/** One save of a template. */
export const templateVersionSchema = z.object({
  /** The operation that wrote it. */
  id: z.string(),
  content: templateContentSchema,
  /** ISO instant. */
  savedAt: z.string(),
  /** Who saved it. */
  by: z.string(),
});
export type TemplateVersion = z.infer<typeof templateVersionSchema>;

/** Whether actas are written from a template: it repeats one of their lists. */
export function isActaTemplate({ fields }: Pick<TemplateContent, 'fields'>): boolean {
  return fields.some(({ list }) => list !== null);
}

const partWords: Record<TemplatePart, string> = {
  body: 'en el texto',
  header: 'en el encabezado',
  footer: 'al pie',
};

/** Where a field stands, where no more is known than its parts of the page. */
export function fieldPlaceWords({ parts }: TemplateField): string {
  return parts.map((part) => partWords[part]).join(' y ');
}

/** Where in a template something stands, for a person who has to find it in Word. */
export function templatePlaceWords(part: TemplatePart, paragraph: string): string {
  const near = paragraph.trim();
  if (near === '') return partWords[part];
  return `${partWords[part]}, donde dice «${near.length > 80 ? `${near.slice(0, 79)}…` : near}»`;
}
