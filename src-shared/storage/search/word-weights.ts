import { rarityOf } from './bm25.ts';
import type { SearchQuery } from './search-query.ts';
import { type Beginnings, beginningsOf, searchWords } from './search-words.ts';
import { carryingVerbs } from './spanish-words.ts';

/** A query with how much each of its words tells papers apart: weighed once for every passage that is compared with it. */
export type WeightedQuery = {
  query: SearchQuery;
  /** By stem, in the order of the query's terms; stop words are left out. */
  weights: ReadonlyMap<string, number>;
  totalWeight: number;
  /** How words begin that may have one of the stems. */
  beginnings: Beginnings | null;
};

/** A name says more of what is looked for than a common word that happens to be as rare in this library. */
const nameFactor = 1.4;

/** A verb that carries a question says less of what is looked for: the paper has another one, or none. */
const carryingFactor = 0.7;
const carryingStems: ReadonlySet<string> = new Set(searchWords(carryingVerbs).map(({ stem }) => stem));

/** Weighs the words of a query by how few of the library's passages hold them. */
export function weighQuery(
  query: SearchQuery,
  frequencies: ReadonlyMap<string, number>,
  passageCount: number,
): WeightedQuery {
  const weights = new Map(
    query.terms.map(({ stem }) => {
      const rarity = rarityOf(frequencies.get(stem) ?? 0, passageCount);
      return [stem, rarity * factorOf(query, stem)];
    }),
  );
  const totalWeight = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return { query, weights, totalWeight, beginnings: beginningsOf([...weights.keys()]) };
}

function factorOf({ names, isKeywords }: SearchQuery, stem: string): number {
  if (names.has(stem)) return nameFactor;
  return !isKeywords && carryingStems.has(stem) ? carryingFactor : 1;
}
