import type { Box, Word } from '../../domain/document-text.ts';
import { fieldGap, type PlacedWord } from './placed-word.ts';

/** A row of words that ends a line of the page's text, with each word's box in fractions of the page. */
export type TextLine = { word: PlacedWord; box: Box }[];

/**
 * The page's text and its words with exact offsets. Lines end in "\n"; words of one line are parted by one space,
 * by two where the gap is as wide as between fields or columns.
 */
export function composeText(lines: readonly TextLine[]): { text: string; words: Word[] } {
  const words: Word[] = [];
  let text = '';
  for (const line of lines) {
    const spaces = separators(line);
    line.forEach(({ word, box }, index) => {
      if (index > 0) text += spaces[index - 1];
      const start = text.length;
      text += word.text;
      const placed: Word = { start, end: text.length, box };
      if (word.confidence !== undefined) placed.confidence = word.confidence;
      words.push(placed);
    });
    if (line.length > 0) text += '\n';
  }
  return { text, words };
}

/** Font heights that a space stretched by justification does not reach. */
const widestStretchedSpace = 2.2;
/** Font heights of a gap that only unstretched text has. */
const plainSpace = 0.6;

function separators(line: TextLine): string[] {
  const gaps = line.slice(1).map(({ word }, index) => gapBetween(line[index]!.word, word));
  const isStretched = !gaps.some((gap) => gap < plainSpace);
  const limit = isStretched ? widestStretchedSpace : fieldGap;
  return gaps.map((gap) => (gap > limit ? '  ' : ' '));
}

/** In font heights; the line may run from right to left. */
function gapBetween(before: PlacedWord, after: PlacedWord): number {
  return Math.max(after.left - before.right, before.left - after.right) / Math.max(before.size, after.size, 0.01);
}
