import type { Page } from '../../domain/document-text.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import { withoutOrders } from '../../domain/orders/without-orders.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { MaterialPassage } from './number-passages.ts';

/** Text around a passage that is looked at too: an order may begin in the passage before it. */
const around = 1500;

/** A passage as a model may read it: `readable` is its page with blanks where it gives orders, offsets as they were. */
export type ReadablePassage = MaterialPassage & { original: Page; readable: Page };

/**
 * The passages with the orders in them blanked, numbered again; those of which nothing is left, or whose page is no
 * longer there, are left out.
 */
export async function readablePassages(
  sources: SourceRepository,
  passages: readonly MaterialPassage[],
): Promise<ReadablePassage[]> {
  const pages = new Map<string, Page | null>();
  const pageOf = async (sourceId: SourceId, page: number): Promise<Page | null> => {
    const key = `${sourceId} ${page}`;
    const found = pages.has(key) ? (pages.get(key) ?? null) : await sources.getPage(sourceId, page);
    pages.set(key, found);
    return found;
  };
  const readable: ReadablePassage[] = [];
  for (const passage of passages) {
    const original = await pageOf(passage.hit.sourceId, passage.page);
    if (!original) continue;
    const page = blankOrders(original, passage);
    const text = page.text.slice(passage.start, passage.end).replace(/ {3,}/g, ' … ').trim();
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    readable.push({ ...passage, number: readable.length + 1, text, original, readable: page });
  }
  return readable;
}

/** A page with the orders in and around a passage blanked. */
function blankOrders(page: Page, { start, end }: { start: number; end: number }): Page {
  const [from, to] = [Math.max(0, start - around), Math.min(page.text.length, end + around)];
  const text = page.text.slice(0, from) + withoutOrders(page.text.slice(from, to)) + page.text.slice(to);
  return { ...page, text };
}
