import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { PDFDocument, type PDFPage, PDFRawStream, type PDFRef } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { drawPage } from './draw-page.ts';
import { openPdf } from './open-pdf.ts';
import { renderPdfPage } from './render-page.ts';

/** More pixels than are painted as they are. */
const [width, height] = [3000, 2400];

/** Left half one colour, right half another. */
function createDrawing(): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#c02040';
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = '#2040c0';
  context.fillRect(width / 2, 0, width / 2, height);
  return canvas;
}

async function createPdf(draw: (page: PDFPage, document: PDFDocument) => Promise<void>): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  await draw(document.addPage([300, 240]), document);
  return await document.save();
}

const size = { Width: width, Height: height };

function addPicture(
  document: PDFDocument,
  entries: Record<string, string | number | PDFRef>,
  data: Uint8Array,
): PDFRef {
  const { context } = document;
  const dictionary = context.obj({ Type: 'XObject', Subtype: 'Image', ...entries, Length: data.length });
  return context.register(PDFRawStream.of(dictionary, data));
}

/** Over the whole page. */
function placePicture(page: PDFPage, picture: PDFRef): void {
  const name = page.node.newXObject('Scan', picture);
  const { context } = page.doc;
  page.node.addContentStream(context.register(context.flateStream(`q 300 0 0 240 0 0 cm ${name} Do Q`)));
}

/** The colours at a quarter and three quarters of the drawn page's width. */
async function drawnColours(bytes: Uint8Array): Promise<number[][]> {
  const { bytes: jpeg } = await renderPdfPage(bytes, { name: 'x.pdf', page: 1, widthPixels: 300 });
  const image = await loadImage(jpeg);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return [75, 225].map((x) => [...context.getImageData(x, 120, 1, 1).data.subarray(0, 3)]);
}

const near = (colour: readonly number[]) => colour.map((shade) => expect.closeTo(shade, -1.1));

describe('shrinkPictures', () => {
  it('keeps the colours of a large photo', async () => {
    const jpeg = createDrawing().toBuffer('image/jpeg', 95);
    const bytes = await createPdf(async (page, document) =>
      page.drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width: 300, height: 240 }),
    );
    expect(await drawnColours(bytes)).toEqual([near([0xc0, 0x20, 0x40]), near([0x20, 0x40, 0xc0])]);
  });

  it('keeps what shows through a large picture', async () => {
    const bytes = await createPdf(async (page, document) => {
      const mask = { ...size, ColorSpace: 'DeviceGray', BitsPerComponent: 8 };
      const see = Uint8Array.from({ length: width * height }, (_, at) => (at % width < width / 2 ? 255 : 0));
      const red = new Uint8Array(3 * width * height).map((_, at) => (at % 3 === 0 ? 0xc0 : 0x20));
      const picture = { ...size, ColorSpace: 'DeviceRGB', BitsPerComponent: 8 };
      const seen = addPicture(document, mask, see);
      placePicture(page, addPicture(document, { ...picture, SMask: seen }, red));
    });
    expect(await drawnColours(bytes)).toEqual([near([0xc0, 0x20, 0x20]), near([255, 255, 255])]);
  });

  it('is called by pdf.js for a picture of many pixels, before it is painted, and lets go afterwards', async () => {
    const bytes = await createPdf(async (page, document) => {
      const paper = new Uint8Array(width * height).fill(200);
      placePicture(page, addPicture(document, { ...size, ColorSpace: 'DeviceGray', BitsPerComponent: 8 }, paper));
    });
    const pdf = await openPdf(bytes, { name: 'x.pdf', largestPicturePixels: 64_000_000 });
    const page = await pdf.document.getPage(1);
    const objects = page.objs as unknown as { resolve: (id: string, value: { width: number; height: number }) => void };
    const { resolve } = objects;
    const painted: [number, number][] = [];
    const keepSize: typeof resolve = (id, value) => {
      painted.push([value.width, value.height]);
      resolve.call(objects, id, value);
    };
    objects.resolve = keepSize;
    await drawPage(page, { scale: 1 });
    expect(painted).toEqual([[300, 240]]);
    expect(objects.resolve).toBe(keepSize);
    await pdf.close();
  });

  it('makes shades of grey of a black and white scan whose rows do not end with a byte', async () => {
    const wide = width + 5;
    const rowBytes = Math.ceil(wide / 8);
    // Every other pixel black on the left, all white on the right.
    const row = Uint8Array.from({ length: rowBytes }, (_, index) => (index < rowBytes / 2 ? 0b10101010 : 0xff));
    const bits = new Uint8Array(rowBytes * height);
    for (let y = 0; y < height; y++) bits.set(row, y * rowBytes);
    const bytes = await createPdf(async (page, document) => {
      const scan = { Width: wide, Height: height, ColorSpace: 'DeviceGray', BitsPerComponent: 1 };
      placePicture(page, addPicture(document, scan, bits));
    });
    const [striped, white] = await drawnColours(bytes);
    expect(striped).toEqual(near([127, 127, 127]));
    expect(white).toEqual(near([255, 255, 255]));
  });
});
