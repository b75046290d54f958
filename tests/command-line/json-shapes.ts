import { z } from 'zod';
import { evidenceSchema, locatorSchema } from '../../src-shared/domain/evidence.ts';
import { cellStateSchema, readingSchema } from '../../src-shared/domain/planilla.ts';

/* The shapes that scripts rely on, to the letter: nothing more and nothing less. */

const count = z.int().nonnegative();
const quality = z.enum(['good', 'fair', 'poor', 'empty']);
const error = z.strictObject({ code: z.string().regex(/^[A-Z_]+$/), message: z.string().min(10) });

export const ingestLine = z.strictObject({
  path: z.string().startsWith('/'),
  sourceId: z.uuid().nullable(),
  status: z.enum(['ready', 'duplicate', 'failed', 'needs-password']),
  kind: z.string().nullable(),
  pages: count,
  characters: count,
  ocrPages: count,
  quality: quality.nullable(),
  error: error.nullable(),
  ms: z.number().nonnegative(),
});

export const syncReport = z.strictObject({
  pushed: count,
  pulled: count,
  blobsUp: count,
  textsUp: count,
  textsDown: count,
  blobsDown: count,
  conflicts: count,
  ms: count,
});

export const textDocument = z.strictObject({
  kind: z.string(),
  pages: z.array(z.strictObject({ number: z.int().positive(), text: z.string(), quality, ocr: z.boolean() })),
  meta: z.record(z.string(), z.string()),
});

export const tableList = z.array(z.strictObject({ page: z.int().positive(), rows: z.array(z.array(z.string())) }));

export const searchHits = z.array(
  z.strictObject({ sourceId: z.uuid(), path: z.string(), locator: locatorSchema, text: z.string(), score: z.number() }),
);

export const answer = z.strictObject({
  answer: z.string().min(1),
  found: z.boolean(),
  engine: z.string().min(1),
  citations: z.array(
    z.strictObject({ sourceId: z.uuid(), path: z.string(), locator: locatorSchema, quote: z.string().min(1) }),
  ),
  ms: z.number().nonnegative(),
});

export const planillaRun = z.strictObject({
  rows: count,
  cells: z.strictObject({ found: count, absent: count, doubtful: count }),
  out: z.string().startsWith('/'),
  ms: count,
});

export const partialPlanillaRun = planillaRun.extend({
  failed: z.array(z.strictObject({ path: z.string(), error })).min(1),
});

export const planillaDesign = z.strictObject({
  out: z.string().startsWith('/'),
  title: z.string(),
  columns: z.int().positive(),
});

export const planillaImport = z.strictObject({ planillaId: z.uuid(), title: z.string(), columns: z.int().positive() });

export const planillaCells = z.strictObject({
  title: z.string(),
  columns: z.array(z.string()),
  rows: z.array(
    z.strictObject({
      row: count,
      label: z.string(),
      sourceId: z.uuid().nullable(),
      personId: z.uuid().nullable(),
      cells: z.array(
        z.strictObject({
          column: z.string(),
          value: z.string().nullable(),
          state: cellStateSchema,
          evidence: z.array(evidenceSchema),
          reading: readingSchema.nullable(),
        }),
      ),
    }),
  ),
});

export const backupMade = z.strictObject({ path: z.string().startsWith('/'), sizeBytes: count, sources: count });

export const libraryRestored = z.strictObject({ libraryFolder: z.string().startsWith('/'), sources: count });
