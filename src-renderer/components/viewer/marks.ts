import type { Box, Page } from '../../../src-shared/domain/document-text.ts';
import type { Evidence, Locator } from '../../../src-shared/domain/evidence.ts';

/** A place to paint on a page; the current one is what the viewer goes to. */
export type Mark = {
  page: number;
  start: number;
  end: number;
  boxes: readonly Box[];
  reference: string | null;
  current: boolean;
};

/** A stretch of text, painted or not. */
export type TextPiece = { start: number; end: number; paint: 'none' | 'mark' | 'current' };

/** The marks of several proofs of one paper, `current` being the one on show. */
export function marksOf(evidences: readonly Evidence[], current: Evidence | undefined): Mark[] {
  return evidences.map((evidence) => markOf(evidence.locator, evidence === current));
}

/** Where a locator is painted. */
export function markOf(locator: Locator, current: boolean): Mark {
  return {
    page: locator.page,
    start: locator.start,
    end: locator.end,
    boxes: locator.type === 'page' ? locator.boxes : [],
    reference: locator.type === 'cell' ? locator.reference : null,
    current,
  };
}

/** The rectangles to paint for a mark: its own, or those of the words inside its range, joined along each line. */
export function boxesOfMark(mark: Mark, page: Page): Box[] {
  if (mark.boxes.length > 0) return joinLines(mark.boxes);
  const words = page.words.filter((word) => word.start < mark.end && word.end > mark.start);
  return joinLines(words.map((word) => word.box));
}

/** Boxes of words that follow each other on a line as one box, so that the paint has no gaps between words. */
export function joinLines(boxes: readonly Box[]): Box[] {
  const joined: Box[] = [];
  for (const box of boxes) {
    const last = joined.at(-1);
    if (last && onSameLine(last, box)) {
      joined[joined.length - 1] = [last[0], Math.min(last[1], box[1]), box[2], Math.max(last[3], box[3])];
    } else joined.push([...box]);
  }
  return joined;
}

/** `[start, end)` of a page's text cut where marks begin and end; the current mark wins over the others. */
export function cutText(start: number, end: number, marks: readonly Mark[]): TextPiece[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, place) => {
    const to = places[place + 1] ?? end;
    const over = inside.filter((mark) => mark.start <= from && mark.end >= to);
    const paint = over.some((mark) => mark.current) ? 'current' : over.length > 0 ? 'mark' : 'none';
    return { start: from, end: to, paint };
  });
}

function onSameLine(left: Box, right: Box): boolean {
  const height = Math.min(left[3] - left[1], right[3] - right[1]);
  const overlap = Math.min(left[3], right[3]) - Math.max(left[1], right[1]);
  const gap = right[0] - left[2];
  return overlap > height * 0.5 && gap > -0.01 && gap < Math.max(0.015, height * 1.2);
}
