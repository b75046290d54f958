import { bm25 } from './bm25.ts';
import type { SearchWord } from './search-words.ts';

/** A word that is looked for, by its place in the query, and how much it tells papers apart. */
export type WeightedTerms = { byStem: ReadonlyMap<string, number>; weights: readonly number[] };

const sentencesTogether = 3;
/** Words of that many usual sentences. */
const usualWords = 75;

const sentencePattern = /[^.!?\n]+(?:\.\d[^.!?\n]*)*[.!?\n]*/g;

/** BM25 of the three sentences in a row that answer best: an answer stands in one place, not strewn over a paper. */
export function scoreBestSentences(terms: WeightedTerms, text: string, words: readonly SearchWord[]): number {
  let best = 0;
  let last: SentenceTally[] = [];
  let next = 0;
  for (const sentence of text.matchAll(sentencePattern)) {
    const end = sentence.index + sentence[0].length;
    const start = next;
    while (next < words.length && words[next]!.start < end) next += 1;
    if (next === start) continue;
    last = [...last.slice(1 - sentencesTogether), tallySentence(terms, words.slice(start, next))];
    best = Math.max(best, scoreTogether(terms, last));
  }
  return best;
}

/** The places of the wanted words that a sentence holds, as often as it does, and how many words it has. */
type SentenceTally = { found: readonly number[]; words: number };

function tallySentence({ byStem }: WeightedTerms, words: readonly SearchWord[]): SentenceTally {
  const found: number[] = [];
  for (const { stem } of words) {
    const index = byStem.get(stem);
    if (index !== undefined) found.push(index);
  }
  return { found, words: words.length };
}

function scoreTogether({ weights }: WeightedTerms, sentences: readonly SentenceTally[]): number {
  const counts = new Map<number, number>();
  let words = 0;
  for (const sentence of sentences) {
    words += sentence.words;
    for (const index of sentence.found) counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  let score = 0;
  for (const [index, count] of counts) score += bm25(count, weights[index]!, words / usualWords);
  return score;
}
