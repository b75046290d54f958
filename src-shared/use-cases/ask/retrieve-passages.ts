import type { RetrievedPassage } from '../../domain/answer.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import type { SearchFilter, SearchHit, SearchIndex } from '../../ports/search-index.ts';
import { fuseRankings, type Ranking } from './fuse-rankings.ts';
import type { SearchMeaningOf } from './search-meaning.ts';

/** How many passages each way of looking brings, and how many are left of all. */
const perWay = 20;
/** People whose papers are looked at apart. */
const mostPeople = 3;

type Way = keyof RetrievedPassage['ranks'];

/** A passage and the places at which each way of looking put it. */
export type FoundPassage = { hit: SearchHit; ranks: RetrievedPassage['ranks'] };

/** The passages found, best first; `wordsAlone` is the code of why they could not be looked for by meaning. */
export type Retrieval = { found: FoundPassage[]; wordsAlone: string | null };

/**
 * Looks by the question's words and by its meaning in everything in scope and, for each person of the roster that it
 * names, by words in that person's papers alone, and joins what they bring.
 */
export async function retrievePassages(
  { search, searchMeaning }: { search: SearchIndex; searchMeaning: SearchMeaningOf },
  input: { question: string; scope: SearchFilter; people: readonly PersonId[] },
  signal: AbortSignal,
): Promise<Retrieval> {
  const { question, scope } = input;
  // The model makes the question's vector while the words are looked for.
  const [words, meaning] = await Promise.all([
    searchWords(search, input),
    searchMeaning({ question, scope, limit: perWay }, signal),
  ]);
  const fused = fuseRankings([...words, { way: 'meaning', items: meaning.passageIds }]);
  const hits = await search.describe(question, [...fused.keys()], scope, perWay);
  const found = hits.map((hit) => ({ hit, ranks: fused.get(hit.passageId) ?? {} }));
  return { found, wordsAlone: meaning.problem };
}

async function searchWords(
  search: SearchIndex,
  { question, scope, people }: { question: string; scope: SearchFilter; people: readonly PersonId[] },
): Promise<Ranking<Way>[]> {
  const rankings: Ranking<Way>[] = [{ way: 'words', items: await search.rank(question, scope, perWay) }];
  for (const personId of people.slice(0, mostPeople)) {
    if (scope.personId !== undefined) break;
    rankings.push({ way: 'person', items: await search.rank(question, { ...scope, personId }, perWay) });
  }
  return rankings;
}
