import { fileURLToPath } from 'node:url';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RasterImage } from '../../../src-shared/ports/text-recognizer.ts';
import { turnPicture } from './estimate-quarter-turns.ts';
import { parseTsv } from './parse-tsv.ts';
import { createTesseractTextRecognizer } from './tesseract-text-recognizer.ts';

const lines = [
  'Escuela Primaria Manuel Belgrano',
  'Nombre y apellido: Ángel Muñoz',
  'Domicilio: Ñandubay 1909, San Rafael',
];

function createPicture(): RasterImage {
  const canvas = createCanvas(1400, 600);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 1400, 600);
  context.fillStyle = 'black';
  context.font = '52px "Recogniser test"';
  for (const [row, line] of lines.entries()) context.fillText(line, 80, 140 + row * 140);
  return { width: 1400, height: 600, pixels: context.getImageData(0, 0, 1400, 600).data };
}

describe('the Tesseract recogniser', () => {
  const recognizer = createTesseractTextRecognizer();
  const { signal } = new AbortController();

  beforeAll(() => {
    const font = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));
    GlobalFonts.registerFromPath(font, 'Recogniser test');
  });
  afterAll(() => recognizer.close());

  it('reads Spanish words with their places, in grey as in colour', async () => {
    const colour = createPicture();
    const grey = { ...colour, pixels: colour.pixels.filter((_, index) => index % 4 === 0) };
    for (const picture of [colour, grey]) {
      const { lines: read, meanConfidence } = await recognizer.recognize(picture, { signal });
      expect(read.map((line) => line.map((word) => word.text).join(' '))).toEqual(lines);
      expect(meanConfidence).toBeGreaterThan(0.8);
      const [left, top, right, bottom] = read[0]![0]!.box;
      expect(left).toBeCloseTo(80 / 1400, 1.5);
      expect(bottom).toBeCloseTo(140 / 600, 1.3);
      expect(right).toBeGreaterThan(left);
      expect(top).toBeLessThan(bottom);
    }
  });

  it.each([0, 1, 2, 3])('tells how to bring a page upright that needs %i quarter turns', async (turns) => {
    const picture = turnPicture(createPicture(), (4 - turns) % 4);
    expect(await recognizer.detectQuarterTurns(picture, { signal })).toBe(turns);
  });

  it('cannot tell which way up an empty page is', async () => {
    const blank = { width: 400, height: 400, pixels: new Uint8ClampedArray(160_000).fill(255) };
    expect(await recognizer.detectQuarterTurns(blank, { signal })).toBeNull();
  });

  it('stops at once when told to, and reads the next picture', async () => {
    const abort = new AbortController();
    const reading = recognizer.recognize(createPicture(), { signal: abort.signal });
    setTimeout(() => abort.abort(), 30);
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    const { lines: read } = await recognizer.recognize(createPicture(), { signal });
    expect(read).toHaveLength(3);
  });
});

describe('parseTsv', () => {
  it('keeps words only, by line, with places as fractions', () => {
    const row = (cells: (string | number)[]): string => cells.join('\t');
    const table = [
      row([4, 1, 1, 1, 1, 0, 10, 20, 180, 30, -1, '']),
      row([5, 1, 1, 1, 1, 1, 10, 20, 80, 30, 96.5, 'Grado']),
      row([5, 1, 1, 1, 1, 2, 100, 20, 90, 30, 40, 'A']),
      row([5, 1, 1, 1, 2, 1, 10, 60, 80, 30, 90, ' ']),
    ].join('\n');
    const { lines: read, meanConfidence } = parseTsv(table, { width: 200, height: 100 });
    expect(read).toEqual([
      [
        { text: 'Grado', box: [0.05, 0.2, 0.45, 0.5], confidence: 0.965 },
        { text: 'A', box: [0.5, 0.2, 0.95, 0.5], confidence: 0.4 },
      ],
    ]);
    expect(meanConfidence).toBeCloseTo((0.965 * 5 + 0.4) / 6, 5);
  });
});
