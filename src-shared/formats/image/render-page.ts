import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { AppError } from '../../domain/errors.ts';
import { openPicture } from './open-picture.ts';

type Request = { name: string; page: number; widthPixels: number };

/** One page of a picture as a JPEG `widthPixels` wide, upright as its boxes are. Throws what opening it throws. */
export async function renderImagePage(
  bytes: Uint8Array,
  { name, page, widthPixels }: Request,
  limits: { imageSidePixels: number },
): Promise<{ bytes: Uint8Array; mediaType: 'image/jpeg' }> {
  const picture = openPicture({ name, bytes }, limits);
  if (page < 1 || page > picture.pageCount) throw new AppError('NOT_FOUND');
  const canvas = await picture.decode(page - 1);
  const sized = resize(canvas, widthPixels);
  return { bytes: await sized.encode('jpeg', jpegQuality), mediaType: 'image/jpeg' };
}

/** Percent: small print stays sharp and a page takes some 300 KB. */
const jpegQuality = 85;

function resize(canvas: Canvas, width: number): Canvas {
  const height = Math.max(1, Math.round((canvas.height * width) / canvas.width));
  const sized = createCanvas(width, height);
  const context = sized.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, width, height);
  return sized;
}
