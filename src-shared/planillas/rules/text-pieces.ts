import type { ReadRange } from './rule-candidate.ts';

/** A text put together from pieces of a page (a cell's lines), with the way back to them. */
export type PiecedText = { text: string; back: (start: number, end: number) => ReadRange[] };

/** Joins pieces of a page with line ends; `back` gives the pieces that a range of the joined text covers. */
export function joinPieces(page: string, pieces: readonly ReadRange[]): PiecedText {
  const placed: (ReadRange & { at: number })[] = [];
  let text = '';
  for (const piece of pieces) {
    if (text !== '') text += '\n';
    placed.push({ ...piece, at: text.length });
    text += page.slice(piece.start, piece.end);
  }
  const back = (start: number, end: number) => {
    return placed.flatMap((piece) => {
      const from = Math.max(start, piece.at);
      const to = Math.min(end, piece.at + piece.end - piece.start);
      return from < to ? [trimmed(page, piece.start + from - piece.at, piece.start + to - piece.at)] : [];
    });
  };
  return { text, back };
}

function trimmed(page: string, start: number, end: number): ReadRange {
  const text = page.slice(start, end);
  const lead = text.length - text.trimStart().length;
  return { start: start + lead, end: start + text.trimEnd().length };
}

/** Ranges that only spaces separate, made one: the quote of a sentence over two lines is whole. */
export function mergeAdjacent(page: string, ranges: readonly ReadRange[]): ReadRange[] {
  const merged: ReadRange[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range.start >= last.end && page.slice(last.end, range.start).trim() === '') last.end = range.end;
    else merged.push({ ...range });
  }
  return merged;
}
