import { AppError } from '../../domain/errors.ts';
import { drawPage } from './draw-page.ts';
import { openPdf } from './open-pdf.ts';
import { largestPicturePixels } from './pdf-pictures.ts';

type Request = {
  name: string;
  page: number;
  widthPixels: number;
  password?: string | undefined;
  quarterTurns?: number | undefined;
};

/** One page of a PDF as a JPEG `widthPixels` wide, turned by `quarterTurns`. Throws what opening it throws. */
export async function renderPdfPage(
  bytes: Uint8Array,
  { name, page, widthPixels, password, quarterTurns = 0 }: Request,
): Promise<{ bytes: Uint8Array; mediaType: 'image/jpeg' }> {
  const pdf = await openPdf(bytes, { name, password, largestPicturePixels });
  try {
    if (page < 1 || page > pdf.document.numPages) throw new AppError('NOT_FOUND');
    const proxy = await pdf.document.getPage(page);
    const { width, height } = proxy.getViewport({ scale: 1 });
    const scale = widthPixels / (quarterTurns % 2 === 0 ? width : height);
    const canvas = await drawPage(proxy, { scale, quarterTurns });
    return { bytes: await canvas.encode('jpeg', jpegQuality), mediaType: 'image/jpeg' };
  } finally {
    await pdf.close();
  }
}

/** Percent: small print stays sharp and a page takes some 300 KB. */
const jpegQuality = 85;
