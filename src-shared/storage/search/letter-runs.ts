import type { SearchWord } from './search-words.ts';

/**
 * Five letters each, spaces between words included: they meet words of one family, names spelt otherwise, letters
 * misread by recognition, and, where they cross a space, words that stand together.
 */
const runLetters = 5;
const bitsPerLetter = 6;
const runMask = 2 ** (runLetters * bitsPerLetter) - 1;
const letterMask = 2 ** bitsPerLetter - 1;

/** How often each of the wanted runs stands in a text, and how many runs it has in all. */
export type RunTally = { counts: number[]; length: number };

/** The runs of a query, each once, with its place in a tally, and how much it counts by its place. */
export type WantedRuns = { indices: ReadonlyMap<number, number>; weights: readonly number[] };

/** The runs of a query; each counts by the root of the mean weight of the words that it touches. */
export function indexRuns(words: readonly SearchWord[], weightOf: (word: SearchWord) => number): WantedRuns {
  const indices = new Map<number, number>();
  const weights: number[] = [];
  const owners = words.flatMap((word) => [null, ...new Array<SearchWord>(word.folded.length).fill(word)]);
  forEachRun(words, (run, end) => {
    if (indices.has(run)) return;
    indices.set(run, indices.size);
    const touched = [...new Set(owners.slice(end - runLetters, end))].filter((word) => word !== null);
    weights.push(Math.sqrt(touched.reduce((sum, word) => sum + weightOf(word), 0) / touched.length));
  });
  return { indices, weights };
}

/** Counts the wanted runs in a text. */
export function tallyRuns({ indices }: WantedRuns, words: readonly SearchWord[]): RunTally {
  const tally: RunTally = { counts: new Array<number>(indices.size).fill(0), length: 0 };
  forEachRun(words, (run) => {
    tally.length += 1;
    const index = indices.get(run);
    if (index !== undefined) tally.counts[index]! += 1;
  });
  return tally;
}

/** What several texts have together. */
export function mergeRuns(tallies: readonly RunTally[]): RunTally {
  const [first, ...rest] = tallies;
  const merged: RunTally = { counts: [...first!.counts], length: first!.length };
  for (const tally of rest) {
    merged.length += tally.length;
    for (const [index, count] of tally.counts.entries()) merged.counts[index]! += count;
  }
  return merged;
}

/**
 * A run is kept as one whole number, six bits a letter: cutting strings would take most of a search's time. Digits share
 * their bits with the letters from p to y, which hardly ever makes two runs one.
 */
function forEachRun(words: readonly SearchWord[], use: (run: number, end: number) => void): void {
  const space = 32;
  let run = space;
  let letters = 1;
  for (const { folded } of words) {
    for (let index = 0; index <= folded.length; index += 1) {
      const letter = index === folded.length ? space : folded.charCodeAt(index);
      run = ((run << bitsPerLetter) | (letter & letterMask)) & runMask;
      letters += 1;
      if (letters >= runLetters) use(run, letters);
    }
  }
}
