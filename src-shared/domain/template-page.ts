import { z } from 'zod';
import { templatePartSchema } from './template.ts';

/** How a stretch of text is written; what is not said is as the page's plain text. */
export const textLookSchema = z.object({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  strike: z.boolean().optional(),
  capitals: z.boolean().optional(),
  /** Points. */
  size: z.number().positive().optional(),
  /** "#rrggbb". */
  colour: z.string().optional(),
  font: z.string().optional(),
});
export type TextLook = z.infer<typeof textLookSchema>;

/** A picture at an offset of a paragraph's text; `address` is a data URL, null for kinds that a window cannot show. */
const pageImageSchema = z.object({
  at: z.number().int().nonnegative(),
  address: z.string().nullable(),
  /** Points. */
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
});
export type PageImage = z.infer<typeof pageImageSchema>;

/** Why the text of a paragraph cannot be marked. */
const lockReasonSchema = z.enum(['text-box']);

const paragraphSchema = z.object({
  kind: z.literal('paragraph'),
  /** Its place among the paragraphs of its part of the document, from 0. */
  index: z.number().int().nonnegative(),
  /** As Word shows it: tabs and line ends are one character each. Offsets of marks refer to it. */
  text: z.string(),
  runs: z.array(z.object({ start: z.number().int(), end: z.number().int(), look: textLookSchema })),
  images: z.array(pageImageSchema),
  align: z.enum(['start', 'center', 'end', 'justify']),
  /** Points. */
  indent: z.number(),
  firstLine: z.number(),
  before: z.number(),
  after: z.number(),
  /** What stands before an item of a list ("•", "2."); null elsewhere. */
  bullet: z.string().nullable(),
  locked: lockReasonSchema.nullable(),
});
export type PageParagraph = z.infer<typeof paragraphSchema>;

export type PageCell = {
  columnSpan: number;
  rowSpan: number;
  /** "#rrggbb"; null for none. */
  shade: string | null;
  blocks: PageBlock[];
};
export type PageTable = {
  kind: 'table';
  /** Points, one for each column of the grid. */
  widths: number[];
  ruled: boolean;
  rows: { cells: PageCell[] }[];
};
export type PageBlock = PageParagraph | PageTable;

const cellSchema: z.ZodType<PageCell> = z.object({
  columnSpan: z.number().int().positive(),
  rowSpan: z.number().int().positive(),
  shade: z.string().nullable(),
  blocks: z.array(z.lazy(() => blockSchema)),
});
const tableSchema = z.object({
  kind: z.literal('table'),
  widths: z.array(z.number()),
  ruled: z.boolean(),
  rows: z.array(z.object({ cells: z.array(cellSchema) })),
});
const blockSchema: z.ZodType<PageBlock> = z.union([paragraphSchema, tableSchema]);

/** What a person should know of a document before it becomes a template. */
export const pageNoticeSchema = z.enum(['tracked-changes', 'text-boxes', 'protected']);
export type PageNotice = z.infer<typeof pageNoticeSchema>;

/** A Word document as it looks, to be marked: its headers, its text and its footers. */
export const templatePageSchema = z.object({
  /** Points. */
  width: z.number(),
  margins: z.object({ top: z.number(), right: z.number(), bottom: z.number(), left: z.number() }),
  parts: z.array(z.object({ file: z.string(), part: templatePartSchema, blocks: z.array(blockSchema) })),
  notices: z.array(pageNoticeSchema),
});
export type TemplatePage = z.infer<typeof templatePageSchema>;

/** Every paragraph of some blocks, those of tables included, in reading order. */
export function paragraphsOf(blocks: readonly PageBlock[]): PageParagraph[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsOf(cell.blocks))),
  );
}
