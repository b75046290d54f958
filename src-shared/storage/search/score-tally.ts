import type { Expectation } from './search-query.ts';
import type { ScoringContext, TextTally } from './text-tally.ts';

/*
 * What each part of a score counts. Fitted once by softmax regression on public Spanish questions and rounded;
 * tests/measurements/search.ts measures the whole.
 */
const parts = {
  stem: 0.085,
  exact: 0.15,
  beginning: 0.15,
  grams: 0.2,
  /** Pairs of neighbouring words. */
  pairs: 0.1,
  /** The share of the query that is there at all. */
  coverage: 1.4,
  /** The one sentence with most of the query. */
  sentence: 0.1,
  /** That sentence has a number or a date where the question asks for one. */
  expected: 1.3,
};

/** A query longer than this retells a paper rather than asks: what it says word for word counts more. */
const statementTerms = 12;

/** BM25's constants: how soon more of the same word stops counting, and how much long texts are marked down. */
const saturation = 0.9;
const lengthShare = 0.5;

/** How well a text answers: BM25 over four forms of each word, and where and how together the words stand. */
export function scoreTally(context: ScoringContext, tally: TextTally, usualWords: number): number {
  const norm = saturation * (1 - lengthShare + (lengthShare * tally.wordCount) / usualWords);
  const saturate = (count: number): number => (count * (saturation + 1)) / (count + norm);
  const isStatement = context.terms.length > statementTerms;
  const exact = isStatement ? 2 * parts.exact : parts.exact;
  const pairs = isStatement ? 3 * parts.pairs : parts.pairs;
  let score = 0;
  let covered = 0;
  for (const [index, term] of context.terms.entries()) {
    const stems = tally.stems[index]!;
    if (stems > 0) covered += term.weight;
    const forms =
      parts.stem * saturate(stems) +
      exact * saturate(tally.exact[index]!) +
      parts.beginning * saturate(tally.beginnings[index]!) +
      parts.grams * tally.grams[index]!;
    score += term.weight * forms;
  }
  for (const pair of tally.pairs) score += pairs * (context.pairs.get(pair) ?? 0);
  if (context.totalWeight > 0) score += (parts.coverage * covered) / context.totalWeight;
  score += parts.sentence * tally.sentence.weight;
  return isExpected(context.query.expectation, tally.sentence.text) ? score + parts.expected : score;
}

const numbers =
  /\d|\b(dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|cien|mil|millones|mitad|tercio)\b/i;
const dates =
  /\b[12]\d{3}\b|\d\/\d|\bsiglo\b|\b(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b/i;

function isExpected(expectation: Expectation, sentence: string): boolean {
  if (expectation === null) return false;
  return expectation === 'date' ? dates.test(sentence) : numbers.test(sentence);
}
