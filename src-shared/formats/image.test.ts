import { type Canvas, createCanvas, type ImageData, loadImage } from '@napi-rs/canvas';
import utif from 'utif2';
import { describe, expect, it } from 'vitest';
import { tiffOfPages } from '../../tests/fixtures/tiff-of-pages.ts';
import type { RasterImage, RecognizedText, TextRecognizer } from '../ports/text-recognizer.ts';
import { defaultReadingLimits, type FormatContext } from './document-format.ts';
import { readPictureHeader } from './image/picture-header.ts';
import { renderImagePage } from './image/render-page.ts';
import { turnCanvas } from './image/turn-canvas.ts';
import { imageFormat } from './image.ts';

const oneWord: RecognizedText = {
  lines: [[{ text: 'Constancia', box: [0.25, 0.1, 0.5, 0.15], confidence: 0.95 }]],
  meanConfidence: 0.95,
};

function createContext(): FormatContext & { seen: RasterImage[] } {
  const seen: RasterImage[] = [];
  const recognizer: TextRecognizer = {
    recognize: async (image) => {
      seen.push(image);
      return oneWord;
    },
    detectQuarterTurns: async () => null,
    close: async () => undefined,
  };
  return {
    signal: new AbortController().signal,
    report: () => undefined,
    recognizer,
    limits: defaultReadingLimits,
    seen,
  };
}

function createPicture(width = 600, height = 800): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'black';
  for (let row = 0; row < 12; row++)
    context.fillRect(width * 0.1, height * (0.1 + row * 0.05), width * 0.6, height * 0.012);
  return canvas;
}

async function read(bytes: Uint8Array, context = createContext()) {
  return await imageFormat.read({ name: 'foto.jpg', bytes }, context);
}

/** A JPEG as a phone held upright writes it: pixels on their side and a mark that says so. */
function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const body = [...new TextEncoder().encode('Exif\0\0'), ...tiff];
  const segment = [0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body];
  return new Uint8Array([...jpeg.subarray(0, 2), ...segment, ...jpeg.subarray(2)]);
}

