import type { Box, DocumentText, Page, Word } from './document-text.ts';
import type { Locator } from './evidence.ts';
import { foldText } from './fold-text.ts';

/** A quote as it truly stands in a source. */
export type AnchoredQuote = { locator: Locator; quote: string };

/** Shorter quotes (in letters and digits) are only taken word for word. */
const shortestApproximateQuote = 10;
/** Letters that may differ in an approximate quote, as a part of its length. */
const differingPart = 0.12;

/** The place of a range of a page's text: the boxes of its words by line, its block, its time, or its sheet cell. */
export function locateRange(
  text: Pick<DocumentText, 'pages'>,
  pageNumber: number,
  start: number,
  end: number,
): Locator {
  const page = text.pages.find((candidate) => candidate.number === pageNumber);
  const range = { page: pageNumber, start, end };
  if (page?.layout === 'sheet') {
    return { type: 'cell', ...range, sheet: page.name ?? '', reference: cellReference(page, start, end) };
  }
  if (page?.layout === 'flow') return locateInFlow(page, start, end);
  const words = (page?.words ?? []).filter((word) => word.start < end && word.end > start);
  return { type: 'page', ...range, boxes: boxesByLine(words) };
}

/** The place of a range of a page without fixed places: its first block, or when it is said. */
export function locateInFlow({ number, blocks }: Page, start: number, end: number): Locator {
  const range = { page: number, start, end };
  const touched = blocks.filter((block) => block.start < end && block.end > start);
  const [first, last] = [touched[0]?.time, touched.at(-1)?.time];
  if (first && last) return { type: 'time', ...range, startMs: first[0], endMs: last[1] };
  return { type: 'block', ...range, block: Math.max(0, touched[0] ? blocks.indexOf(touched[0]) : 0) };
}

function cellReference(page: Page, start: number, end: number): string {
  for (const table of page.tables) {
    for (const cell of table.rows.flat()) {
      if (cell.range && cell.reference && cell.range[0] < end && cell.range[1] > start) return cell.reference;
    }
  }
  return '';
}

/** One box for each run of words on the same line. */
function boxesByLine(words: readonly Word[]): Box[] {
  const boxes: Box[] = [];
  for (const { box } of words) {
    const last = boxes.at(-1);
    const sameLine =
      last &&
      Math.min(last[3], box[3]) - Math.max(last[1], box[1]) > 0.5 * Math.min(last[3] - last[1], box[3] - box[1]);
    const follows = sameLine && box[0] >= last[0] && box[0] - last[2] < 3 * (box[3] - box[1]);
    if (!follows) boxes.push([...box]);
    else
      boxes[boxes.length - 1] = [
        last[0],
        Math.min(last[1], box[1]),
        Math.max(last[2], box[2]),
        Math.max(last[3], box[3]),
      ];
  }
  return boxes;
}

/** Folded letters and digits of a text, and where each stands in it. */
type Essence = { signs: string; offsets: number[] };

function essenceOf(text: string): Essence {
  const folded = foldText(text);
  const offsets: number[] = [];
  let signs = '';
  for (let index = 0; index < folded.length; index += 1) {
    if (!/[\p{L}\p{N}]/u.test(folded[index]!)) continue;
    signs += folded[index];
    offsets.push(index);
  }
  return { signs, offsets };
}

/**
 * Where a quote (a model's, say) stands in a document: word for word; else whatever its spaces, accents, capitals,
 * quotation marks and hyphenation; else with few letters different, every digit equal. The exact text that stands there is returned.
 */
export function anchorQuote(text: Pick<DocumentText, 'pages'>, quote: string): AnchoredQuote | null {
  const wanted = quote.trim();
  if (wanted === '') return null;
  const anchor = (page: Page, start: number, end: number): AnchoredQuote => {
    return { locator: locateRange(text, page.number, start, end), quote: page.text.slice(start, end) };
  };
  for (const page of text.pages) {
    const start = indexOfWhole(page.text, wanted);
    if (start >= 0) return anchor(page, start, start + wanted.length);
  }
  const essence = essenceOf(wanted).signs;
  if (essence === '') return null;
  const pages = text.pages.map((page) => ({ page, ...essenceOf(page.text) }));
  for (const { page, signs, offsets } of pages) {
    for (let at = signs.indexOf(essence); at >= 0; at = signs.indexOf(essence, at + 1)) {
      const [start, end] = [offsets[at]!, offsets[at + essence.length - 1]! + 1];
      if (standsAlone(page.text, start, end)) return anchor(page, start, end);
    }
  }
  if (essence.length < shortestApproximateQuote) return null;
  return (
    pages
      .map(({ page, signs, offsets }) => ({ page, offsets, match: nearestMatch(signs, essence) }))
      .filter(({ match }) => match !== null)
      .sort((a, b) => a.match!.distance - b.match!.distance)
      .map(({ page, offsets, match }) => anchor(page, offsets[match!.start]!, offsets[match!.end - 1]! + 1))[0] ?? null
  );
}

function indexOfWhole(text: string, wanted: string): number {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (standsAlone(text, at, at + wanted.length)) return at;
  }
  return -1;
}

/** Whether a range neither starts nor ends inside a word or a number. */
function standsAlone(text: string, start: number, end: number): boolean {
  const inside = (left: string | undefined, right: string | undefined) => {
    return left !== undefined && right !== undefined && /[\p{L}\p{N}]/u.test(left) && /[\p{L}\p{N}]/u.test(right);
  };
  return !inside(text[start - 1], text[start]) && !inside(text[end - 1], text[end]);
}

/** Sellers' search: the stretch of `signs` that takes the fewest edits to be `wanted`, when few enough and its digits are equal. */
function nearestMatch(signs: string, wanted: string): { start: number; end: number; distance: number } | null {
  const limit = Math.floor(wanted.length * differingPart);
  let costs = Array.from({ length: wanted.length + 1 }, (_, index) => index);
  let starts = new Array<number>(wanted.length + 1).fill(0);
  let best: { start: number; end: number; distance: number } | null = null;
  for (let at = 0; at < signs.length; at += 1) {
    const [nextCosts, nextStarts] = [[0], [at + 1]];
    for (let index = 1; index <= wanted.length; index += 1) {
      const replaced = costs[index - 1]! + (signs[at] === wanted[index - 1] ? 0 : 1);
      const skipped = costs[index]! + 1;
      const added = nextCosts[index - 1]! + 1;
      const cost = Math.min(replaced, skipped, added);
      nextCosts.push(cost);
      nextStarts.push(
        cost === replaced
          ? index === 1
            ? at
            : starts[index - 1]!
          : cost === skipped
            ? starts[index]!
            : nextStarts[index - 1]!,
      );
    }
    [costs, starts] = [nextCosts, nextStarts];
    const distance = costs[wanted.length]!;
    if (distance > limit || (best && distance >= best.distance)) continue;
    const start = starts[wanted.length]!;
    const sameDigits = signs.slice(start, at + 1).replace(/\D/g, '') === wanted.replace(/\D/g, '');
    if (sameDigits) best = { start, end: at + 1, distance };
  }
  return best;
}
