import type { Page } from '../../domain/document-text.ts';
import { takeGrey } from '../raster/read-canvas.ts';
import { recognizePicture } from '../recognition/recognize-picture.ts';
import { recognizedPage } from '../recognition/recognized-page.ts';
import { mergeOwnText } from './merge-own-text.ts';
import type { PageContent } from './read-page-content.ts';
import type { PageRequest } from './read-pdf-page.ts';

/** The resolution that Tesseract was trained for. */
const recognitionDpi = 300;
/** Pixels of a drawn page: an A3 sheet at 300 dpi, 70 MB decoded. */
const mostPixels = 17_500_000;

type OwnReading = { content: PageContent; ownText: Page; isOwnTextKept: boolean };

/** The page as recognised on its picture, with its own words put in where they can be trusted. */
export async function recognizePdfPage({ number, pictures, context }: PageRequest, own: OwnReading): Promise<Page> {
  const { width, height } = own.content;
  const scale = Math.min(recognitionDpi / 72, Math.sqrt(mostPixels / (width * height)));
  const image = takeGrey(await pictures.draw(number, scale));
  const { recognizer, signal } = context;
  const reading = await recognizePicture({ image, scale, recognizer, signal });
  const sheet = { number, name: null, width, height };
  const isMixed = own.isOwnTextKept && own.ownText.words.length > 0;
  return recognizedPage(sheet, isMixed ? mergeOwnText(reading, own.content) : reading);
}
