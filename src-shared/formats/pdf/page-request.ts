import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { FormatContext } from '../document-format.ts';
import type { PdfPictures } from './pdf-pictures.ts';

/** One page of an open PDF, to be read. */
export type PageRequest = {
  document: PDFDocumentProxy;
  number: number;
  pictures: PdfPictures;
  context: FormatContext;
  /** Called after each step of a page that takes several seconds. */
  onStep: () => void;
};
