import { z } from 'zod';
import { documentTextSchema } from '../../../src-shared/domain/document-text.ts';
import { progressSchema } from '../../../src-shared/domain/job.ts';
import { wirePageSchema } from './wire-page.ts';

const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const fileSchema = {
  name: z.string(),
  content: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('path'), path: z.string() }),
    z.object({ kind: z.literal('bytes'), bytes: bytesSchema }),
  ]),
  password: z.string().optional(),
  depth: z.number().int().nonnegative().optional(),
};

/** What the reading process is asked: one thing at a time. */
export const readerTaskSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('read'), ...fileSchema, limits: z.record(z.string(), z.number()) }),
  z.object({
    type: z.literal('render'),
    ...fileSchema,
    page: z.number().int().positive(),
    widthPixels: z.number().int().positive(),
    quarterTurns: z.number().int().min(0).max(3).optional(),
  }),
]);
export type ReaderTask = z.infer<typeof readerTaskSchema>;

/** What a finished `read` answers: places cross as numbers in one block each (see `wire-page.ts`). */
export const wireResultSchema = z.object({
  text: documentTextSchema.extend({ pages: z.array(wirePageSchema) }),
  embedded: z.array(z.object({ name: z.string(), bytes: bytesSchema })),
});

/** What a finished `render` answers. */
export const renderedPageSchema = z.object({ bytes: bytesSchema, mediaType: z.enum(['image/jpeg', 'image/png']) });

/** What the reading process says. Errors cross as data; results are parsed by whoever asked. */
export const readerMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('alive'), memoryBytes: z.number() }),
  z.object({ type: z.literal('progress'), progress: progressSchema }),
  z.object({ type: z.literal('done'), result: z.unknown() }),
  z.object({
    type: z.literal('failed'),
    code: z.string(),
    data: z.record(z.string(), z.union([z.string(), z.number()])),
    detail: z.string(),
  }),
]);
export type ReaderMessage = z.infer<typeof readerMessageSchema>;
