import type { SearchQuery } from './search-query.ts';
import { type SearchWord, searchWords } from './search-words.ts';
import { stemWeight } from './spanish-words.ts';

/** A word of the query with how much it tells papers apart, and the forms in which it may stand in a text. */
export type WeightedTerm = {
  stem: string;
  folded: string;
  beginning: string;
  grams: readonly string[];
  weight: number;
};

/** The query as texts are held against it. */
export type ScoringContext = {
  query: SearchQuery;
  terms: readonly WeightedTerm[];
  totalWeight: number;
  byStem: Map<string, number>;
  byFolded: Map<string, number>;
  byBeginning: Map<string, number>;
  /** Neighbouring words of the query, as "stem stem", with their weight. */
  pairs: Map<string, number>;
};

/** What a text has of the query; tallies of several texts add up (`mergeTallies`). */
export type TextTally = {
  wordCount: number;
  /** For each term, how often its stem, its very form and its beginning stand there. */
  stems: number[];
  exact: number[];
  beginnings: number[];
  /** For each term, the share of its letter runs that stand there. */
  grams: number[];
  pairs: Set<string>;
  sentence: { weight: number; text: string };
  hasPhrase: boolean;
};

const beginningLetters = 5;
const gramLetters = 4;

/** Weighs the query's terms by how rare they are. */
export function createScoringContext(
  query: SearchQuery,
  frequencies: Map<string, number>,
  passageCount: number,
): ScoringContext {
  const terms = query.terms.map((term): WeightedTerm => {
    const frequency = frequencies.get(term.stem) ?? 0;
    const rarity = Math.log(1 + (passageCount - frequency + 0.5) / (frequency + 0.5));
    const { stem, folded } = term;
    const weight = Math.max(0, rarity) * stemWeight(stem);
    return { stem, folded, beginning: beginningOf(folded), grams: gramsOf(folded), weight };
  });
  const weights = new Map(terms.map((term) => [term.stem, term.weight]));
  const pairs = new Map<string, number>();
  forEachPair(query.words, (first, second) => {
    pairs.set(`${first} ${second}`, (weights.get(first) ?? 0) + (weights.get(second) ?? 0));
  });
  return {
    query,
    terms,
    pairs,
    totalWeight: terms.reduce((total, term) => total + term.weight, 0),
    byStem: new Map(terms.map((term, index) => [term.stem, index])),
    byFolded: new Map(terms.map((term, index) => [term.folded, index])),
    byBeginning: new Map(terms.map((term, index) => [term.beginning, index])),
  };
}

/** Counts what a text has of the query, in one pass over its words. */
export function tallyText(context: ScoringContext, text: string): TextTally {
  const words = searchWords(text);
  const none = context.terms.map(() => 0);
  const tally: TextTally = {
    wordCount: words.length,
    stems: [...none],
    exact: [...none],
    beginnings: [...none],
    grams: none,
    pairs: new Set(),
    sentence: { weight: 0, text: '' },
    hasPhrase: hasPhrase(context.query.words, words),
  };
  for (const word of words) {
    count(tally.stems, context.byStem.get(word.stem));
    count(tally.exact, context.byFolded.get(word.folded));
    count(tally.beginnings, context.byBeginning.get(beginningOf(word.folded)));
  }
  const joined = ` ${words.map((word) => word.folded).join(' ')} `;
  tally.grams = context.terms.map((term, index) => (tally.exact[index]! > 0 ? 1 : gramShare(term, joined)));
  forEachPair(words, (first, second) => {
    const pair = `${first} ${second}`;
    if (context.pairs.has(pair)) tally.pairs.add(pair);
  });
  tally.sentence = bestSentence(context, text, words);
  return tally;
}

/** What several texts have together. */
export function mergeTallies(tallies: readonly TextTally[]): TextTally {
  const [first, ...rest] = tallies;
  const merged: TextTally = {
    ...first!,
    stems: [...first!.stems],
    exact: [...first!.exact],
    beginnings: [...first!.beginnings],
    grams: [...first!.grams],
    pairs: new Set(first!.pairs),
  };
  for (const tally of rest) {
    merged.wordCount += tally.wordCount;
    merged.hasPhrase ||= tally.hasPhrase;
    if (tally.sentence.weight > merged.sentence.weight) merged.sentence = tally.sentence;
    for (const pair of tally.pairs) merged.pairs.add(pair);
    for (let index = 0; index < merged.stems.length; index += 1) {
      merged.stems[index]! += tally.stems[index]!;
      merged.exact[index]! += tally.exact[index]!;
      merged.beginnings[index]! += tally.beginnings[index]!;
      merged.grams[index] = Math.max(merged.grams[index]!, tally.grams[index]!);
    }
  }
  return merged;
}

function count(counts: number[], index: number | undefined): void {
  if (index !== undefined) counts[index] = (counts[index] ?? 0) + 1;
}

/** Words of one family ("desobediente", "desobediencia") share their beginning though not their stem. */
function beginningOf(folded: string): string {
  return folded.charCodeAt(0) <= 57 ? folded : folded.slice(0, beginningLetters);
}

/** Runs of letters inside a word, edges included: they forgive a letter misread by recognition. */
function gramsOf(folded: string): readonly string[] {
  const edged = ` ${folded} `;
  if (edged.length <= gramLetters) return [edged];
  return Array.from({ length: edged.length - gramLetters + 1 }, (_, index) => edged.slice(index, index + gramLetters));
}

/** Less than half of the runs says nothing. */
function gramShare(term: WeightedTerm, joined: string): number {
  let found = 0;
  for (const gram of term.grams) if (joined.includes(gram)) found += 1;
  const share = found / term.grams.length;
  return share > 0.5 ? share : 0;
}

function forEachPair(words: readonly SearchWord[], use: (first: string, second: string) => void): void {
  for (let index = 1; index < words.length; index += 1) use(words[index - 1]!.stem, words[index]!.stem);
}

/** The sentence with most of what is looked for: an answer stands in one place, not strewn over the passage. */
function bestSentence(context: ScoringContext, text: string, words: readonly SearchWord[]): TextTally['sentence'] {
  let best = { weight: 0, text: '' };
  let next = 0;
  for (const sentence of text.matchAll(/[^.!?\n]+(?:\.\d[^.!?\n]*)*[.!?\n]*/g)) {
    const end = sentence.index + sentence[0].length;
    const found = new Set<number>();
    let weight = 0;
    for (; next < words.length && words[next]!.start < end; next += 1) {
      const index = context.byBeginning.get(beginningOf(words[next]!.folded));
      if (index === undefined || found.has(index)) continue;
      found.add(index);
      weight += context.terms[index]!.weight;
    }
    if (weight > best.weight) best = { weight, text: sentence[0] };
  }
  return best;
}

/** Whether the query's words stand in the text one after another, as written but for accents and capitals. */
function hasPhrase(wanted: readonly SearchWord[], words: readonly SearchWord[]): boolean {
  if (wanted.length < 2) return false;
  for (let start = 0; start + wanted.length <= words.length; start += 1) {
    if (wanted.every((word, index) => words[start + index]!.folded === word.folded)) return true;
  }
  return false;
}
