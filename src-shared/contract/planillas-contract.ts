import { z } from 'zod';
import {
  columnIdSchema,
  jobIdSchema,
  planillaIdSchema,
  publicationIdSchema,
  rowIdSchema,
  sourceIdSchema,
} from '../domain/identifiers.ts';
import { partialWithoutDefaults } from '../domain/partial-schema.ts';
import {
  candidateSchema,
  cellSchema,
  cellStateSchema,
  columnDefinitionSchema,
  formMappingSchema,
  planillaSchema,
  planillaScopeSchema,
  planillaSpecSchema,
  rowKindSchema,
  rowSchema,
} from '../domain/planilla.ts';
import { publicationVersionSchema } from '../domain/publication.ts';
import { procedure } from './errors.ts';

export const planillaCountsSchema = z.object({
  rows: z.number(),
  cells: z.number(),
  found: z.number(),
  absent: z.number(),
  doubtful: z.number(),
  manual: z.number(),
  stale: z.number(),
  approved: z.number(),
  /** For each approved column, how many rows came after its approval; those that cover every row are left out. */
  rowsSinceApproval: z.record(columnIdSchema, z.number()),
});

export const planillaListItemSchema = planillaSchema.extend({ counts: planillaCountsSchema });

/** A row as the grid shows it: who or what it is, and its cells. */
export const gridRowSchema = rowSchema.extend({ label: z.string(), cells: z.array(cellSchema) });
export type GridRow = z.infer<typeof gridRowSchema>;

export const galleryEntrySchema = z.object({
  key: z.string(),
  title: z.string(),
  description: z.string(),
  rowKind: rowKindSchema,
  spec: planillaSpecSchema,
  scope: planillaScopeSchema,
  /** Of one of the district's. */
  published: publicationVersionSchema.omit({ content: true }).optional(),
});

export const planillaNewsSchema = z.object({
  version: publicationVersionSchema.pick({ version: true, note: true, publishedAt: true, by: true }),
  added: z.array(columnDefinitionSchema),
  changed: z.array(z.object({ columnId: columnIdSchema, name: z.string(), definition: columnDefinitionSchema })),
  removed: z.array(z.string()),
});

export const cellEditSchema = z.object({
  rowId: rowIdSchema,
  columnId: columnIdSchema,
  /** What the person typed, as typed; empty clears. */ text: z.string(),
});

export const formInspectionSchema = z.object({
  sha256: z.string(),
  fileName: z.string(),
  sheets: z.array(
    z.object({
      name: z.string(),
      firstRow: z.number(),
      columns: z.array(z.object({ letter: z.string(), header: z.string() })),
      preview: z.array(z.array(z.string())),
    }),
  ),
});

export const exportFormatSchema = z.enum(['xlsx', 'csv', 'form']);

const planillaId = z.object({ planillaId: planillaIdSchema });

