import { locateInFlow } from '../../domain/anchor-quote.ts';
import type { Box, Page } from '../../domain/document-text.ts';
import type { Locator } from '../../domain/evidence.ts';
import type { Candidate } from './load-candidates.ts';
import { type SearchWord, searchWords } from './search-words.ts';
import type { WeightedQuery } from './word-weights.ts';

type Range = { start: number; end: number };

/** Offsets into a passage's text of the words that the query named. */
export function findHighlights({ query, weights, beginnings }: WeightedQuery, text: string): Range[] {
  const words = searchWords(text, beginnings);
  const same = words.filter((word) => weights.has(word.stem));
  const starts = query.terms.map((term) => term.folded);
  const found = same.length > 0 ? same : words.filter((word) => startsWithAny(word, starts));
  return found.map(({ start, end }) => ({ start, end }));
}

function startsWithAny(word: SearchWord, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => beginning.length >= 3 && word.folded.startsWith(beginning));
}

/** Where a passage stands, with the boxes of its highlighted words where the page has boxes. */
export function locatePassage(candidate: Candidate, highlights: readonly Range[], page: Page | null): Locator {
  const range = { page: candidate.page, start: candidate.start, end: candidate.end };
  const first = candidate.start + (highlights[0]?.start ?? 0);
  if (page?.layout === 'flow') return { ...locateInFlow(page, first, first + 1), ...range };
  if (page?.layout === 'sheet')
    return { type: 'cell', ...range, sheet: page.name ?? '', reference: referenceAt(page, first) };
  return { type: 'page', ...range, boxes: page === null ? [] : boxesOf(page, candidate.start, highlights) };
}

function boxesOf(page: Page, offset: number, highlights: readonly Range[]): Box[] {
  const overlaps = (word: Range): boolean =>
    highlights.some((range) => word.start < offset + range.end && word.end > offset + range.start);
  return page.words.filter(overlaps).map((word) => word.box);
}

function referenceAt(page: Page, offset: number): string {
  for (const table of page.tables) {
    for (const cell of table.rows.flat()) {
      if (cell.range !== null && offset >= cell.range[0] && offset < cell.range[1]) return cell.reference ?? 'A1';
    }
  }
  return 'A1';
}
