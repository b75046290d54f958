import type { Page } from '../domain/document-text.ts';
import { toAppError } from '../domain/errors.ts';
import type { DocumentFormat, FormatContext } from './document-format.ts';
import { openPicture } from './image/open-picture.ts';
import type { OpenPicture, Size } from './image/opened-picture.ts';
import { unreadablePage } from './page-layout/unreadable-page.ts';
import { takeGrey } from './raster/read-canvas.ts';
import { recognizePicture } from './recognition/recognize-picture.ts';
import { recognizedPage } from './recognition/recognized-page.ts';

/** Points of the longer side of the sheet that a picture is taken to show: an A4 page. */
const sheetLongSidePoints = 842;
/** Pixels of the longer side that suit recognition best: a page at about 300 dpi, and not less than 150. */
const bestLongSide = { from: 1750, to: 3600 };

/** `onStep` is called after each step of a page, which takes seconds. */
type PictureRequest = { context: FormatContext; onStep: () => void };

/** Scans and photos: JPEG, PNG, WEBP, BMP, GIF (its first frame) and TIFF of many pages. */
export const imageFormat: DocumentFormat = {
  name: 'image',
  async read(input, context) {
    const picture = openPicture(input, context.limits);
    const pages: Page[] = [];
    for (let index = 0; index < picture.pageCount; index++) {
      context.signal.throwIfAborted();
      const onStep = (): void => context.report({ step: input.name, done: index, total: picture.pageCount });
      onStep();
      pages.push(await readPageSafely(picture, index, { context, onStep }));
    }
    const problems = new Set(pages.flatMap((page) => page.problem ?? []));
    return { text: { format: 'image', pages, meta: {}, problems: [...problems] }, embedded: [] };
  },
};

async function readPageSafely(picture: OpenPicture, index: number, request: PictureRequest): Promise<Page> {
  try {
    return await readPage(picture, index, request);
  } catch (error) {
    request.context.signal.throwIfAborted();
    const failure = toAppError(error);
    // With one page there is nothing else to keep: the file itself has failed.
    if (picture.pageCount === 1) throw failure;
    return unreadablePage(index + 1, failure.code === 'INTERNAL' ? 'PAGE_UNREADABLE' : failure.code);
  }
}

async function readPage(picture: OpenPicture, index: number, { context, onStep }: PictureRequest): Promise<Page> {
  const image = takeGrey(await picture.decode(index, scaleForRecognition));
  onStep();
  const scale = Math.max(image.width, image.height) / sheetLongSidePoints;
  const { recognizer, signal } = context;
  const reading = await recognizePicture({ image, scale, recognizer, signal, onStep });
  const sheet = { number: index + 1, name: null, width: image.width / scale, height: image.height / scale };
  return recognizedPage(sheet, reading);
}

/** To the nearest size that suits recognition; what is tiny gains nothing from being drawn more than twice as large. */
function scaleForRecognition({ width, height }: Size): number {
  const longSide = Math.max(width, height);
  const wanted = Math.min(bestLongSide.to, Math.max(bestLongSide.from, longSide));
  return Math.min(2, wanted / longSide);
}
