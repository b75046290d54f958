import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from '../../domain/document-text.ts';
import { AppError } from '../../domain/errors.ts';
import type { FormatContext } from '../document-format.ts';
import { composeText } from '../page-layout/compose-text.ts';
import { detectTables } from '../tables/detect-tables.ts';
import type { PdfPictures } from './pdf-pictures.ts';
import { type PageContent, readPageContent } from './read-page-content.ts';

type PageRequest = { document: PDFDocumentProxy; number: number; pictures: PdfPictures; context: FormatContext };

/** One page: its own text, or what is recognised on its picture. Throws `PAGE_UNREADABLE` or `READER_TIMEOUT`. */
export async function readPdfPage(request: PageRequest): Promise<Page> {
  const { document, number, context } = request;
  const page = await document.getPage(number);
  try {
    const content = await withTimeout(readPageContent(page), context.limits.pageTimeoutMs);
    return assemblePage(number, content);
  } finally {
    page.cleanup();
  }
}

function assemblePage(number: number, content: PageContent): Page {
  const { width, height, lines, rulings } = content;
  const { text, words } = composeText(lines);
  return {
    number,
    layout: 'fixed',
    name: null,
    width,
    height,
    text,
    words,
    blocks: [],
    tables: detectTables({
      words: words.map((word) => ({ ...word, text: text.slice(word.start, word.end) })),
      rulings,
      width,
      height,
    }),
    quality: words.length > 0 ? 'good' : 'empty',
    ocr: false,
    problem: null,
  };
}

/** The page that stands for one that could not be read. */
export function unreadablePage(number: number, problem: string): Page {
  return {
    number,
    layout: 'fixed',
    name: null,
    width: 0,
    height: 0,
    text: '',
    words: [],
    blocks: [],
    tables: [],
    quality: 'empty',
    ocr: false,
    problem,
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
