import type { Page } from '../../domain/document-text.ts';
import { unpackPage } from './page-compression.ts';

/** Pages that were opened lately, so that a question which looks at one several times opens it once. */
export type PageShelf = {
  /** The page that these bytes hold; `key` is its place. It is shared: nobody changes it. */
  open(key: string, content: Uint8Array): Page;
};

/** About what three questions look at. */
const usualSize = 96;

/** A shelf that holds the last `size` pages; one whose bytes are others now is opened again. */
export function createPageShelf(size = usualSize): PageShelf {
  const shelf = new Map<string, { content: Uint8Array; page: Page }>();
  return {
    open(key, content) {
      const known = shelf.get(key);
      const entry = known && isSame(known.content, content) ? known : { content, page: unpackPage(content) };
      shelf.delete(key);
      shelf.set(key, entry);
      const oldest = shelf.keys().next().value;
      if (shelf.size > size && oldest !== undefined) shelf.delete(oldest);
      return entry.page;
    },
  };
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  // A plain loop: called for every byte of every page, a function would take most of the time that is won.
  for (let index = 0; index < left.length; index += 1) if (left[index] !== right[index]) return false;
  return true;
}
