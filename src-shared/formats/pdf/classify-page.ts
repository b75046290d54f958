import { isGarbled } from '../page-layout/text-quality.ts';
import type { PageContent } from './read-page-content.ts';

/** `text` has what its reader sees; `garbled` has other signs than it shows; `picture` shows more than it says. */
export type PageKind = 'text' | 'garbled' | 'picture';

/** Share of the page under one picture from which a page of few words is taken for a scan. */
const scanShare = 0.4;
/** A stamped footer, a folio or a signature has fewer words than this; a written page has more. */
const fewWords = 40;

/** What kind of page it is, and so whether it needs recognition. */
export function classifyPage(content: PageContent, text: string): PageKind {
  const words = content.lines.reduce((sum, line) => sum + line.length, 0);
  if (words > 0 && isGarbled(text)) return 'garbled';
  if (words < fewWords && content.pictureShare >= scanShare) return 'picture';
  const isBlankButDrawn = words === 0 && (content.pictureShare > 0.02 || content.hasOutlines);
  return isBlankButDrawn ? 'picture' : 'text';
}
