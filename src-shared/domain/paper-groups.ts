import { z } from 'zod';
import type { Source } from './source.ts';

/** What a list of papers may be grouped by. */
export const paperGroupingSchema = z.enum(['folder', 'paperKind', 'month', 'readingState']);
export type PaperGrouping = z.infer<typeof paperGroupingSchema>;

/** How the reading of a paper stands, what asks for a person first. */
export const readingStateSchema = z.enum(['failed', 'needs-password', 'poor', 'empty', 'reading', 'queued', 'good']);
export type ReadingState = z.infer<typeof readingStateSchema>;

/** How the reading of a paper stands, as lists say it. */
export function readingStateOf({ status, quality }: Pick<Source, 'status' | 'quality'>): ReadingState {
  if (status !== 'ready') return status;
  return quality === 'poor' || quality === 'empty' ? quality : 'good';
}

/** Papers that stand together in a list. */
export const paperGroupSchema = z.object({
  /** The folder's id, the paper kind, the month (yyyy-mm) or the reading state; null for papers without one. */
  key: z.string().nullable(),
  /** For a folder, its name after those of the folders that it is in; empty for every other group. */
  path: z.array(z.string()),
  count: z.number().int().positive(),
});
export type PaperGroup = z.infer<typeof paperGroupSchema>;
