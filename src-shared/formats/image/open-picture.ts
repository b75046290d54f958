import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import { AppError } from '../../domain/errors.ts';
import { openTiff } from './open-tiff.ts';
import { type OpenPicture, type Size, scaled } from './opened-picture.ts';
import { type PictureHeader, readPictureHeader } from './picture-header.ts';

type Limits = { imageSidePixels: number };

/** Opens a picture. Throws `FILE_EMPTY`, `FORMAT_UNKNOWN`, `FILE_DAMAGED`, or `IMAGE_TOO_LARGE` before decoding it. */
export function openPicture(input: { name: string; bytes: Uint8Array }, limits: Limits): OpenPicture {
  const { name, bytes } = input;
  if (bytes.length === 0) throw new AppError('FILE_EMPTY', { name });
  const header = readPictureHeader(bytes);
  if (!header) throw new AppError(isCutPicture(bytes) ? 'FILE_TRUNCATED' : 'FORMAT_UNKNOWN', { name });
  checkSize(header, { name, limit: limits.imageSidePixels });
  if (header.kind === 'tiff')
    return openTiff(input, (size) => checkSize(size, { name, limit: limits.imageSidePixels }));
  return { pageCount: 1, decode: (_, scaleFor) => decodeSingle({ name, bytes }, scaleFor) };
}

function isCutPicture(bytes: Uint8Array): boolean {
  const start = [bytes[0], bytes[1]];
  return (start[0] === 0xff && start[1] === 0xd8) || (start[0] === 0x89 && start[1] === 0x50);
}

/** A side longer than the limit, or an area as large as a square of it, would fill the memory once decoded. */
const mostPixels = 64_000_000;

function checkSize(
  { width, height }: Omit<PictureHeader, 'kind'>,
  { name, limit }: { name: string; limit: number },
): void {
  if (width === 0 || height === 0) throw new AppError('FILE_DAMAGED', { name });
  if (Math.max(width, height) <= limit && width * height <= mostPixels) return;
  throw new AppError('IMAGE_TOO_LARGE', { name, width, height, limit: Math.min(limit, Math.sqrt(mostPixels)) });
}

/** The smallest GIF there is: one transparent pixel. */
const onePixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

async function decodeSingle(
  { name, bytes }: { name: string; bytes: Uint8Array },
  scaleFor: (size: Size) => number,
): Promise<Canvas> {
  let image: Image;
  try {
    // Honours the camera's orientation mark.
    image = await loadImage(bytes);
  } catch (error) {
    throw new AppError('FILE_DAMAGED', { name }, { cause: error });
  }
  const scale = scaleFor(image);
  const canvas = createCanvas(scaled(image.width, scale), scaled(image.height, scale));
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  // Another source is the only way to give the decoded pixels back before the object itself is collected.
  image.onload = () => undefined;
  image.src = onePixel;
  return canvas;
}
