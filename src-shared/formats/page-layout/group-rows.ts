import { joinWordParts } from './join-word-parts.ts';
import type { PlacedWord } from './placed-word.ts';
import { isRightToLeft } from './text-direction.ts';

/** Share of the smaller word's height that two words of one row have in common. */
const sharedHeight = 0.3;
/** A heading beside small print is another row's word when its font is this much larger. */
const largestSizeRatio = 2.4;

/**
 * Words as rows from top to bottom, each from left to right (right to left where its script runs so).
 * A word joins the row whose nearest word on the left shares its height, so that slightly slanted rows hold together.
 */
export function groupRows(words: readonly PlacedWord[]): PlacedWord[][] {
  const rows: PlacedWord[][] = [];
  const sorted = [...words].sort((a, b) => a.left - b.left);
  for (const word of sorted) {
    const row = bestRow(word, rows);
    if (row) row.push(word);
    else rows.push([word]);
  }
  rows.sort((a, b) => middleOf(a) - middleOf(b));
  return rows.map((row) => inReadingDirection(joinWordParts(row)));
}

function bestRow(word: PlacedWord, rows: readonly PlacedWord[][]): PlacedWord[] | null {
  let best: PlacedWord[] | null = null;
  let bestShare = sharedHeight;
  for (const row of rows) {
    const share = coreOverlap(word, row.at(-1)!);
    if (share > bestShare) {
      best = row;
      bestShare = share;
    }
  }
  return best;
}

/** How much of the capitals' height two words share, as a share of the smaller one's. */
function coreOverlap(one: PlacedWord, other: PlacedWord): number {
  const oneTop = coreTop(one);
  const otherTop = coreTop(other);
  const shared = Math.min(one.baseline, other.baseline) - Math.max(oneTop, otherTop);
  // Nearly every row of a page ends here.
  if (shared <= 0) return 0;
  const ratio = Math.max(one.size, other.size) / Math.max(0.01, Math.min(one.size, other.size));
  if (ratio > largestSizeRatio) return 0;
  return shared / Math.max(0.01, Math.min(one.baseline - oneTop, other.baseline - otherTop));
}

function coreTop(word: PlacedWord): number {
  return word.baseline - 0.7 * word.size;
}

function middleOf(row: readonly PlacedWord[]): number {
  let sum = 0;
  for (const word of row) sum += word.baseline - 0.3 * word.size;
  return sum / row.length;
}

function inReadingDirection(row: PlacedWord[]): PlacedWord[] {
  const rightToLeft = row.filter((word) => isRightToLeft(word.text)).length;
  return rightToLeft * 2 > row.length ? row.reverse() : row;
}
