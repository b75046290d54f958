import type { Citation } from '../../domain/answer.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';

/** A cell's evidence as a proof; null when its paper is gone or its page says something else by now. */
export async function citeEvidence(
  sources: SourceRepository,
  { sourceId, locator, quote }: Evidence,
): Promise<Omit<Citation, 'number'> | null> {
  const [source, page] = await Promise.all([sources.get(sourceId), sources.getPage(sourceId, locator.page)]);
  if (source === null || source.trashedAt !== null) return null;
  if (page?.text.slice(locator.start, locator.end) !== quote) return null;
  return { sourceId, locator, quote, name: source.name, path: source.originPath };
}
