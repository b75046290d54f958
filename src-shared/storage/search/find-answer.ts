import { holdsExpected } from '../../domain/expected-answer.ts';
import { foldedWords } from '../../domain/fold-text.ts';
import { type Beginnings, searchWords } from './search-words.ts';
import type { WeightedQuery } from './word-weights.ts';

/** The sentences of a passage that answer best: offsets into its text, and the share of the query that they hold. */
export type PassageAnswer = { start: number; end: number; share: number };

/** One sentence alone is enough when it holds this much of what it holds with the one before it. */
const aloneEnough = 0.8;

/**
 * A sentence with what is asked for counts this much more than one without it. Chosen on questions
 * nobody here wrote: docs/decisions/answer-threshold.md.
 */
const asExpected = 1.3;

/** A stop ends a sentence unless digits follow ("1.053") or one capital letter stands before it ("J. Pérez"). */
const sentencePattern = /(?:[^.!?\n]|(?<=\d)\.(?=\d)|(?<=\b\p{Lu})\.)+[.!?]*/gu;

/** A question in a chat or a form answers no other question, whatever words they share. */
const questionEnd = /\?["'»)]*$/;
const asQuestion = 0.5;

type Sentence = { start: number; end: number; stems: Set<string>; worth: number };

/**
 * Finds the sentence, or two in a row, with the largest share of the query, each word by its weight; of those that hold
 * nearly as much, the one with a date, an hour, a number or a name where the query asks for one. The share is that of the
 * best by words alone, so that what is asked for changes the quote and never whether there is an answer.
 */
export function findAnswer({ query, weights, totalWeight, beginnings }: WeightedQuery, text: string): PassageAnswer {
  const shareOf = (...sentences: Sentence[]): number => {
    let held = 0;
    for (const [stem, weight] of weights) if (sentences.some(({ stems }) => stems.has(stem))) held += weight;
    return totalWeight > 0 ? held / totalWeight : 0;
  };
  const known = new Set(query.expects === null ? [] : foldedWords(query.text));
  const stretches: Stretch[] = [];
  let before: (Sentence & { isExpected: boolean }) | null = null;
  for (const sentence of splitSentences(text, beginnings)) {
    const { start, end, worth } = sentence;
    const isExpected = query.expects !== null && holdsExpected(query.expects, text.slice(start, end), known);
    stretches.push({ start, end, share: shareOf(sentence) * worth, counts: 1, isExpected });
    if (before) {
      const share: number = shareOf(before, sentence) * Math.min(before.worth, worth);
      const either = isExpected || before.isExpected;
      stretches.push({ start: before.start, end, share, counts: aloneEnough, isExpected: either });
    }
    before = { ...sentence, isExpected };
  }
  const { start, end } = chooseStretch(stretches) ?? { start: 0, end: text.length };
  return { start, end, share: shareOfBest(stretches) };
}

/** A sentence or two, the share of the query that they hold, and how much of it counts when they are compared. */
type Stretch = PassageAnswer & { counts: number; isExpected: boolean };

function chooseStretch(stretches: readonly Stretch[]): Stretch | null {
  let best: Stretch | null = null;
  let worth = -1;
  for (const stretch of stretches) {
    const own = stretch.share * stretch.counts * (stretch.isExpected ? asExpected : 1);
    if (own > worth) [best, worth] = [stretch, own];
  }
  return best;
}

function shareOfBest(stretches: readonly Stretch[]): number {
  const best = stretches.reduce((most, { share, counts }) => (share * counts > most ? share : most), 0);
  return Math.min(1, best);
}

function splitSentences(text: string, beginnings: Beginnings | null): Sentence[] {
  return [...text.matchAll(sentencePattern)].flatMap((match) => {
    const words = searchWords(match[0], beginnings);
    if (words.length === 0) return [];
    const start = match.index + (match[0].length - match[0].trimStart().length);
    const end = match.index + match[0].trimEnd().length;
    const worth = questionEnd.test(text.slice(start, end)) ? asQuestion : 1;
    return [{ start, end, stems: new Set(words.map(({ stem }) => stem)), worth }];
  });
}
