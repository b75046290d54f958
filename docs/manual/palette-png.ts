import { crc32, deflateSync } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const flatColours = 128;
const paletteSize = 256;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The same picture with at most 256 colours, a third of the size: the flat colours of the screen stay exactly as they
 * are, and those of scans and of the edges of letters go to the nearest one.
 */
export async function toPalettePng(png: Uint8Array): Promise<Buffer> {
  const image = await loadImage(png);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const bytes = context.getImageData(0, 0, width, height).data;
  const pixels = new Uint32Array(width * height);
  for (let index = 0; index < pixels.length; index++) {
    const at = index * 4;
    pixels[index] = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
  }
  return encode(pixels, width, height, choosePalette(pixels));
}

/** The most frequent colours as they are, then the middle of each frequent group of the other ones. */
function choosePalette(pixels: Uint32Array): number[] {
  const exact = mostFrequent(
    countBy(pixels, (colour) => colour),
    flatColours,
  );
  const known = new Set(exact);
  const rest = pixels.filter((colour) => !known.has(colour));
  const groups = mostFrequent(
    countBy(rest, (colour) => colour & 0xf8f8f8),
    paletteSize - exact.length,
  );
  return [...exact, ...groups.map((group) => group | 0x040404)];
}

function countBy(pixels: Uint32Array, key: (colour: number) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(key(colour), (counts.get(key(colour)) ?? 0) + 1);
  return counts;
}

function mostFrequent(counts: Map<number, number>, most: number): number[] {
  return [...counts]
    .sort((a, b) => b[1] * liveliness(b[0]) - a[1] * liveliness(a[0]))
    .slice(0, most)
    .map(([colour]) => colour);
}

/** A red mark of a few pixels tells more than a grey of the paper's grain: lively colours weigh more. */
function liveliness(colour: number): number {
  const parts = channels(colour);
  return 1 + (Math.max(...parts) - Math.min(...parts)) / 12;
}

function encode(pixels: Uint32Array, width: number, height: number, palette: number[]): Buffer {
  const indexes = new Map(palette.map((colour, index) => [colour, index]));
  const lines = Buffer.alloc((width + 1) * height);
  pixels.forEach((colour, at) => {
    const index = indexes.get(colour) ?? nearest(palette, colour);
    indexes.set(colour, index);
    lines[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = index;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a pixel, by palette.
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap(channels));
  const data = deflateSync(lines, { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', data), chunk('IEND')]);
}

function nearest(palette: readonly number[], colour: number): number {
  const wanted = channels(colour);
  let best = 0;
  let bestDistance = Number.POSITIVE_INFINITY;
  palette.forEach((candidate, index) => {
    const distance = channels(candidate).reduce((sum, channel, at) => sum + (channel - (wanted[at] ?? 0)) ** 2, 0);
    if (distance < bestDistance) [best, bestDistance] = [index, distance];
  });
  return best;
}

function channels(colour: number): number[] {
  return [(colour >> 16) & 0xff, (colour >> 8) & 0xff, colour & 0xff];
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
