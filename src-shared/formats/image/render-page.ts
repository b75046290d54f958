import { AppError } from '../../domain/errors.ts';
import { openPicture } from './open-picture.ts';
import { turnCanvas } from './turn-canvas.ts';

type Request = { name: string; page: number; widthPixels: number; quarterTurns?: number | undefined };

/** One page of a picture as a JPEG `widthPixels` wide, turned by `quarterTurns`. Throws what opening it throws. */
export async function renderImagePage(
  bytes: Uint8Array,
  { name, page, widthPixels, quarterTurns = 0 }: Request,
  limits: { imageSidePixels: number },
): Promise<{ bytes: Uint8Array; mediaType: 'image/jpeg' }> {
  const picture = openPicture({ name, bytes }, limits);
  if (page < 1 || page > picture.pageCount) throw new AppError('NOT_FOUND');
  const isOnItsSide = quarterTurns % 2 === 1;
  const canvas = await picture.decode(page - 1, ({ width, height }) => widthPixels / (isOnItsSide ? height : width));
  return { bytes: await turnCanvas(canvas, quarterTurns).encode('jpeg', jpegQuality), mediaType: 'image/jpeg' };
}

/** Percent: small print stays sharp and a page takes some 300 KB. */
const jpegQuality = 85;
