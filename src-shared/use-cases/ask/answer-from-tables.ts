import { locateRange } from '../../domain/anchor-quote.ts';
import type { Citation } from '../../domain/answer.ts';
import { askTables } from '../../domain/find-table-cells.ts';
import { foldedWords, tidySpaces } from '../../domain/fold-text.ts';
import type { UnderstoodQuestion } from '../../domain/understand-question.ts';
import { dateValue } from '../../domain/values/date.ts';
import { gradeValue } from '../../domain/values/grade.ts';
import type { SearchHit } from '../../ports/search-index.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { DraftAnswer } from './answer-from-passages.ts';

/** Pages whose tables are looked at, the best first. */
const mostPages = 12;
const mostLines = 3;

type Line = { header: string; row: string; value: string; citations: Omit<Citation, 'number'>[] };

/**
 * The cell that a question asks for by its row and its column, in the tables of the pages that were found; the same value
 * in several papers is said once, with all its proofs. Null when no table has it.
 */
export async function answerFromTables(
  sources: SourceRepository,
  { question, understood }: { question: string; understood: UnderstoodQuestion },
  hits: readonly SearchHit[],
): Promise<DraftAnswer | null> {
  const findCells = askTables(question, understood);
  const lines = new Map<string, Line>();
  for (const { sourceId, name, path, number } of pagesOf(hits)) {
    const page = await sources.getPage(sourceId, number);
    if (!page || page.tables.length === 0) continue;
    for (const { parts, header, row } of findCells(page, name)) {
      const quotes = parts.map(({ start, end }) => page.text.slice(start, end));
      const value = tidySpaces(quotes.join(' '));
      const key = `${foldedWords(row).sort().join(' ')} ${sameValue(value)}`;
      const line = lines.get(key) ?? { header, row, value, citations: [] };
      for (const [index, { start, end }] of parts.entries()) {
        const locator = locateRange({ pages: [page] }, number, start, end);
        line.citations.push({ sourceId, locator, quote: quotes[index]!, name, path });
      }
      lines.set(key, line);
    }
  }
  if (lines.size === 0 || lines.size > mostLines) return null;
  const citations: Citation[] = [];
  const texts = [...lines.values()].map(({ header, row, value, citations: proofs }) => {
    const numbers = proofs.map((proof) => citations.push({ ...proof, number: citations.length + 1 }));
    return `${row} · ${header}: ${value} ${numbers.map((number) => `[${number}]`).join(' ')}`;
  });
  const nothingElse = { dropped: 0, problem: null, scan: null };
  return { found: true, engine: 'tables', text: texts.join('\n'), citations, ...nothingElse };
}

/** What two lists write otherwise and is the same: a date, a course, a number with its dots or without. */
function sameValue(text: string): string {
  return dateValue.parse(text)?.value ?? gradeValue.parse(text)?.value ?? foldedWords(text).join('');
}

function pagesOf(hits: readonly SearchHit[]) {
  const pages = new Map<string, Pick<SearchHit, 'sourceId' | 'name' | 'path'> & { number: number }>();
  for (const { sourceId, name, path, locator } of hits) {
    const key = `${sourceId} ${locator.page}`;
    if (!pages.has(key)) pages.set(key, { sourceId, name, path, number: locator.page });
  }
  return [...pages.values()].slice(0, mostPages);
}
