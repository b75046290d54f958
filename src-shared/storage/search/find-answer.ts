import { type Beginnings, searchWords } from './search-words.ts';
import type { WeightedQuery } from './word-weights.ts';

/** The sentences of a passage that answer best: offsets into its text, and the share of the query that they hold. */
export type PassageAnswer = { start: number; end: number; share: number };

/** One sentence alone is enough when it holds this much of what it holds with the one before it. */
const aloneEnough = 0.8;

/** A stop ends a sentence unless digits follow ("1.053") or one capital letter stands before it ("J. Pérez"). */
const sentencePattern = /(?:[^.!?\n]|(?<=\d)\.(?=\d)|(?<=\b\p{Lu})\.)+[.!?]*/gu;

/** A question in a chat or a form answers no other question, whatever words they share. */
const questionEnd = /\?["'»)]*$/;
const asQuestion = 0.5;

type Sentence = { start: number; end: number; stems: Set<string>; worth: number };

/** Finds the sentence, or two in a row, with the largest share of the query, each word by its weight. */
export function findAnswer({ weights, totalWeight, beginnings }: WeightedQuery, text: string): PassageAnswer {
  const shareOf = (...sentences: Sentence[]): number => {
    let held = 0;
    for (const [stem, weight] of weights) if (sentences.some(({ stems }) => stems.has(stem))) held += weight;
    return totalWeight > 0 ? held / totalWeight : 0;
  };
  let best: PassageAnswer = { start: 0, end: text.length, share: -1 };
  let before: Sentence | null = null;
  for (const sentence of splitSentences(text, beginnings)) {
    const alone = shareOf(sentence) * sentence.worth;
    if (alone > best.share) best = { start: sentence.start, end: sentence.end, share: alone };
    const together: number = before ? shareOf(before, sentence) * Math.min(before.worth, sentence.worth) : 0;
    if (before && together * aloneEnough > best.share) {
      best = { start: before.start, end: sentence.end, share: together };
    }
    before = sentence;
  }
  return { ...best, share: Math.min(1, Math.max(0, best.share)) };
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
