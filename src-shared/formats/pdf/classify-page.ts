import type { ReadingQuality } from '../../domain/document-text.ts';
import type { PageContent } from './read-page-content.ts';

/** `text` has what its reader sees; `garbled` has other signs than it shows; `picture` shows more than it says. */
export type PageKind = 'text' | 'garbled' | 'picture';

/** Share of the page under one picture from which a page of few words is taken for a scan. */
const scanShare = 0.4;
/** A stamped footer, a folio or a signature has fewer words than this; a written page has more. */
const fewWords = 40;

/** What kind of page it is, and so whether it needs recognition; `quality` is that of its own text. */
export function classifyPage(content: PageContent, quality: ReadingQuality): PageKind {
  const words = content.lines.reduce((sum, line) => sum + line.length, 0);
  if (words > 0 && quality === 'poor') return 'garbled';
  if (words < fewWords && content.pictureShare >= scanShare) return 'picture';
  const isBlankButDrawn = words === 0 && (content.pictureShare > 0.02 || content.hasOutlines);
  return isBlankButDrawn ? 'picture' : 'text';
}
