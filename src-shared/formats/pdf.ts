import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from '../domain/document-text.ts';
import { AppError } from '../domain/errors.ts';
import type { DocumentFormat, FormatContext, FormatInput } from './document-format.ts';
import { unreadablePage } from './page-layout/unreadable-page.ts';
import { hasEndMark, openPdf } from './pdf/open-pdf.ts';
import { PdfPictures } from './pdf/pdf-pictures.ts';
import { readPdfMeta } from './pdf/read-pdf-meta.ts';
import { pageProblem, readPdfPage } from './pdf/read-pdf-page.ts';

/** A file whose page tree lies may promise millions of pages: after so many failures in a row the rest is given up. */
const mostFailuresInARow = 25;

/** PDF: text where there is text, recognition where a page is a picture or its text is garbled. */
export const pdfFormat: DocumentFormat = {
  name: 'pdf',
  async read(input, context) {
    // One pixel: pictures are decoded only for the pages that need recognition.
    const pdf = await openPdf(input.bytes, { ...input, largestPicturePixels: 1 });
    const pictures = new PdfPictures(input);
    try {
      const { pages, problems } = await readPages({ document: pdf.document, pictures, input, context });
      if (!hasEndMark(input.bytes)) problems.add('FILE_TRUNCATED');
      const meta = await readPdfMeta(pdf.document);
      return { text: { format: 'pdf', pages, meta, problems: [...problems] }, embedded: [] };
    } finally {
      await pictures.close();
      await pdf.close();
    }
  },
};

type Reading = { document: PDFDocumentProxy; pictures: PdfPictures; input: FormatInput; context: FormatContext };

async function readPages(reading: Reading): Promise<{ pages: Page[]; problems: Set<string> }> {
  const { document, context, input } = reading;
  const pages: Page[] = [];
  const problems = new Set<string>();
  let failuresInARow = 0;
  for (let number = 1; number <= document.numPages; number++) {
    context.signal.throwIfAborted();
    const page = await readPageSafely(reading, number);
    if (page.problem) problems.add(page.problem);
    failuresInARow = page.problem ? failuresInARow + 1 : 0;
    pages.push(page);
    if (failuresInARow >= mostFailuresInARow) break;
  }
  if (pages.every((page) => page.problem !== null && page.text === '')) throw wholeFailure(problems, input.name);
  return { pages, problems };
}

/** No page could be read: what the engine lacks is said as it is, anything else makes the file a damaged one. */
function wholeFailure(problems: ReadonlySet<string>, name: string): AppError {
  if (problems.has('OCR_UNAVAILABLE')) return new AppError('OCR_UNAVAILABLE');
  return new AppError(problems.has('READER_TIMEOUT') ? 'READER_TIMEOUT' : 'FILE_DAMAGED', { name });
}

async function readPageSafely({ document, pictures, context, input }: Reading, number: number): Promise<Page> {
  const onStep = (): void => context.report({ step: input.name, done: number - 1, total: document.numPages });
  onStep();
  try {
    return await readPdfPage({ document, number, pictures, context, onStep });
  } catch (error) {
    context.signal.throwIfAborted();
    return unreadablePage(number, pageProblem(error));
  }
}
