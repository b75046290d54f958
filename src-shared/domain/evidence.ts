import { z } from 'zod';
import { boxSchema } from './document-text.ts';
import { sourceIdSchema } from './identifiers.ts';

const textRange = {
  page: z.number().int().positive(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
};

/** A place in a source. `start` and `end` are offsets into that page's text; a recording's pages are of its transcript. */
export const locatorSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('page'), ...textRange, boxes: z.array(boxSchema) }),
  z.object({ type: z.literal('block'), ...textRange, block: z.number().int().nonnegative() }),
  z.object({ type: z.literal('cell'), ...textRange, sheet: z.string(), reference: z.string() }),
  z.object({
    type: z.literal('time'),
    ...textRange,
    startMs: z.number().int().nonnegative(),
    endMs: z.number().int().nonnegative(),
  }),
]);
export type Locator = z.infer<typeof locatorSchema>;

/** A source, a place in it and the exact words that stand there. */
export const evidenceSchema = z.object({ sourceId: sourceIdSchema, locator: locatorSchema, quote: z.string() });
export type Evidence = z.infer<typeof evidenceSchema>;
