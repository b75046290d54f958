import { type Kysely, type SqlBool, sql } from 'kysely';
import type { LibraryTables } from '../library-tables.ts';
import { type ResolvedSourceFilter, sourceConditions } from '../repositories/source-filter.ts';
import { type Candidate, loadCandidates } from './load-candidates.ts';
import type { SearchQuery } from './search-query.ts';
import type { SearchWord } from './search-words.ts';

/** How many passages each way of looking brings. */
const perWay = 40;

/**
 * Postings that looking for any of the words may read: common words are left out of that, and count only when the
 * passages found by the rare ones are compared.
 */
const postingBudget = 1500;

type Parts = { database: Kysely<LibraryTables>; filter: ResolvedSourceFilter; isFiltered: boolean };

/** The passages to compare: a question whose quotes no paper holds is looked for without them. */
export async function findCandidates(
  parts: Parts,
  query: SearchQuery,
  frequencies: Map<string, number>,
  limit: number,
): Promise<Candidate[]> {
  const found = await findAmongLive(parts, query, frequencies, limit);
  if (found.length > 0 || query.isKeywords || query.quoted.length === 0) return found;
  return findAmongLive(parts, { ...query, quoted: [] }, frequencies, limit);
}

/** The best may all be of trashed papers: then it looks again among the live ones alone. */
async function findAmongLive(
  parts: Parts,
  query: SearchQuery,
  frequencies: Map<string, number>,
  limit: number,
): Promise<Candidate[]> {
  const { candidates, isShort } = await findOnce(parts, query, frequencies);
  if (!isShort || candidates.length >= limit) return candidates;
  return (await findOnce({ ...parts, isFiltered: true }, query, frequencies)).candidates;
}

/**
 * Passages that hold all the words, then those with the rarer ones, then those of papers named so. `isShort` tells that
 * some of those found were left out by the filter, so that others may have been pushed out by them.
 */
async function findOnce(
  parts: Parts,
  query: SearchQuery,
  frequencies: Map<string, number>,
): Promise<{ candidates: Candidate[]; isShort: boolean }> {
  const ids = new Set<number>();
  const expressions = matchExpressions(query, frequencies);
  for (const expression of expressions) for (const id of await match(parts, expression)) ids.add(id);
  if (ids.size < perWay / 6 && query.quoted.length === 0) {
    const prefixes = prefixExpression(query);
    if (prefixes !== null) for (const id of await match(parts, prefixes)) ids.add(id);
  }
  if (query.isKeywords && query.quoted.length === 0)
    for (const id of await firstPassagesOfNamed(parts, query)) ids.add(id);
  const candidates = await loadCandidates(parts, [...ids]);
  return { candidates, isShort: candidates.length < ids.size };
}

function matchExpressions(query: SearchQuery, frequencies: Map<string, number>): string[] {
  if (query.quoted.length > 0) return [query.quoted.map(phrase).join(' AND ')];
  const present = query.terms.filter((term) => (frequencies.get(term.stem) ?? 0) > 0);
  const byRarity = [...present].sort((left, right) => frequencies.get(left.stem)! - frequencies.get(right.stem)!);
  const any: SearchWord[] = [];
  let postings = 0;
  for (const term of byRarity) {
    postings += frequencies.get(term.stem)!;
    if (any.length > 0 && postings > postingBudget) break;
    any.push(term);
  }
  const expressions: string[] = [];
  const isAllPresent = present.length === query.terms.length && present.length > 1;
  if (isAllPresent && query.isKeywords) expressions.push(present.map((term) => phrase([term])).join(' AND '));
  if (any.length > 0) expressions.push(any.map((term) => phrase([term])).join(' OR '));
  // Every word is common: at least the two rarest together.
  if (any.length === 1 && byRarity.length > 1)
    expressions.push(
      byRarity
        .slice(0, 2)
        .map((term) => phrase([term]))
        .join(' AND '),
    );
  return expressions;
}

/** Words as they may go on: "vacun" finds "vacunatorio". Only words of some length, lest half the library match. */
function prefixExpression(query: SearchQuery): string | null {
  const starts = query.terms.filter((term) => term.stem.length >= 3).slice(-3);
  return starts.length === 0 ? null : starts.map((term) => `${phrase([term])} *`).join(' OR ');
}

/** Stems are letters and digits only: they cannot break out of the quotes. */
function phrase(words: readonly SearchWord[]): string {
  return `"${words.map((word) => word.stem).join(' ')}"`;
}

async function match(parts: Parts, expression: string): Promise<number[]> {
  const rows = parts.isFiltered ? await matchFiltered(parts, expression) : await matchBest(parts, expression);
  return rows.map((row) => Number(row.id));
}

/** Ranking reads every posting of every word, and matches that all fit need none: whole matches are mostly few. */
async function matchBest(parts: Parts, expression: string): Promise<{ id: number }[]> {
  if (!expression.includes(' AND ')) return matchRanked(parts, expression);
  const { rows } = await sql<{ id: number }>`
    select rowid as id from passage_index where passage_index match ${expression} limit ${perWay + 1}
  `.execute(parts.database);
  return rows.length <= perWay ? rows : matchRanked(parts, expression);
}

/** The best of at most `postingBudget` matches, the newest ones where there are more. */
async function matchRanked({ database }: Parts, expression: string): Promise<{ id: number }[]> {
  const { rows } = await sql<{ id: number }>`
    select id from (
      select rowid as id, rank as score from passage_index where passage_index match ${expression}
      order by rowid desc limit ${postingBudget}
    ) order by score limit ${perWay}
  `.execute(database);
  return rows;
}

async function matchFiltered({ database, filter }: Parts, expression: string): Promise<{ id: number }[]> {
  return database
    .selectFrom('passages')
    .innerJoin('sources', 'sources.id', 'passages.source_id')
    .innerJoin(
      sql<{ id: number; score: number }>`(
      select rowid as id, rank as score from passage_index where passage_index match ${expression}
    )`.as('found'),
      'found.id',
      'passages.id',
    )
    .select('passages.id')
    .where(sourceConditions(filter))
    .orderBy('found.score')
    .limit(perWay)
    .execute();
}

async function firstPassagesOfNamed({ database, filter }: Parts, query: SearchQuery): Promise<number[]> {
  let named = database.selectFrom('sources').select('sources.id').where(sourceConditions(filter));
  for (const term of query.terms) named = named.where(sql<SqlBool>`instr(sources.name_folded, ${term.folded}) > 0`);
  // The plus keeps SQLite to the index of names, which is a fraction of the table.
  const sources = await named.orderBy(sql`+sources.rowid`).limit(10).execute();
  if (sources.length === 0) return [];
  const rows = await database
    .selectFrom('passages')
    .select((expressions) => expressions.fn.min('id').as('id'))
    .where(
      'source_id',
      'in',
      sources.map((source) => source.id),
    )
    .groupBy('source_id')
    .execute();
  return rows.map((row) => Number(row.id));
}