async function pixelsOf(bytes: Uint8Array): Promise<ImageData> {
  const image = await loadImage(bytes);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

/** What kind of picture it is, and how bright its middle. */
async function describeJpeg(bytes: Uint8Array): Promise<[header: unknown, middle: number]> {
  const { width, height, data } = await pixelsOf(bytes);
  return [readPictureHeader(bytes), data[((height >> 1) * width + (width >> 1)) * 4]!];
}

/** How many bands of dark rows a quarter in from the left, and where the first begins, to the nearest hundredth. */
async function rowsOfInk(bytes: Uint8Array): Promise<{ bands: number; firstAt: number }> {
  const { width, height, data } = await pixelsOf(bytes);
  const isDark = Array.from({ length: height }, (_, y) => data[(y * width + (width >> 2)) * 4]! < 128);
  const starts = isDark.flatMap((dark, y) => (dark && !isDark[y - 1] ? [y] : []));
  return { bands: starts.length, firstAt: Math.round((100 * starts[0]!) / height) };
}

describe('imageFormat', () => {
  it.each(['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const)(
    'reads a %s as one page of recognised words',
    async (type) => {
      const canvas = createPicture();
      const bytes = type === 'image/gif' ? canvas.toBuffer(type) : canvas.toBuffer(type as 'image/png');
      const { text } = await read(new Uint8Array(bytes));
      expect(text.pages).toHaveLength(1);
      expect(text.pages[0]).toMatchObject({ text: 'Constancia\n', ocr: true, quality: 'good', layout: 'fixed' });
      expect(text.pages[0]!.words[0]!.box).toEqual([0.25, 0.1, 0.5, 0.15].map((side) => expect.closeTo(side, 2)));
    },
  );

  it('turns a photo as its camera meant it', async () => {
    const sideways = withOrientation(createPicture(800, 600).toBuffer('image/jpeg'), 6);
    const { text } = await read(sideways);
    expect(text.pages[0]!.width).toBeLessThan(text.pages[0]!.height);
    const rendered = await renderImagePage(sideways, { name: 'x', page: 1, widthPixels: 300 }, defaultReadingLimits);
    expect(readPictureHeader(rendered.bytes)).toEqual({ kind: 'jpeg', width: 300, height: 400 });
  });

  it('enlarges a small TIFF before reading it', async () => {
    const pixels = createPicture(300, 400).getContext('2d').getImageData(0, 0, 300, 400).data;
    const single = new Uint8Array(utif.encodeImage(new Uint8Array(pixels), 300, 400));
    const { text } = await read(single);
    expect(text.pages.map((page) => page.text)).toEqual(['Constancia\n']);
    const context = createContext();
    await read(single, context);
    expect(context.seen[0]!.width).toBeGreaterThan(300);
  });

  it('reads and draws every page of a TIFF, each of its own size, and says how far it is', async () => {
    const page = (width: number, height: number, value: number) => {
      const values = new Uint8Array(width * height).fill(value);
      return { width, height, values };
    };
    const bytes = tiffOfPages([page(300, 400, 240), page(400, 300, 200), page(300, 420, 160)]);
    const done: number[] = [];
    const context = { ...createContext(), report: (progress: { done: number }) => done.push(progress.done) };
    const { text } = await read(bytes, context);
    expect(text.pages.map(({ number, text: words }) => `${number} ${words}`)).toEqual(
      [1, 2, 3].map((number) => `${number} Constancia\n`),
    );
    expect(text.pages.map(({ width, height }) => width > height)).toEqual([false, true, false]);
    expect(new Set(done)).toEqual(new Set([0, 1, 2]));
    const drawing = renderImagePage(bytes, { name: 'x', page: 2, widthPixels: 200 }, defaultReadingLimits);
    const [header, colour] = await describeJpeg((await drawing).bytes);
    expect(header).toEqual({ kind: 'jpeg', width: 200, height: 150 });
    expect(colour).toBeCloseTo(200, -1);
  });

  it('keeps the turn that brings a picture upright, with places and drawing to match', async () => {
    const context = createContext();
    context.recognizer.detectQuarterTurns = async () => 3;
    const onItsSide = turnCanvas(createPicture(), 1);
    const bytes = new Uint8Array(onItsSide.toBuffer('image/png'));
    const { text } = await read(bytes, context);
    const [page] = text.pages;
    expect(page).toMatchObject({ quarterTurns: 3, text: 'Constancia\n' });
    expect(page!.width / page!.height).toBeCloseTo(600 / 800, 2);
    // What the recogniser sees upright stays where it saw it.
    expect(page!.words[0]!.box).toEqual([0.25, 0.1, 0.5, 0.15].map((side) => expect.closeTo(side, 2)));
    const request = { name: 'x', page: 1, widthPixels: 300, quarterTurns: page!.quarterTurns };
    const drawn = await renderImagePage(bytes, request, defaultReadingLimits);
    expect(await rowsOfInk(drawn.bytes)).toEqual(await rowsOfInk(createPicture(300, 400).toBuffer('image/png')));
  });

  it('refuses a picture that is too large before decoding it', async () => {
    const header = new Uint8Array(64);
    header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
    new DataView(header.buffer).setUint32(16, 20_000);
    new DataView(header.buffer).setUint32(20, 20_000);
    await expect(read(header)).rejects.toMatchObject({
      code: 'IMAGE_TOO_LARGE',
      data: { width: 20_000, height: 20_000 },
    });
  });

  it('names what it cannot read', async () => {
    await expect(read(new Uint8Array())).rejects.toMatchObject({ code: 'FILE_EMPTY' });
    const heic = new Uint8Array([0, 0, 0, 24, ...new TextEncoder().encode('ftypheic'), 0, 0, 0, 0]);
    await expect(read(heic)).rejects.toMatchObject({ code: 'FORMAT_UNKNOWN' });
    const jpeg = createPicture().toBuffer('image/jpeg');
    await expect(read(jpeg.subarray(0, 12))).rejects.toMatchObject({ code: 'FILE_TRUNCATED' });
    const broken = new Uint8Array(createPicture().toBuffer('image/png')).fill(7, 60);
    await expect(read(broken)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });
});
