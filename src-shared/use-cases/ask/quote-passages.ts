import type { Answer, Citation } from '../../domain/answer.ts';
import { notInDocuments } from '../../domain/answer.ts';
import { tidySpaces } from '../../domain/fold-text.ts';
import type { SearchHit } from '../../ports/search-index.ts';

/**
 * A passage answers when this much of the question (by how rare its words are) stands in its best two sentences.
 * Chosen on questions nobody here wrote: docs/decisions/answer-threshold.md.
 */
export const leastShare = 0.3;

/** Other passages are quoted too when they answer nearly as well as the best. */
const nearBest = 0.9;
const mostQuotes = 3;

/** A stretch of a page's text that answers. */
export type QuotedRange = { hit: SearchHit; start: number; end: number };

/** The answer without a model: the sentences that answer best, as they stand in the papers; none when none does. */
export function chooseQuotes(hits: readonly SearchHit[]): QuotedRange[] {
  const [best] = hits;
  if (!best || best.answer.share < leastShare) return [];
  return hits
    .filter(({ answer }, place) => place === 0 || answer.share >= Math.max(leastShare, nearBest * best.answer.share))
    .slice(0, mostQuotes)
    .map((hit) => ({ hit, start: hit.answer.start, end: hit.answer.end }));
}

/** The words of an answer that only quotes. */
export function quotedText(citations: readonly Citation[]): Pick<Answer, 'found' | 'text'> {
  if (citations.length === 0) return { found: false, text: notInDocuments };
  const lines = citations.map(({ quote, number }) => `«${tidySpaces(quote)}» [${number}]`);
  return { found: true, text: lines.join('\n') };
}
