import { locateRange } from '../../domain/anchor-quote.ts';
import type { DocumentText, Page } from '../../domain/document-text.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { Candidate } from '../../domain/planilla.ts';

/** The paper that candidates quote; `offset` is where the piece of a page that is read starts in it (default 0). */
export type QuotedPaper = { sourceId: SourceId; text: DocumentText; offset?: number };

export type ReadRange = { start: number; end: number };

/** The evidence of a range: its place and the exact words that stand there. */
export function quoteRange(paper: QuotedPaper, page: Page, { start, end }: ReadRange): Evidence {
  return {
    sourceId: paper.sourceId,
    locator: locateRange(paper.text, page.number, (paper.offset ?? 0) + start, (paper.offset ?? 0) + end),
    quote: page.text.slice(start, end),
  };
}

/** How well the words of a range were recognised, as a factor: 1 for text, less for doubtful letters. */
export function recognitionFactor(page: Page, { start, end }: ReadRange): number {
  if (!page.ocr) return 1;
  const words = page.words.filter((word) => word.start < end && word.end > start && word.confidence !== undefined);
  if (words.length === 0) return 0.9;
  const worst = Math.min(...words.map((word) => word.confidence!));
  return worst >= 0.85 ? 1 : 0.62 + 0.38 * (worst / 0.85);
}

/** Ordinals and number signs that recognition garbles ("3.2 D" for "3.º D", "N.9 768"): the words need a person's eye. */
const garbled = /\d\.[\d?"'%*]?\s?[A-Z]\b|\bN[.?*"'’]{0,2}[9?*"’”]{1,2}\s?\d|\bN[.]?[°º]?[?*”"]/;

/** Less than 1 for a recognised text whose signs cannot be right. */
export function garbledFactor(page: Page, text: string): number {
  return page.ocr && garbled.test(text) ? 0.7 : 1;
}

export function ruleCandidate(rule: string, value: string, evidence: Evidence[], confidence: number): Candidate {
  return {
    value,
    evidence,
    reading: { kind: 'rule', rule },
    confidence: Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000,
  };
}
