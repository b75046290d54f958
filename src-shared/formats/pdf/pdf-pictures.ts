import type { Canvas } from '@napi-rs/canvas';
import { drawPage } from './draw-page.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';

/** A picture inside a page of more pixels than this is left out: decoded it would take a quarter of a gigabyte. */
export const largestPicturePixels = 64_000_000;

/** Draws the pages of one file; the file is opened for drawing at the first page that needs it. */
export class PdfPictures {
  readonly #input: { name: string; bytes: Uint8Array; password?: string | undefined };
  #opened: Promise<OpenPdf> | null = null;

  constructor(input: { name: string; bytes: Uint8Array; password?: string | undefined }) {
    this.#input = input;
  }

  /** One page, upright, `scale` pixels a point. */
  async draw(number: number, scale: number): Promise<Canvas> {
    this.#opened ??= openPdf(this.#input.bytes, { ...this.#input, largestPicturePixels });
    const { document } = await this.#opened;
    const page = await document.getPage(number);
    try {
      return await drawPage(page, { scale });
    } finally {
      page.cleanup();
    }
  }

  async close(): Promise<void> {
    if (this.#opened) await (await this.#opened).close();
  }
}
