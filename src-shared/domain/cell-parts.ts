import type { TableCell } from './document-text.ts';

/** A stretch of a page's text. */
export type CellPart = { start: number; end: number };

/** How far below its first words a cell's other words may stand: some lines of a wide table. */
const farthest = 600;

/**
 * Where a cell's words stand in its page's text: a range holds the first unbroken run of them, and what is written below,
 * with other cells' words between, is looked for after it. Null where some of it is not found: a part is not the whole.
 */
export function cellParts(pageText: string, { text, range }: Pick<TableCell, 'text' | 'range'>): CellPart[] | null {
  if (range === null) return null;
  const parts: CellPart[] = [{ start: range[0], end: range[1] }];
  const [first, whole] = [wordsOf(pageText.slice(...range)), wordsOf(text)];
  if (first.some((word, index) => word !== whole[index])) return first.length < whole.length ? null : parts;
  let left = whole.slice(first.length);
  while (left.length > 0) {
    const part = nextPart(pageText, left, parts.at(-1)!.end);
    if (part === null) return null;
    parts.push({ start: part.start, end: part.end });
    left = left.slice(part.words);
  }
  return parts;
}

/** The longest run of the first of these words that stands in one stretch after a place. */
function nextPart(pageText: string, words: readonly string[], from: number): (CellPart & { words: number }) | null {
  const near = pageText.slice(from, from + farthest);
  for (let count = words.length; count > 0; count -= 1) {
    const pattern = words.slice(0, count).map(asPattern).join('\\s+');
    const found = new RegExp(`(?<!\\S)${pattern}(?!\\S)`, 'u').exec(near);
    if (found) return { start: from + found.index, end: from + found.index + found[0].length, words: count };
  }
  return null;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function asPattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
