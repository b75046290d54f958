import { z } from 'zod';

/**
 * A rectangle on a page as fractions of the page's width and height (0 to 1), origin at the top left,
 * after the page's own rotation and any deskewing have been undone: it can be painted over the rendered page.
 */
export const boxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);
/** `[left, top, right, bottom]`, fractions of the page. */
export type Box = z.infer<typeof boxSchema>;

/** One word with its place: `start` and `end` are offsets into the page's `text` (end exclusive). */
export const wordSchema = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  box: boxSchema,
  /** Recognition confidence from 0 to 1; absent where the text was not recognised from a picture. */
  confidence: z.number().min(0).max(1).optional(),
});
export type Word = z.infer<typeof wordSchema>;

/** One paragraph, heading, list item, message or table row of a page whose layout is `flow`. */
export const blockSchema = z.object({
  kind: z.enum(['heading', 'paragraph', 'list-item', 'table-row', 'message']),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  /** When it is said, where it was heard in a recording: milliseconds from its start to its end. */
  time: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]).optional(),
});
export type Block = z.infer<typeof blockSchema>;

/** One cell of a table. A cell that spans several columns or rows is stored once, at its first place. */
export const tableCellSchema = z.object({
  text: z.string(),
  /** Offsets into the page's `text`; null for an empty cell. */
  range: z.tuple([z.number().int(), z.number().int()]).nullable(),
  box: boxSchema.nullable(),
  /** The spreadsheet reference ("B7"); null outside sheets. */
  reference: z.string().nullable(),
  columnSpan: z.number().int().positive().default(1),
  rowSpan: z.number().int().positive().default(1),
});
export type TableCell = z.infer<typeof tableCellSchema>;

/** A grid: every row has the same number of cells; a place covered by a span holds an empty cell. */
export const tableSchema = z.object({
  rows: z.array(z.array(tableCellSchema)),
  box: boxSchema.nullable(),
});
export type Table = z.infer<typeof tableSchema>;

/** How well a page was read. `poor` pages are shown to the user before anything is answered from them. */
export const readingQualitySchema = z.enum(['good', 'fair', 'poor', 'empty']);
export type ReadingQuality = z.infer<typeof readingQualitySchema>;

/** What a page looks like: `fixed` has words with boxes, `flow` has blocks, `sheet` has one table with references. */
export const pageLayoutSchema = z.enum(['fixed', 'flow', 'sheet']);

export const pageSchema = z.object({
  /** From 1. */
  number: z.number().int().positive(),
  layout: pageLayoutSchema,
  /** The sheet's, slide's or attachment's name; null where pages have none. */
  name: z.string().nullable(),
  /** Points (1/72 inch) of a fixed page as it is seen; 0 for other layouts. */
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
  /**
   * Quarter turns, clockwise, that bring the page upright where the file shows it on its side or head; absent elsewhere.
   * Boxes, width and height are those of the upright page.
   */
  quarterTurns: z.number().int().min(1).max(3).optional(),
  /** The whole text in reading order; lines end in "\n". Every offset of the page refers to it. */
  text: z.string(),
  words: z.array(wordSchema),
  blocks: z.array(blockSchema),
  tables: z.array(tableSchema),
  quality: readingQualitySchema,
  /** Whether the text was recognised from a picture. */
  ocr: z.boolean(),
  /** The code of what went wrong on this page alone; null when nothing did. */
  problem: z.string().nullable(),
});
export type Page = z.infer<typeof pageSchema>;

export const documentFormatNameSchema = z.enum([
  'pdf',
  'image',
  'docx',
  'doc',
  'xlsx',
  'xls',
  'csv',
  'odt',
  'ods',
  'odp',
  'pptx',
  'ppt',
  'rtf',
  'txt',
  'md',
  'html',
  'eml',
  'msg',
  'zip',
  'whatsapp',
]);
export type DocumentFormatName = z.infer<typeof documentFormatNameSchema>;

/** What a source was read as: a document of some format, or a recording, whose text is its transcript. */
export const sourceFormatSchema = z.enum([...documentFormatNameSchema.options, 'recording']);
export type SourceFormat = z.infer<typeof sourceFormatSchema>;

/** A file inside a file: an e-mail's attachment, an archive's entry. Ingested as a source of its own. */
export type EmbeddedFile = { name: string; bytes: Uint8Array };

/** What a format reader returns. */
export const documentTextSchema = z.object({
  format: sourceFormatSchema,
  pages: z.array(pageSchema),
  /** What the file says of itself, as text: title, author, created, subject, from, to, date … */
  meta: z.record(z.string(), z.string()),
  /** Codes of what could not be read though the rest could (a damaged page, a skipped entry). */
  problems: z.array(z.string()),
});
export type DocumentText = z.infer<typeof documentTextSchema>;
