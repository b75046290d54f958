import type { Kysely } from 'kysely';
import type { SearchIndex } from '../../ports/search-index.ts';
import type { LibraryTables } from '../library-tables.ts';

/** Lexical search over the passages of every live source. */
export function createSearchIndex(_database: Kysely<LibraryTables>): SearchIndex {
  return { search: async () => [] };
}