export const planillasContract = {
  list: procedure.input(z.object({ trashed: z.boolean().default(false) })).output(z.array(planillaListItemSchema)),
  /** Those that the district offers, and those that come with the program. */
  gallery: procedure.output(z.array(galleryEntrySchema)),
  get: procedure.input(planillaId).output(planillaListItemSchema),
  /** The whole grid; at most 20,000 rows a call. */
  rows: procedure
    .input(
      planillaId.extend({
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(20_000).default(20_000),
      }),
    )
    .output(z.object({ rows: z.array(gridRowSchema), total: z.number() })),
  create: procedure
    .input(
      z.object({
        title: z.string().min(1).max(200),
        rowKind: rowKindSchema,
        scope: planillaScopeSchema,
        columns: z.array(columnDefinitionSchema).max(100),
      }),
    )
    .output(planillaId),
  /** One of the district's: its columns and their names there stay with it. */
  createPublished: procedure
    .input(
      z.object({ publicationId: publicationIdSchema, title: z.string().min(1).max(200), scope: planillaScopeSchema }),
    )
    .output(planillaId),
  /** What the district changed since a planilla of its own last followed it; null where that is nothing. */
  publishedNews: procedure.input(planillaId).output(planillaNewsSchema.nullable()),
  /** Follows the district to its newest version, taking of its new and changed columns those that it calls so. */
  followPublished: procedure
    .input(planillaId.extend({ columns: z.array(z.string().max(120)).max(200) }))
    .output(z.void()),
  /** Columns from the headers of the school's own form, which stays as the planilla's form. */
  createFromForm: procedure
    .input(z.object({ file: z.file(), rowKind: rowKindSchema, scope: planillaScopeSchema }))
    .output(planillaId),
  update: procedure
    .input(planillaId.extend({ title: z.string().min(1).max(200).optional(), scope: planillaScopeSchema.optional() }))
    .output(z.void()),
  trash: procedure.input(planillaId).output(z.void()),
  restore: procedure.input(planillaId).output(z.void()),
  addColumn: procedure
    .input(planillaId.extend({ definition: columnDefinitionSchema, position: z.number().int().min(0).optional() }))
    .output(z.object({ columnId: columnIdSchema })),
  updateColumn: procedure
    .input(
      planillaId.extend({
        columnId: columnIdSchema,
        definition: partialWithoutDefaults(columnDefinitionSchema).optional(),
        hidden: z.boolean().optional(),
        position: z.number().int().min(0).optional(),
      }),
    )
    .output(z.void()),
  removeColumn: procedure.input(planillaId.extend({ columnId: columnIdSchema })).output(z.void()),
  /** Reads one paper with a column that is not saved yet. */
  tryColumn: procedure
    .input(planillaId.extend({ definition: columnDefinitionSchema, sourceId: sourceIdSchema }))
    .output(z.object({ state: cellStateSchema, candidates: z.array(candidateSchema) })),
  /** Fills what is stale or new; `columnIds` narrows it; `everything` reads again even what is fresh (never what a person typed). */
  fill: procedure
    .input(
      planillaId.extend({
        columnIds: z.array(columnIdSchema).optional(),
        everything: z.boolean().default(false),
        useModel: z.boolean().default(true),
      }),
    )
    .output(z.object({ jobId: jobIdSchema })),
  edit: procedure
    .input(planillaId.extend({ edits: z.array(cellEditSchema).min(1).max(50_000) }))
    .output(
      z.object({ invalid: z.array(z.object({ rowId: rowIdSchema, columnId: columnIdSchema, code: z.string() })) }),
    ),
  /** Accepts values as they stand; a doubtful cell becomes found. */
  accept: procedure
    .input(
      planillaId.extend({
        cells: z
          .array(z.object({ rowId: rowIdSchema, columnId: columnIdSchema }))
          .min(1)
          .max(50_000),
      }),
    )
    .output(z.void()),
  /** Takes one of a doubtful cell's other readings. */
  choose: procedure
    .input(planillaId.extend({ rowId: rowIdSchema, columnId: columnIdSchema, alternative: z.number().int().min(0) }))
    .output(z.void()),
  approveColumn: procedure
    .input(planillaId.extend({ columnId: columnIdSchema, approved: z.boolean() }))
    .output(z.void()),
  addRow: procedure.input(planillaId).output(z.object({ rowId: rowIdSchema })),
  removeRows: procedure.input(planillaId.extend({ rowIds: z.array(rowIdSchema).min(1) })).output(z.void()),
  inspectForm: procedure.input(z.object({ file: z.file() })).output(formInspectionSchema),
  setForm: procedure.input(planillaId.extend({ form: formMappingSchema.nullable() })).output(z.void()),
  /** The file itself, for the window to save. */
  export: procedure.input(planillaId.extend({ format: exportFormatSchema })).output(z.file()),
  /** What it asks, and of which kinds of paper, as one file for another school, the district or the command line. */
  exportDesign: procedure.input(planillaId).output(z.file()),
  /** What planilla a design's file would make, before anything is written. */
  readDesign: procedure.input(z.object({ file: z.file() })).output(planillaSpecSchema),
  /** What `export` gives, written to a path of this PC, streamed: `choosePaths` returned it or, with `localPaths`, it was typed. */
  exportTo: procedure
    .input(planillaId.extend({ format: exportFormatSchema, path: z.string().min(1) }))
    .output(z.object({ jobId: jobIdSchema })),
};
