import { bm25 } from './bm25.ts';
import type { SearchWord } from './search-words.ts';

/** A word that is looked for, by its place in the query, and how much it tells papers apart. */
export type WeightedTerms = { byStem: ReadonlyMap<string, number>; rarities: readonly number[] };

/** Words of two usual sentences. */
const usualWords = 50;

const sentencePattern = /[^.!?\n]+(?:\.\d[^.!?\n]*)*[.!?\n]*/g;

/** BM25 of the two sentences in a row that answer best: an answer stands in one place, not strewn over a paper. */
export function scoreBestSentences(terms: WeightedTerms, text: string, words: readonly SearchWord[]): number {
  let best = 0;
  let before: SentenceTally | null = null;
  let next = 0;
  for (const sentence of text.matchAll(sentencePattern)) {
    const end = sentence.index + sentence[0].length;
    const start = next;
    while (next < words.length && words[next]!.start < end) next += 1;
    if (next === start) continue;
    const tally = tallySentence(terms, words.slice(start, next));
    best = Math.max(best, scoreTogether(terms, before, tally));
    before = tally;
  }
  return best;
}

type SentenceTally = { counts: Map<number, number>; words: number };

function tallySentence(terms: WeightedTerms, words: readonly SearchWord[]): SentenceTally {
  const counts = new Map<number, number>();
  for (const { stem } of words) {
    const index = terms.byStem.get(stem);
    if (index !== undefined) counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  return { counts, words: words.length };
}

function scoreTogether(terms: WeightedTerms, first: SentenceTally | null, second: SentenceTally): number {
  const lengthRatio = ((first?.words ?? 0) + second.words) / usualWords;
  let score = 0;
  for (const [index, rarity] of terms.rarities.entries()) {
    const count = (first?.counts.get(index) ?? 0) + (second.counts.get(index) ?? 0);
    if (count > 0) score += bm25(count, rarity, lengthRatio);
  }
  return score;
}
