import type { RetrievedPassage } from '../../domain/answer.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import type { SearchFilter, SearchHit, SearchIndex } from '../../ports/search-index.ts';
import { fuseRankings, type Ranking } from './fuse-rankings.ts';

/** How many passages each way of looking brings. */
const perWay = 20;
/** People whose papers are looked at apart. */
const mostPeople = 3;

type Way = keyof RetrievedPassage['ranks'];

/** A passage and the places at which each way of looking put it. */
export type FoundPassage = { hit: SearchHit; ranks: RetrievedPassage['ranks'] };

/**
 * Looks by the question's words in everything in scope and, for each person of the roster that it names, in that
 * person's papers alone, and joins what they bring.
 */
export async function retrievePassages(
  search: SearchIndex,
  input: { question: string; scope: SearchFilter; people: readonly PersonId[] },
): Promise<FoundPassage[]> {
  const rankings: Ranking<Way, SearchHit>[] = [
    { way: 'words', items: await search.search(input.question, input.scope, perWay) },
  ];
  for (const personId of input.people.slice(0, mostPeople)) {
    if (input.scope.personId !== undefined) break;
    rankings.push({ way: 'person', items: await search.search(input.question, { ...input.scope, personId }, perWay) });
  }
  return fuseRankings(rankings, placeOf).map(({ item, ranks }) => ({ hit: item, ranks }));
}

function placeOf({ sourceId, locator }: SearchHit): string {
  return locator.type === 'time' ? `${sourceId} ${locator.startMs}` : `${sourceId} ${locator.page} ${locator.start}`;
}
