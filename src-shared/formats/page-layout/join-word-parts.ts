import { type PlacedWord, wordGap } from './placed-word.ts';

/**
 * One row's words from left to right, with what the page draws in parts put together: parts that touch, letters
 * spaced out one by one ("A C T A"), and words drawn twice to look bold.
 */
export function joinWordParts(row: readonly PlacedWord[]): PlacedWord[] {
  const joined: PlacedWord[] = [];
  for (const word of [...row].sort((a, b) => a.left - b.left)) {
    const previous = joined.at(-1);
    if (previous && isSameDrawnTwice(previous, word)) continue;
    if (previous && isContinuation(previous, word)) extend(previous, word);
    else joined.push({ ...word });
  }
  return joinSpacedLetters(joined);
}

function isSameDrawnTwice(one: PlacedWord, other: PlacedWord): boolean {
  const isNear =
    Math.abs(one.left - other.left) < 0.3 * one.size && Math.abs(one.baseline - other.baseline) < 0.3 * one.size;
  return isNear && one.text === other.text;
}

function isContinuation(one: PlacedWord, other: PlacedWord): boolean {
  if (other.spaceBefore) return false;
  const gap = other.left - one.right;
  const size = Math.max(one.size, other.size);
  return gap < wordGap * size && gap > -0.5 * size;
}

function extend(word: PlacedWord, part: PlacedWord): void {
  word.text += part.text;
  word.right = Math.max(word.right, part.right);
  word.top = Math.min(word.top, part.top);
  word.bottom = Math.max(word.bottom, part.bottom);
  word.size = Math.max(word.size, part.size);
}

/** At least this many single letters in a row are one spaced-out word. */
const fewestSpacedLetters = 4;

function joinSpacedLetters(row: PlacedWord[]): PlacedWord[] {
  const result: PlacedWord[] = [];
  let run: PlacedWord[] = [];
  const flush = (): void => {
    result.push(...(run.length >= fewestSpacedLetters ? mergeByGaps(run) : run));
    run = [];
  };
  for (const word of row) {
    const previous = run.at(-1);
    const follows = previous === undefined || (!word.spaceBefore && word.left - previous.right < previous.size);
    if (!follows || !isLetter(word)) flush();
    if (isLetter(word)) run.push(word);
    else result.push(word);
  }
  flush();
  return result;
}

function isLetter(word: PlacedWord): boolean {
  return /^\p{L}$/u.test(word.text);
}

function mergeByGaps(letters: PlacedWord[]): PlacedWord[] {
  const gaps = letters.slice(1).map((letter, index) => letter.left - letters[index]!.right);
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)]!;
  const words: PlacedWord[] = [{ ...letters[0]! }];
  letters.slice(1).forEach((letter, index) => {
    if (gaps[index]! > 1.6 * usual) words.push({ ...letter });
    else extend(words.at(-1)!, letter);
  });
  return words;
}
