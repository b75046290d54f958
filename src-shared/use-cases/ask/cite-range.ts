import { locateRange } from '../../domain/anchor-quote.ts';
import type { Citation } from '../../domain/answer.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { QuotedRange } from './quote-passages.ts';

/**
 * The proof of a quoted stretch, cut from the page's own text; null when the page is no longer there or says something
 * else, which the search index cannot know.
 */
export async function citeRange(
  sources: SourceRepository,
  { hit, start, end }: QuotedRange,
): Promise<Omit<Citation, 'number'> | null> {
  const { sourceId, name, path, locator, text } = hit;
  const page = await sources.getPage(sourceId, locator.page);
  const from = locator.start + start;
  const quote = page?.text.slice(from, locator.start + end) ?? '';
  if (page === null || quote === '' || quote !== text.slice(start, end)) return null;
  const place = locateRange({ pages: [page] }, page.number, from, locator.start + end);
  return { sourceId, locator: place, quote, name, path };
}
