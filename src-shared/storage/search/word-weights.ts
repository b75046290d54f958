import { rarityOf } from './bm25.ts';
import type { SearchQuery } from './search-query.ts';

/** A name says more of what is looked for than a common word that happens to be as rare in this library. */
const nameFactor = 1.4;

/** How much each word of a query tells papers apart, by its stem; stop words are left out. */
export function weighWords(
  query: SearchQuery,
  frequencies: ReadonlyMap<string, number>,
  passageCount: number,
): Map<string, number> {
  return new Map(
    query.terms.map(({ stem }) => {
      const rarity = rarityOf(frequencies.get(stem) ?? 0, passageCount);
      return [stem, query.names.has(stem) ? rarity * nameFactor : rarity];
    }),
  );
}
