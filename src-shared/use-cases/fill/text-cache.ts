import type { DocumentText } from '../../domain/document-text.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';

export type GetText = (id: SourceId) => Promise<DocumentText | null>;

/** Texts read lately, so that a class list of 300 pupils is not unpacked 300 times; at most `capacity` at once. */
export function createTextCache(sources: Pick<SourceRepository, 'getText'>, capacity: number): GetText {
  const texts = new Map<SourceId, DocumentText | null>();
  return async function getText(id: SourceId): Promise<DocumentText | null> {
    const known = texts.get(id);
    if (known !== undefined) {
      texts.delete(id);
      texts.set(id, known);
      return known;
    }
    const text = await sources.getText(id);
    texts.set(id, text);
    const oldest = texts.size > capacity ? texts.keys().next().value : undefined;
    if (oldest !== undefined) texts.delete(oldest);
    return text;
  };
}
