import type { SearchHitOutput } from '../../../src-shared/contract/sources-contract.ts';
import type { Evidence } from '../../../src-shared/domain/evidence.ts';

const LONGEST_QUOTE = 160;

/** A place found as a proof: narrowed to the words that matched, where the passage says which they are. */
export function evidenceOfHit(hit: SearchHitOutput): Evidence {
  const { locator, highlights } = hit;
  const first = highlights[0];
  const last = first && highlights.findLast((range) => range.end - first.start <= LONGEST_QUOTE);
  if (locator.type === 'cell' || !first || !last) {
    return { sourceId: hit.sourceId, locator, quote: hit.text };
  }
  const narrowed = { ...locator, start: locator.start + first.start, end: locator.start + last.end };
  return { sourceId: hit.sourceId, locator: narrowed, quote: hit.text.slice(first.start, last.end) };
}
