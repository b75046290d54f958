import type { Kysely } from 'kysely';
import type { SourceId } from '../../domain/identifiers.ts';
import type { LibraryTables } from '../library-tables.ts';
import { type ResolvedSourceFilter, sourceConditions } from '../repositories/source-filter.ts';

/** A passage that may answer, with its source. */
export type Candidate = {
  id: number;
  sourceId: SourceId;
  page: number;
  start: number;
  end: number;
  text: string;
  name: string;
  nameFolded: string;
  path: string | null;
};

/** The passages with these ids whose sources the filter lets through. */
export async function loadCandidates(
  { database, filter }: { database: Kysely<LibraryTables>; filter: ResolvedSourceFilter },
  ids: readonly number[],
): Promise<Candidate[]> {
  if (ids.length === 0) return [];
  const rows = await database
    .selectFrom('passages')
    .innerJoin('sources', 'sources.id', 'passages.source_id')
    .select([
      'passages.id',
      'source_id',
      'page',
      'start_offset',
      'end_offset',
      'text',
      'name',
      'name_folded',
      'origin_path',
    ])
    .where('passages.id', 'in', ids)
    .where(sourceConditions(filter))
    .execute();
  return rows.map((row) => ({
    id: row.id,
    // Written by `saveText` from a SourceId.
    sourceId: row.source_id as SourceId,
    page: row.page,
    start: row.start_offset,
    end: row.end_offset,
    text: row.text,
    name: row.name,
    nameFolded: row.name_folded,
    path: row.origin_path,
  }));
}
