import type { Table } from '../../domain/document-text.ts';
import type { PageContent } from './page-geometry.ts';

/** The tables of one page, from its words and its drawn lines, top to bottom. Prose and columns of text yield none. */
export function detectTables(_page: PageContent): Table[] {
  return [];
}
