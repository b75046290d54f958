import type { RasterImage } from '../../ports/text-recognizer.ts';

/** A picture in shades of grey: one byte a pixel, 0 black, row after row. */
export type GreyImage = { width: number; height: number; values: Uint8Array };

/** The same picture as a recogniser takes it; the values are shared, not copied. */
export function toRaster({ width, height, values }: GreyImage): RasterImage {
  return { width, height, pixels: new Uint8ClampedArray(values.buffer, values.byteOffset, values.length) };
}

/** The picture made `factor` times smaller (a whole number), each pixel the mean of those it covers. */
export function shrink(image: GreyImage, factor: number): GreyImage {
  if (factor <= 1) return image;
  const width = Math.max(1, Math.floor(image.width / factor));
  const height = Math.max(1, Math.floor(image.height / factor));
  const values = new Uint8Array(width * height);
  const area = factor * factor;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let dy = 0; dy < factor; dy++) {
        const row = (y * factor + dy) * image.width + x * factor;
        for (let dx = 0; dx < factor; dx++) sum += image.values[row + dx] ?? 255;
      }
      values[y * width + x] = sum / area;
    }
  }
  return { width, height, values };
}

/** The picture turned by quarter turns, clockwise. */
export function turn(image: GreyImage, quarterTurns: number): GreyImage {
  const { width, height } = image;
  if (quarterTurns === 0) return image;
  const values = new Uint8Array(width * height);
  const wide = quarterTurns === 2 ? width : height;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = image.values[y * width + x]!;
      if (quarterTurns === 1) values[x * wide + (height - 1 - y)] = value;
      else if (quarterTurns === 2) values[(height - 1 - y) * wide + (width - 1 - x)] = value;
      else values[(width - 1 - x) * wide + y] = value;
    }
  }
  return { width: wide, height: quarterTurns === 2 ? height : width, values };
}

/** The picture turned by a small angle (degrees, clockwise) about its centre, on white, nothing cut off. */
export function rotate(image: GreyImage, degrees: number): GreyImage {
  const { width, height } = rotatedSize(image, degrees);
  const values = new Uint8Array(width * height).fill(255);
  const radians = (degrees * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(radians), Math.sin(radians)];
  for (let y = 0; y < height; y++) {
    const offsetY = y - height / 2;
    for (let x = 0; x < width; x++) {
      const offsetX = x - width / 2;
      const fromX = offsetX * cosine + offsetY * sine + image.width / 2;
      const fromY = offsetY * cosine - offsetX * sine + image.height / 2;
      if (fromX < 0 || fromY < 0 || fromX >= image.width - 1 || fromY >= image.height - 1) continue;
      values[y * width + x] = sample(image, fromX, fromY);
    }
  }
  return { width, height, values };
}

/** The size that holds a picture turned by a small angle. */
export function rotatedSize(
  { width, height }: { width: number; height: number },
  degrees: number,
): { width: number; height: number } {
  const radians = Math.abs((degrees * Math.PI) / 180);
  const [cosine, sine] = [Math.cos(radians), Math.sin(radians)];
  return { width: Math.ceil(width * cosine + height * sine), height: Math.ceil(width * sine + height * cosine) };
}

/** The value between four pixels; (x, y) must lie at least one pixel inside the right and bottom edges. */
export function sample(image: GreyImage, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [alongX, alongY] = [x - left, y - top];
  const at = top * image.width + left;
  const { values, width } = image;
  const above = values[at]! + (values[at + 1]! - values[at]!) * alongX;
  const below = values[at + width]! + (values[at + width + 1]! - values[at + width]!) * alongX;
  return above + (below - above) * alongY;
}
