/**
 * How soon more of the same word stops counting (k1), and how much long texts are marked down (b): Robertson and Zaragoza,
 * The Probabilistic Relevance Framework, 2009. docs/decisions/search-ranking.md tells why these values.
 */
const saturation = 0.9;
const lengthShare = 0.75;

/** How much a word tells texts apart: BM25's inverse document frequency, never negative. */
export function rarityOf(holders: number, total: number): number {
  return Math.log(1 + Math.max(0, total - holders + 0.5) / (holders + 0.5));
}

/** What one word adds to a text's score; `lengthRatio` is the text's length by the usual one. */
export function bm25(count: number, rarity: number, lengthRatio: number): number {
  const norm = saturation * (1 - lengthShare + lengthShare * lengthRatio);
  return (rarity * count * (saturation + 1)) / (count + norm);
}
