import { z } from 'zod';
import { actaListItemSchema } from '../domain/acta/acta-record.ts';
import { documentColumnSchema, documentOrderSchema, fieldGapSchema, rowsFromSchema } from '../domain/document-order.ts';
import {
  jobIdSchema,
  templateIdSchema,
  templateMarkingIdSchema,
  writtenDocumentIdSchema,
} from '../domain/identifiers.ts';
import { fieldMappingSchema, templateFieldSchema, templateSchema, templateVersionSchema } from '../domain/template.ts';
import { writtenDocumentSchema } from '../domain/written-document.ts';
import { procedure } from './errors.ts';

/** Something that was written, as one list shows it all. */
const writtenItemSchema = z.discriminatedUnion('kind', [
  writtenDocumentSchema.extend({ kind: z.literal('rows') }),
  actaListItemSchema.extend({ kind: z.literal('acta') }),
]);

const templateId = z.object({ templateId: templateIdSchema });
const documentId = z.object({ documentId: writtenDocumentIdSchema });
const inTrash = z.object({ trashed: z.boolean().default(false) });

export const documentsContract = {
  /** The school's own templates, and those that the district offers. */
  templates: procedure.input(inTrash).output(z.array(templateSchema)),
  /** Those that come with the program. */
  readyTemplates: procedure.output(
    z.array(z.object({ key: z.string(), use: z.enum(['acta', 'rows']), name: z.string(), description: z.string() })),
  ),
  /** A document with fields is a template at once; one without any, or with mistakes in them, is to be marked first. */
  addTemplate: procedure
    .input(z.object({ file: z.file() }))
    .output(
      z.discriminatedUnion('as', [
        templateId.extend({ as: z.literal('template') }),
        z.object({ as: z.literal('marking'), markingId: templateMarkingIdSchema }),
      ]),
    ),
  addReadyTemplate: procedure.input(z.object({ key: z.string() })).output(templateId),
  /** The same template with another file: a new version. */
  replaceTemplate: procedure.input(templateId.extend({ file: z.file() })).output(z.void()),
  renameTemplate: procedure.input(templateId.extend({ name: z.string().trim().min(1).max(80) })).output(z.void()),
  trashTemplate: procedure.input(templateId).output(z.void()),
  restoreTemplate: procedure.input(templateId).output(z.void()),
  /** What it was at each save, the newest first. */
  templateVersions: procedure.input(templateId).output(z.array(templateVersionSchema)),
  /** Makes an old version the newest one. */
  restoreVersion: procedure.input(templateId.extend({ versionId: z.string() })).output(z.void()),
  /** Its text with the fields as they stand. */
  templateText: procedure.input(templateId).output(z.object({ text: z.string() })),
  /** The .docx, to be changed in Word. */
  templateFile: procedure.input(templateId).output(z.file()),
  /** What a template asks of a planilla's rows, or of the roster's, and where each value may come from. */
  plan: procedure.input(templateId.extend({ rowsFrom: rowsFromSchema, date: z.iso.date() })).output(
    z.object({
      rows: z.array(z.object({ id: z.string(), label: z.string() })),
      columns: z.array(documentColumnSchema),
      fields: z.array(templateFieldSchema),
      known: z.array(z.object({ field: z.string(), text: z.string() })),
      mapping: fieldMappingSchema,
    }),
  ),
  /** What an order lacks, and how its first document reads; nothing is written. */
  check: procedure.input(documentOrderSchema).output(
    z.object({
      count: z.number().int(),
      missing: z.array(fieldGapSchema),
      doubtful: z.array(fieldGapSchema),
      preview: z.string(),
    }),
  ),
  /** Writes one document for each row; what comes out is kept under `documentId`. */
  write: procedure.input(documentOrderSchema).output(documentId.extend({ jobId: jobIdSchema })),
  /** What was written of rows, and actas, the newest first. */
  written: procedure.input(inTrash).output(z.array(writtenItemSchema)),
  writtenFile: procedure.input(documentId).output(z.file()),
  /** A .docx that was written, as a PDF; not a .zip. Only with `printsPdf`. Throws `PDF_NEEDS_BROWSER`, `PDF_FAILED`. */
  writtenPdf: procedure.input(documentId).output(z.file()),
  trashWritten: procedure.input(documentId).output(z.void()),
  restoreWritten: procedure.input(documentId).output(z.void()),
};
