import { z } from 'zod';
import type { Source } from './source.ts';

/**
 * Where a file came: what it came in, and its name there. The same bytes are one source, so that a source has as many
 * places as it came from: the voice note of two exports of one chat is one recording with a place in each.
 */
export const sourcePlaceSchema = z.object({ container: z.string(), name: z.string() });
export type SourcePlace = z.infer<typeof sourcePlaceSchema>;

/** What files came in together: an archive or e-mail, a folder of a PC, or a folder of the library for uploads. */
export function containerOf({
  parentId,
  originPath,
  folderId,
}: Pick<Source, 'parentId' | 'originPath' | 'folderId'>): string {
  if (parentId !== null) return insideOf(parentId);
  if (originPath !== null) return `path:${originPath.replace(/[\\/][^\\/]*$/, '')}`;
  return `folder:${folderId ?? ''}`;
}

/** The container that an archive or e-mail is. */
export function insideOf(id: Source['id']): string {
  return `source:${id}`;
}

/** A file's name for finding it by what a message calls it: systems change accents, capitals and signs on the way. */
export function placeKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '');
}
