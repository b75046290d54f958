import { type Canvas, createCanvas } from '@napi-rs/canvas';
import utif from 'utif2';
import { describe, expect, it } from 'vitest';
import type { RasterImage, RecognizedText, TextRecognizer } from '../ports/text-recognizer.ts';
import { defaultReadingLimits, type FormatContext } from './document-format.ts';
import { readPictureHeader } from './image/picture-header.ts';
import { renderImagePage } from './image/render-page.ts';
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

  it('reads every page of a TIFF', async () => {
    const pixels = createPicture(300, 400).getContext('2d').getImageData(0, 0, 300, 400).data;
    const single = new Uint8Array(utif.encodeImage(new Uint8Array(pixels), 300, 400));
    const { text } = await read(single);
    expect(text.pages.map((page) => page.text)).toEqual(['Constancia\n']);
    const context = createContext();
    await read(single, context);
    expect(context.seen[0]!.width).toBeGreaterThan(300);
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
