import type { Page } from '../../domain/document-text.ts';

/** A unit of search: a run of whole sentences, lines or table rows of one page. */
export type Passage = { page: number; start: number; end: number };

/** Words after which a passage ends at the next good place; one word more than that is never forced. */
const targetWords = 100;
const maximumWords = 160;

/** Parts a page into passages. A page of few words is one passage; no passage crosses a page. */
export function splitPassages(page: Page): Passage[] {
  const passages: Passage[] = [];
  let start: number | null = null;
  let end = 0;
  let words = 0;
  const close = (): void => {
    if (start !== null) passages.push({ page: page.number, start, end });
    start = null;
    words = 0;
  };
  for (const unit of unitsOf(page.text)) {
    const count = countWords(page.text.slice(unit.start, unit.end));
    if (count === 0) continue;
    if (words > 0 && words + count > maximumWords) close();
    start ??= unit.start;
    end = unit.end;
    words += count;
    if (words >= targetWords) close();
  }
  close();
  return mergeShortTail(passages, page.text);
}

type Unit = { start: number; end: number };

/** Lines, and sentences inside long lines, without the spaces around them. */
function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    for (const sentence of line[0].matchAll(/[^.!?…]+(?:[.!?…]+(?!\s|$)[^.!?…]+)*[.!?…]*\s*/g)) {
      const start = line.index + sentence.index;
      addPieces(units, text, { start, end: start + sentence[0].length });
    }
  }
  return units;
}

/** A sentence without end, as a garbled scan may have, is cut between words. */
function addPieces(units: Unit[], text: string, sentence: Unit): void {
  const words = [...text.slice(sentence.start, sentence.end).matchAll(/\S+/g)];
  for (let index = 0; index < words.length; index += maximumWords) {
    const piece = words.slice(index, index + maximumWords);
    const last = piece.at(-1)!;
    units.push({ start: sentence.start + piece[0]!.index, end: sentence.start + last.index + last[0].length });
  }
}

/** A last passage of a few words says little alone: it goes to the one before it. */
function mergeShortTail(passages: Passage[], text: string): Passage[] {
  const tail = passages.at(-1);
  const before = passages.at(-2);
  if (tail === undefined || before === undefined) return passages;
  if (countWords(text.slice(tail.start, tail.end)) >= targetWords / 4) return passages;
  return [...passages.slice(0, -2), { ...before, end: tail.end }];
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
