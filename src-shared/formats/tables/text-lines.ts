import { type Area, boundsOf, median, numberText, overlap, type PlacedWord } from './page-geometry.ts';

/** Words of one line with no wide gap between them. */
export type Chunk = Area & { words: PlacedWord[] };

/** Words that share a baseline, cut into chunks at its wide gaps. */
export type TextLine = Area & {
  words: PlacedWord[];
  chunks: Chunk[] /** Height of its letters in points. */;
  size: number;
};

/** A gap of this many letter heights parts two cells; a space between words is about a quarter. */
const cellGap = 0.9;

/** The words' lines, top to bottom. */
export function gatherLines(words: readonly PlacedWord[]): TextLine[] {
  const lines: { words: PlacedWord[]; tops: number[]; bottoms: number[]; top: number; bottom: number }[] = [];
  const byMiddle = [...words].sort((a, b) => a.top + a.bottom - (b.top + b.bottom));
  for (const word of byMiddle) {
    const line = lines.slice(-4).findLast((candidate) => sharesLine(candidate, word));
    if (line === undefined) {
      const { top, bottom } = word;
      lines.push({ words: [word], tops: [top], bottoms: [bottom], top, bottom });
      continue;
    }
    line.words.push(word);
    line.top = addToMedian(line.tops, word.top);
    line.bottom = addToMedian(line.bottoms, word.bottom);
  }
  return lines.map((line) => toTextLine(line.words)).sort((a, b) => a.top + a.bottom - (b.top + b.bottom));
}

/** Puts a value in its place among sorted ones and gives their new middle one. */
function addToMedian(sorted: number[], value: number): number {
  let at = sorted.length;
  while (at > 0 && sorted[at - 1]! > value) at--;
  sorted.splice(at, 0, value);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function sharesLine(line: { top: number; bottom: number }, word: PlacedWord): boolean {
  const shared = overlap(line.top, line.bottom, word.top, word.bottom);
  return shared > 0.5 * Math.min(line.bottom - line.top, word.bottom - word.top);
}

function toTextLine(words: PlacedWord[]): TextLine {
  words.sort((a, b) => a.left - b.left);
  const size = median(words.map((word) => word.bottom - word.top));
  const chunks = joinCurrencySigns(cutAtGaps(words, size * chunkGap(words, size)));
  return { ...boundsOf(words), words, size, chunks };
}

/** Accounting formats set the sign at the cell's left and the amount at its right: they are one cell. */
function joinCurrencySigns(chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = [];
  for (const chunk of chunks) {
    const previous = joined.at(-1);
    if (previous && /^(\$|€|U\$S)$/i.test(previous.words.map((word) => word.text).join('')) && hasAmountFirst(chunk)) {
      joined[joined.length - 1] = { ...chunk, left: previous.left, words: [...previous.words, ...chunk.words] };
    } else {
      joined.push(chunk);
    }
  }
  return joined;
}

function hasAmountFirst(chunk: Chunk): boolean {
  return /^[-–(]?[\d.,-]/.test(chunk.words[0]!.text);
}

/** Typewriter faces space their words as wide as a letter: there the line's own usual gap decides. */
function chunkGap(words: readonly PlacedWord[], size: number): number {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  const letterWidth = words.reduce((sum, word) => sum + word.right - word.left, 0) / Math.max(1, letters) / size;
  return Math.max(cellGap, letterWidth > 0.58 ? letterWidth * 1.7 : 0);
}

/** Words (left to right) parted wherever the gap before one is wider than `gap` points. */
export function cutAtGaps(words: readonly PlacedWord[], gap: number): Chunk[] {
  const groups: PlacedWord[][] = [];
  let right = -Infinity;
  for (const word of words) {
    const group = groups.at(-1);
    if (group && word.left - right <= gap && !areTwoNumbers(group.at(-1)!, word)) group.push(word);
    else groups.push([word]);
    right = Math.max(right, word.right);
  }
  return groups.map((group) => ({ ...boundsOf(group), words: group }));
}

/** Two amounts side by side are two cells even a plain space apart; "12 000" is one. */
function areTwoNumbers(one: PlacedWord, other: PlacedWord): boolean {
  const size = other.bottom - other.top;
  if (other.left - one.right < 0.42 * size || !numberText.test(one.text) || !numberText.test(other.text)) return false;
  const areDigitGroups = /^\d{1,3}$/.test(one.text) && /^\d{3}([.,]\d+)?$/.test(other.text);
  return one.text.length + other.text.length > 4 && !areDigitGroups;
}

/** The words as text: line after line, joined by spaces. */
export function textOf(words: readonly PlacedWord[]): string {
  return gatherLines(words)
    .flatMap((line) => line.words.map((word) => word.text))
    .join(' ');
}
