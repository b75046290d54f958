import { type Candidate, loadCandidates } from './load-candidates.ts';
import type { LookedAt, PassageWords, Phrase, WordQuery } from './passage-words.ts';
import type { SearchQuery } from './search-query.ts';
import type { SearchWord } from './search-words.ts';

/** How many passages each way of looking brings. */
const perWay = 40;

/**
 * Postings that looking for any of the words may read: common words are left out of that, and count only when the
 * passages found by the rare ones are compared.
 */
const postingBudget = 1500;

type Parts = LookedAt & { words: PassageWords; isFiltered: boolean };

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
  for (const asked of wordQueries(query, frequencies)) for (const id of await match(parts, asked)) ids.add(id);
  if (ids.size < perWay / 6 && query.quoted.length === 0) {
    const beginnings = queryOfBeginnings(query);
    if (beginnings !== null) for (const id of await match(parts, beginnings)) ids.add(id);
  }
  if (query.isKeywords && query.quoted.length === 0)
    for (const id of await firstPassagesOfNamed(parts, query)) ids.add(id);
  const candidates = await loadCandidates(parts, [...ids]);
  return { candidates, isShort: candidates.length < ids.size };
}

function wordQueries(query: SearchQuery, frequencies: Map<string, number>): WordQuery[] {
  if (query.quoted.length > 0) return [{ phrases: query.quoted.map(stemsOf), every: true }];
  const present = query.terms.filter((term) => (frequencies.get(term.stem) ?? 0) > 0);
  const byRarity = [...present].sort((left, right) => frequencies.get(left.stem)! - frequencies.get(right.stem)!);
  const any: SearchWord[] = [];
  let postings = 0;
  for (const term of byRarity) {
    postings += frequencies.get(term.stem)!;
    if (any.length > 0 && postings > postingBudget) break;
    any.push(term);
  }
  const queries: WordQuery[] = [];
  const isAllPresent = present.length === query.terms.length && present.length > 1;
  if (isAllPresent && query.isKeywords) queries.push({ phrases: alone(present), every: true });
  if (any.length > 0) queries.push({ phrases: alone(any), every: false });
  // Every word is common: at least the two rarest together.
  if (any.length === 1 && byRarity.length > 1) queries.push({ phrases: alone(byRarity.slice(0, 2)), every: true });
  return queries;
}

/** Words as they may go on: "vacun" finds "vacunatorio". Only words of some length, lest half the library match. */
function queryOfBeginnings(query: SearchQuery): WordQuery | null {
  const starts = query.terms.filter((term) => term.stem.length >= 3).slice(-3);
  return starts.length === 0 ? null : { phrases: alone(starts), every: false, areBeginnings: true };
}

function stemsOf(words: readonly SearchWord[]): Phrase {
  return words.map(({ stem }) => stem);
}

function alone(words: readonly SearchWord[]): Phrase[] {
  return words.map(({ stem }) => [stem]);
}

async function match(parts: Parts, query: WordQuery): Promise<number[]> {
  const { words, database, isFiltered } = parts;
  if (isFiltered) return words.bestAmong(parts, query, perWay);
  const best = () => words.best(database, query, { newest: postingBudget, limit: perWay });
  if (!query.every || query.phrases.length < 2) return best();
  // Ranking reads every posting of every word, and matches that all fit need none: whole matches are mostly few.
  const some = await words.some(database, query, perWay + 1);
  return some.length <= perWay ? some : best();
}

async function firstPassagesOfNamed(parts: Parts, query: SearchQuery): Promise<number[]> {
  const { database, words } = parts;
  const folded = query.terms.map((term) => term.folded);
  const sources = await words.named(parts, folded, 10);
  if (sources.length === 0) return [];
  const rows = await database
    .selectFrom('passages')
    .select((expressions) => expressions.fn.min('id').as('id'))
    .where('source_id', 'in', sources)
    .groupBy('source_id')
    .execute();
  return rows.map((row) => Number(row.id));
}
