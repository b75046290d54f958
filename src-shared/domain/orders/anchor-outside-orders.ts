import { type AnchoredQuote, anchorQuote } from '../anchor-quote.ts';
import type { DocumentText } from '../document-text.ts';

type Pages = Pick<DocumentText, 'pages'>;

/**
 * Where a model's quote stands in the readable form of a document (see `withoutOrders`); null where it stands nowhere,
 * or only with an order in its middle.
 */
export function anchorOutsideOrders(original: Pages, readable: Pages, quote: string): AnchoredQuote | null {
  const anchored = anchorQuote(readable, quote);
  if (!anchored) return null;
  const { page: number, start, end } = anchored.locator;
  const page = original.pages.find((candidate) => candidate.number === number);
  return page?.text.slice(start, end) === anchored.quote ? anchored : null;
}
