import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { Page } from '../domain/document-text.ts';
import { toAppError } from '../domain/errors.ts';
import type { DocumentFormat, FormatContext } from './document-format.ts';
import { openPicture } from './image/open-picture.ts';
import type { OpenPicture } from './image/opened-picture.ts';
import { unreadablePage } from './page-layout/unreadable-page.ts';
import type { GreyImage } from './raster/grey-image.ts';
import { emptyCanvas, takeGrey } from './raster/read-canvas.ts';
import { recognizePicture } from './recognition/recognize-picture.ts';
import { recognizedPage } from './recognition/recognized-page.ts';

/** Points of the longer side of the sheet that a picture is taken to show: an A4 page. */
const sheetLongSidePoints = 842;
/** Pixels of the longer side that suit recognition best: a page at about 300 dpi, and not less than 150. */
const bestLongSide = { from: 1750, to: 3600 };

/** Scans and photos: JPEG, PNG, WEBP, BMP, GIF (its first frame) and TIFF of many pages. */
export const imageFormat: DocumentFormat = {
  name: 'image',
  async read(input, context) {
    const picture = openPicture(input, context.limits);
    const pages: Page[] = [];
    for (let index = 0; index < picture.pageCount; index++) {
      context.signal.throwIfAborted();
      context.report({ step: input.name, done: index, total: picture.pageCount });
      pages.push(await readPageSafely(picture, index, context));
    }
    const problems = new Set(pages.flatMap((page) => page.problem ?? []));
    return { text: { format: 'image', pages, meta: {}, problems: [...problems] }, embedded: [] };
  },
};

async function readPageSafely(picture: OpenPicture, index: number, context: FormatContext): Promise<Page> {
  try {
    return await readPage(picture, index, context);
  } catch (error) {
    context.signal.throwIfAborted();
    const failure = toAppError(error);
    // With one page there is nothing else to keep: the file itself has failed.
    if (picture.pageCount === 1) throw failure;
    return unreadablePage(index + 1, failure.code === 'INTERNAL' ? 'PAGE_UNREADABLE' : failure.code);
  }
}

async function readPage(picture: OpenPicture, index: number, { recognizer, signal }: FormatContext): Promise<Page> {
  const canvas = await picture.decode(index);
  const pointsPerPixel = sheetLongSidePoints / Math.max(canvas.width, canvas.height);
  const [width, height] = [canvas.width * pointsPerPixel, canvas.height * pointsPerPixel];
  const image = takePixels(canvas);
  const reading = await recognizePicture({ image, scale: image.width / width, recognizer, signal });
  return recognizedPage({ number: index + 1, name: null, width, height }, reading);
}

/** The picture's pixels at a size that suits recognition. */
function takePixels(canvas: Canvas): GreyImage {
  const longSide = Math.max(canvas.width, canvas.height);
  const wanted = Math.min(bestLongSide.to, Math.max(bestLongSide.from, longSide));
  const factor = Math.min(2, wanted / longSide);
  const [width, height] = [Math.round(canvas.width * factor), Math.round(canvas.height * factor)];
  let sized = canvas;
  if (factor !== 1) {
    sized = createCanvas(width, height);
    const context = sized.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(canvas, 0, 0, width, height);
    emptyCanvas(canvas);
  }
  return takeGrey(sized);
}
