import { fileURLToPath } from 'node:url';
import { type Canvas, createCanvas, GlobalFonts, type ImageData, loadImage } from '@napi-rs/canvas';
import PdfKit from 'pdfkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box, Page } from '../../../src-shared/domain/document-text.ts';
import type { DocumentReader } from '../../../src-shared/ports/document-reader.ts';
import { createProcessDocumentReader } from './process-document-reader.ts';

const lines = [
  'Escuela Primaria Manuel Belgrano',
  'Constancia de alumno regular',
  'Se deja constancia de que la alumna',
  'Malena Ramírez cursa tercer grado',
  'en esta escuela durante este año',
];

/** A page of writing as a scanner saw it that was fed the paper turned clockwise by `quarterTurns`. */
function createScan(quarterTurns: number): Canvas {
  const [width, height] = quarterTurns % 2 === 0 ? [1240, 1754] : [1754, 1240];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((quarterTurns * Math.PI) / 2);
  context.translate(-620, -877);
  context.fillStyle = 'black';
  context.font = '44px "Turned test"';
  for (const [row, line] of lines.entries()) context.fillText(line, 120, 240 + row * 90);
  return canvas;
}

function pdfOf(scan: Canvas): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const [width, height] = [scan.width * 0.48, scan.height * 0.48];
    const document = new PdfKit({ size: [width, height], margin: 0 });
    const parts: Uint8Array[] = [];
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    document.image(scan.toBuffer('image/png'), 0, 0, { width, height });
    document.end();
  });
}

async function readAndDraw(reader: DocumentReader, bytes: Uint8Array): Promise<{ page: Page; drawn: ImageData }> {
  const { signal } = new AbortController();
  const file = { name: 'escaneo', content: { kind: 'bytes', bytes } } as const;
  const { text } = await reader.read(file, { signal });
  const page = text.pages[0]!;
  const request = { ...file, page: 1, widthPixels: 620, quarterTurns: page.quarterTurns };
  const image = await loadImage((await reader.renderPage(request, { signal })).bytes);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { page, drawn: context.getImageData(0, 0, image.width, image.height) };
}

function wordBox({ text, words }: Page, wanted: string): Box {
  const word = words.find(({ start, end }) => text.slice(start, end) === wanted);
  if (!word) throw new Error(`«${wanted}» was not read in: ${text}`);
  return word.box;
}

/** Share of a box's pixels that are dark. */
function inkShare({ width, height, data }: ImageData, [left, top, right, bottom]: Box): number {
  let [dark, all] = [0, 0];
  for (let y = Math.round(top * height); y < bottom * height; y++) {
    for (let x = Math.round(left * width); x < right * width; x++, all++) if (data[(y * width + x) * 4]! < 128) dark++;
  }
  return dark / all;
}

describe('a page that was scanned on its side or head', () => {
  const reader = createProcessDocumentReader({ workers: 1 });

  beforeAll(() => {
    const font = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));
    GlobalFonts.registerFromPath(font, 'Turned test');
  });
  afterAll(() => reader.close());

  it.each([
    ['picture', 1],
    ['pdf', 2],
  ] as const)(
    'is read and seen upright, with boxes on the words (%s, turned %i)',
    async (kind, turned) => {
      const scan = createScan(turned);
      const bytes = kind === 'pdf' ? await pdfOf(scan) : new Uint8Array(scan.toBuffer('image/png'));
      const { page, drawn } = await readAndDraw(reader, bytes);
      expect(page.text.split('\n')[0]).toBe(lines[0]);
      expect(page.quarterTurns ?? 0).toBe((4 - turned) % 4);
      expect(page.width / page.height).toBeCloseTo(1240 / 1754, 2);
      expect([drawn.width, drawn.height]).toEqual([620, 877]);
      // Where the writing stands on the upright page, whichever way it was scanned.
      const escuela = wordBox(page, 'Escuela');
      expect(escuela[0]).toBeCloseTo(120 / 1240, 2);
      expect(escuela[3]).toBeCloseTo(240 / 1754, 1.8);
      for (const word of ['Escuela', 'Malena', 'grado'])
        expect(inkShare(drawn, wordBox(page, word))).toBeGreaterThan(0.1);
      expect(inkShare(drawn, [0, 0.5, 1, 1])).toBeLessThan(0.01);
    },
    60_000,
  );
});
