import { ImageKind, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { collectGarbage } from '../raster/read-canvas.ts';

/** A picture of a page as pdf.js hands it from its decoder to its painter. */
type DecodedPicture = { width: number; height: number; kind: number; data: Uint8Array | Uint8ClampedArray };
type PageObjects = { resolve: (id: string, value?: unknown) => void };

/** Pictures of fewer pixels cost little as they are. */
const fewestPixels = 6_000_000;

/**
 * While a page is drawn, makes every picture that has several times the pixels of the whole drawing smaller before it
 * is painted: a page scanned at 600 dpi would be painted by way of two canvases of 140 MB. Returns what undoes it.
 */
export function shrinkPictures(page: PDFPageProxy, drawnPixels: number): () => void {
  // The members that pdf.js itself calls when a picture has been decoded; its types leave their signature open.
  const objects = page.objs as unknown as PageObjects;
  const resolve = objects.resolve;
  objects.resolve = (id, value) => {
    if (isDecodedPicture(value)) shrinkInPlace(value, drawnPixels);
    resolve.call(objects, id, value);
  };
  return () => {
    objects.resolve = resolve;
  };
}

function isDecodedPicture(value: unknown): value is DecodedPicture {
  if (typeof value !== 'object' || value === null) return false;
  if (!('kind' in value && 'width' in value && 'height' in value && 'data' in value)) return false;
  return value.data instanceof Uint8Array || value.data instanceof Uint8ClampedArray;
}

/** In place, so that nobody keeps the large one. */
function shrinkInPlace(picture: DecodedPicture, drawnPixels: number): void {
  const pixels = picture.width * picture.height;
  const factor = Math.floor(Math.sqrt(pixels / drawnPixels));
  if (pixels < fewestPixels || factor < 2) return;
  Object.assign(
    picture,
    picture.kind === ImageKind.GRAYSCALE_1BPP ? shrinkBits(picture, factor) : shrinkBytes(picture, factor),
  );
  collectGarbage();
}

/** Each pixel the mean of the square it stands for; three or four bytes a pixel. */
function shrinkBytes({ width, height, kind, data }: DecodedPicture, factor: number): DecodedPicture {
  const depth = kind === ImageKind.RGBA_32BPP ? 4 : 3;
  const small = emptyPicture({ width, height }, { factor, depth });
  const area = factor * factor;
  for (let y = 0, at = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      for (let byte = 0; byte < depth; byte++, at++) {
        let sum = 0;
        for (let dy = 0; dy < factor; dy++) {
          let from = ((y * factor + dy) * width + x * factor) * depth + byte;
          for (let dx = 0; dx < factor; dx++, from += depth) sum += data[from]!;
        }
        small.data[at] = sum / area;
      }
    }
  }
  return { ...small, kind };
}

/** Black and white, eight pixels a byte and each row from a byte of its own, becomes shades of grey. */
function shrinkBits({ width, height, data }: DecodedPicture, factor: number): DecodedPicture {
  const rowBytes = (width + 7) >> 3;
  const small = emptyPicture({ width, height }, { factor, depth: 3 });
  const white = 255 / (factor * factor);
  for (let y = 0, at = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++, at += 3) {
      let bits = 0;
      for (let dy = 0; dy < factor; dy++) {
        const row = (y * factor + dy) * rowBytes;
        for (let from = x * factor; from < (x + 1) * factor; from++)
          bits += (data[row + (from >> 3)]! >> (7 - (from & 7))) & 1;
      }
      small.data.fill(bits * white, at, at + 3);
    }
  }
  return { ...small, kind: ImageKind.RGB_24BPP };
}

function emptyPicture(
  size: { width: number; height: number },
  { factor, depth }: { factor: number; depth: number },
): Omit<DecodedPicture, 'kind'> {
  const width = Math.max(1, Math.floor(size.width / factor));
  const height = Math.max(1, Math.floor(size.height / factor));
  return { width, height, data: new Uint8ClampedArray(width * height * depth) };
}
