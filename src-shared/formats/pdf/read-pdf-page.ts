import type { Page } from '../../domain/document-text.ts';
import { AppError, toAppError } from '../../domain/errors.ts';
import { composeText } from '../page-layout/compose-text.ts';
import { textQuality } from '../page-layout/text-quality.ts';
import { unreadablePage } from '../page-layout/unreadable-page.ts';
import { detectTables } from '../tables/detect-tables.ts';
import { classifyPage } from './classify-page.ts';
import type { PageRequest } from './page-request.ts';
import { type PageContent, readPageContent } from './read-page-content.ts';
import { type OwnReading, recognizePdfPage } from './recognize-pdf-page.ts';

/** One page: its own text, or what is recognised on its picture. Throws `PAGE_UNREADABLE` or `READER_TIMEOUT`. */
export async function readPdfPage(request: PageRequest): Promise<Page> {
  const { document, number, context } = request;
  const page = await document.getPage(number);
  try {
    const content = await withTimeout(readPageContent(page), context.limits.pageTimeoutMs);
    const ownText = assemblePage(number, content);
    const kind = classifyPage(content, ownText.quality);
    if (kind === 'text') return ownText;
    return await recognizeOrKeep(request, { content, ownText, isOwnTextKept: kind === 'picture' });
  } finally {
    page.cleanup();
  }
}

/** A page that has some text of its own keeps it, with the reason, where recognition fails. */
async function recognizeOrKeep(request: PageRequest, own: OwnReading): Promise<Page> {
  try {
    return await recognizePdfPage(request, own);
  } catch (error) {
    request.context.signal.throwIfAborted();
    if (own.ownText.words.length === 0) throw error;
    return { ...own.ownText, quality: 'poor', problem: pageProblem(error) };
  }
}

/** The code of what went wrong on a page; whatever was not foreseen makes it unreadable. */
export function pageProblem(error: unknown): string {
  const { code } = toAppError(error);
  return code === 'INTERNAL' ? 'PAGE_UNREADABLE' : code;
}

function assemblePage(number: number, { width, height, lines, rulings }: PageContent): Page {
  const { text, words } = composeText(lines);
  const spelled = words.map((word) => ({ ...word, text: text.slice(word.start, word.end) }));
  return {
    ...unreadablePage(number, null),
    width,
    height,
    text,
    words,
    tables: detectTables({ words: spelled, rulings, width, height }),
    quality: textQuality(text),
  };
}

async function withTimeout<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const alarm = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('READER_TIMEOUT')), milliseconds);
  });
  try {
    return await Promise.race([work, alarm]);
  } finally {
    clearTimeout(timer);
  }
}
