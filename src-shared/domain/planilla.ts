import { z } from 'zod';
import { evidenceSchema } from './evidence.ts';
import {
  columnIdSchema,
  folderIdSchema,
  personIdSchema,
  planillaIdSchema,
  publicationIdSchema,
  rowIdSchema,
  sourceIdSchema,
} from './identifiers.ts';
import { paperKindSchema } from './source.ts';

/** What a row stands for: one paper, one entry of a list inside a paper, or one person of the roster. */
export const rowKindSchema = z.enum(['document', 'record', 'person']);
export type RowKind = z.infer<typeof rowKindSchema>;

/** `grade` is the course a pupil is in ("3.º B"), not a mark. */
export const columnTypeSchema = z.enum([
  'text',
  'integer',
  'decimal',
  'money',
  'date',
  'time',
  'boolean',
  'choice',
  'dni',
  'cuil',
  'person',
  'grade',
]);
export type ColumnType = z.infer<typeof columnTypeSchema>;

/** What a column asks of a paper; the part of it that a fill depends on. */
export const columnDefinitionSchema = z.object({
  name: z.string().min(1).max(120),
  /** What to look for, as one would tell a colleague. */
  instruction: z.string().max(2000).default(''),
  type: columnTypeSchema,
  /** The closed list of a `choice` column. */
  choices: z.array(z.string()).default([]),
  /** Other labels under which papers give it ("Apellido y nombres", "Alumno/a"). */
  synonyms: z.array(z.string()).default([]),
  examples: z.array(z.string()).default([]),
  required: z.boolean().default(false),
});
export type ColumnDefinition = z.infer<typeof columnDefinitionSchema>;

export const columnSchema = columnDefinitionSchema.extend({
  id: columnIdSchema,
  position: z.number().int().nonnegative(),
  hidden: z.boolean(),
  /** ISO instant at which a person approved every cell that the column had; null while it is a draft. */
  approvedAt: z.string().nullable(),
  /** Of a column that came with a planilla of the district's: its name there, whatever it is called here. */
  publishedName: z.string().optional(),
});
export type Column = z.infer<typeof columnSchema>;

/** Which papers a planilla reads. Every given condition must hold; none given means all papers. */
export const planillaScopeSchema = z.object({
  folderId: folderIdSchema.nullable().default(null),
  paperKinds: z.array(paperKindSchema).default([]),
  sourceIds: z.array(sourceIdSchema).default([]),
  /** Persons of this course only, in a planilla of persons; null for all. */
  course: z.string().nullable().default(null),
  /** Rows that a person took out (see `exclusionKey`): no fill brings them back. */
  excluded: z.array(z.string()).optional(),
});
export type PlanillaScope = z.infer<typeof planillaScopeSchema>;

/** Where a planilla's columns go in the school's own .xlsx form. */
export const formMappingSchema = z.object({
  /** The blob of the empty form. */
  sha256: z.string(),
  fileName: z.string(),
  sheet: z.string(),
  /** The first row (from 1) that takes data. */
  firstRow: z.number().int().positive(),
  /** Column of the sheet ("C") for each column of the planilla. */
  columns: z.array(z.object({ columnId: columnIdSchema, letter: z.string().regex(/^[A-Z]{1,3}$/) })),
});
export type FormMapping = z.infer<typeof formMappingSchema>;

/** Which planilla of the district's one was made from, and the newest version of which it has taken anything. */
export const publishedFromSchema = z.object({ id: publicationIdSchema, version: z.number().int().positive() });
export type PublishedFrom = z.infer<typeof publishedFromSchema>;

export const planillaSchema = z.object({
  id: planillaIdSchema,
  title: z.string().min(1).max(200),
  rowKind: rowKindSchema,
  scope: planillaScopeSchema,
  columns: z.array(columnSchema),
  form: formMappingSchema.nullable(),
  createdAt: z.string(),
  trashedAt: z.string().nullable(),
  /** Absent from one of the school's own. */
  published: publishedFromSchema.optional(),
});
export type Planilla = z.infer<typeof planillaSchema>;

export const rowSchema = z.object({
  id: rowIdSchema,
  planillaId: planillaIdSchema,
  sourceId: sourceIdSchema.nullable(),
  personId: personIdSchema.nullable(),
  /** What tells a record from the others of its paper, stable between fills ("p1/t0/r4"); null in other row kinds. */
  recordKey: z.string().nullable(),
  position: z.number().int().nonnegative(),
  /** ISO instant at which the row came; absent for rows made before it was kept. */
  addedAt: z.string().optional(),
});
export type Row = z.infer<typeof rowSchema>;

export const cellStateSchema = z.enum(['found', 'absent', 'doubtful', 'manual', 'stale']);
export type CellState = z.infer<typeof cellStateSchema>;

/** Who read a value: a rule by its name, a model with the hash of its prompt, or a person. */
export const readingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rule'), rule: z.string() }),
  z.object({ kind: z.literal('model'), model: z.string(), promptHash: z.string() }),
  z.object({ kind: z.literal('person'), name: z.string() }),
]);
export type Reading = z.infer<typeof readingSchema>;

/**
 * A value in its canonical text: digits for `integer` and `dni`, a decimal point and no thousands separator for
 * `decimal` and `money`, yyyy-mm-dd, HH:MM, "true" or "false", eleven digits for `cuil`, "Apellidos, Nombres" for
 * `person`, "3.º B" for `grade`; the text itself otherwise.
 */
export const candidateSchema = z.object({
  value: z.string(),
  evidence: z.array(evidenceSchema),
  reading: readingSchema,
  /** From 0 to 1. */
  confidence: z.number().min(0).max(1),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const cellSchema = z.object({
  rowId: rowIdSchema,
  columnId: columnIdSchema,
  /** Canonical text (see `candidateSchema`); null when absent. */
  value: z.string().nullable(),
  state: cellStateSchema,
  evidence: z.array(evidenceSchema),
  reading: readingSchema.nullable(),
  /** The other readings of a doubtful cell, best first. */
  alternatives: z.array(candidateSchema),
  /** Hash of what the value was computed from: instruction, type, source text, prompt version. */
  inputHash: z.string().nullable(),
  /** Whether a person accepted the value as it stands. */
  approved: z.boolean(),
});
export type Cell = z.infer<typeof cellSchema>;

/** What a design's file says of itself, and the newest version of it that is understood. */
export const planillaSpecFormat = 'amanuense-planilla';
export const planillaSpecVersion = 1;

/** A planilla's design: the file a script gives to `planilla run`, a school takes out and a district publishes. */
export const planillaSpecSchema = z.object({
  /** Absent from one written by hand, as the version. */
  format: z.literal(planillaSpecFormat).optional(),
  version: z.number().int().min(1).optional(),
  title: z.string().min(1).max(200),
  /** One sentence: what it is for. */
  description: z.string().max(300).optional(),
  rows: rowKindSchema,
  sources: z
    .union([
      z.object({ paths: z.array(z.string()) }),
      z.object({ folder: z.string() }),
      z.object({ all: z.literal(true) }),
    ])
    .default({ all: true }),
  /** Papers of these kinds only; none given means all. */
  paperKinds: z.array(paperKindSchema).default([]),
  columns: z
    .array(
      columnDefinitionSchema.partial({
        instruction: true,
        choices: true,
        synonyms: true,
        examples: true,
        required: true,
      }),
    )
    .min(1)
    .max(100),
});
export type PlanillaSpec = z.infer<typeof planillaSpecSchema>;
