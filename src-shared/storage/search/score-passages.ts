import type { Phrase, WordQuery } from './passage-words.ts';

/** Where in a passage stand the words that are looked for. */
export type HeldWords = {
  id: number;
  /** Of the passage, in words. */
  length: number;
  /** By stem; places count from 1. */
  positions: Map<string, readonly number[]>;
};

/** What BM25 counts over all passages. */
export type PassageCounts = {
  /** How many passages hold each of the phrases. */
  frequencies: readonly number[];
  /** How many there are, and of how many words in all. */
  passages: number;
  words: number;
};

/** The constants of FTS5's BM25, so that the same passages are the best in either database. */
const saturation = 1.2;
const lengthShare = 0.75;
const leastRarity = 1e-6;

/** Passages by FTS5's BM25, the best first; of equal ones the newest. */
export function scorePassages(
  held: readonly HeldWords[],
  query: WordQuery,
  { frequencies, passages, words }: PassageCounts,
): { id: number; score: number }[] {
  const rarities = frequencies.map((frequency) =>
    Math.max(Math.log((passages - frequency + 0.5) / (frequency + 0.5)), leastRarity),
  );
  const usualLength = words / passages;
  const scored = held.map((passage) => {
    const lengthFactor = saturation * (1 - lengthShare + (lengthShare * passage.length) / usualLength);
    const score = query.phrases.reduce((sum, phrase, index) => {
      const count = countPhrase(passage, phrase, query.areBeginnings ?? false);
      return sum + (rarities[index]! * count * (saturation + 1)) / (count + lengthFactor);
    }, 0);
    return { id: passage.id, score };
  });
  return scored.sort((left, right) => right.score - left.score || right.id - left.id);
}

/** Whether one word of each phrase stands so near the others that at most `gap` words are between first and last. */
export function standClose(passage: HeldWords, { phrases }: WordQuery, gap: number): boolean {
  const stems = [...new Set(phrases.flat())];
  const places = stems.flatMap((stem) => (passage.positions.get(stem) ?? []).map((at) => ({ stem, at })));
  places.sort((left, right) => left.at - right.at);
  return places.some(({ at: start }, index) => {
    const near = places.slice(index).filter(({ at }) => at - start <= gap + 1);
    return stems.every((stem) => near.some((place) => place.stem === stem));
  });
}

function countPhrase({ positions }: HeldWords, phrase: Phrase, areBeginnings: boolean): number {
  const placesOf = (stem: string, isLast: boolean): number[] =>
    areBeginnings && isLast
      ? [...positions].filter(([held]) => held.startsWith(stem)).flatMap(([, places]) => [...places])
      : [...(positions.get(stem) ?? [])];
  const followers = phrase.map((stem, index) => new Set(placesOf(stem, index === phrase.length - 1)));
  return [...(followers[0] ?? [])].filter((start) => followers.every((places, index) => places.has(start + index)))
    .length;
}
