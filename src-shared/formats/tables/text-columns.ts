import { commonGuttersOf } from './columns.ts';
import { median, numberText, type PlacedWord } from './page-geometry.ts';
import { gatherLines, type TextLine } from './text-lines.ts';

const fewestLines = 7;

/** The words by columns of prose, left to right: one group where the page is not set in columns. */
export function splitTextColumns(words: readonly PlacedWord[]): PlacedWord[][] {
  const lines = gatherLines(words);
  if (lines.length < fewestLines) return [[...words]];
  for (const gutter of commonGuttersOf(lines, lines[0]!.size * 0.8)) {
    const middle = (gutter.from + gutter.to) / 2;
    const left = words.filter((word) => word.left + word.right < 2 * middle);
    const right = words.filter((word) => word.left + word.right >= 2 * middle);
    if (isProse(gatherLines(left), middle) && isProse(gatherLines(right), middle)) {
      return [...splitTextColumns(left), ...splitTextColumns(right)];
    }
  }
  return [[...words]];
}

/** Lines of words that fill the column's width and often go on from the line above in small letters. */
function isProse(allLines: readonly TextLine[], gutter: number): boolean {
  // Titles over both columns stand across the gutter and say nothing of either.
  const lines = allLines.filter((line) => line.left > gutter || line.right <= gutter);
  if (lines.length < fewestLines) return false;
  const words = lines.flatMap((line) => line.words);
  const numbers = words.filter((word) => numberText.test(word.text)).length;
  const continued = lines.filter((line) => /^[\p{Ll}(]/u.test(line.words[0]!.text)).length;
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const inked = median(lines.map((line) => line.words.reduce((sum, word) => sum + word.right - word.left, 0)));
  return (
    numbers < 0.2 * words.length &&
    continued >= 0.25 * lines.length &&
    inked >= 0.55 * (right - left) &&
    median(lines.map((line) => line.words.length)) >= 3
  );
}
