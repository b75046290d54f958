import { type Kysely, sql } from 'kysely';
import type { LibraryTables } from '../library-tables.ts';
import { type ResolvedSourceFilter, sourceConditions } from '../repositories/source-filter.ts';
import type { SearchQuery } from './search-query.ts';

/** Words that may stand among those of one name: a second given name, a particle, a title. */
const nameGap = 4;

const documentNumber = /^(\d{1,2})(\d{3})(\d{3})$/;

/**
 * The first passage of each paper that holds all the words, by stem: the index has every word of every passage, so that
 * none is missed and none is read that does not hold them.
 */
export async function findHolding(
  { database, filter }: { database: Kysely<LibraryTables>; filter: ResolvedSourceFilter },
  query: SearchQuery,
  together: boolean,
): Promise<number[]> {
  const expression = holdingExpression(query, together);
  if (expression === null) return [];
  const rows = await database
    .selectFrom('passages')
    .innerJoin('sources', 'sources.id', 'passages.source_id')
    .innerJoin(
      sql<{ id: number }>`(select rowid as id from passage_index where passage_index match ${expression})`.as('found'),
      'found.id',
      'passages.id',
    )
    .select(({ fn }) => fn.min('passages.id').as('id'))
    .where(sourceConditions(filter))
    .groupBy('passages.source_id')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => Number(id));
}

/** Stems are letters and digits only: they cannot break out of the quotes. */
function holdingExpression({ terms, quoted }: SearchQuery, together: boolean): string | null {
  if (quoted.length > 0) return quoted.map((words) => `"${words.map(({ stem }) => stem).join(' ')}"`).join(' AND ');
  if (terms.length === 0) return null;
  const stems = terms.map(({ stem }) => `"${stem}"`);
  const [number] = terms;
  // "57 027 527": some papers part the digits of a document by spaces.
  if (terms.length === 1 && number && documentNumber.test(number.stem)) {
    return `${stems[0]} OR "${number.stem.replace(documentNumber, '$1 $2 $3')}"`;
  }
  return together && stems.length > 1 ? `NEAR(${stems.join(' ')}, ${nameGap})` : stems.join(' AND ');
}
