import type { RankingContext } from './rank-candidates.ts';
import { type Beginnings, beginningsOf, searchWords } from './search-words.ts';
import { weighWords } from './word-weights.ts';

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

/** Finds the sentence, or two in a row, with the largest share of the query, each word weighted by its rarity. */
export function findAnswer({ query, frequencies, passageCount }: RankingContext, text: string): PassageAnswer {
  const rarities = weighWords(query, frequencies, passageCount);
  const total = [...rarities.values()].reduce((sum, rarity) => sum + rarity, 0);
  const shareOf = (...sentences: Sentence[]): number => {
    let held = 0;
    for (const [stem, rarity] of rarities) if (sentences.some(({ stems }) => stems.has(stem))) held += rarity;
    return total > 0 ? held / total : 0;
  };
  let best: PassageAnswer = { start: 0, end: text.length, share: -1 };
  let before: Sentence | null = null;
  for (const sentence of splitSentences(text, beginningsOf([...rarities.keys()]))) {
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
