import type { RasterImage } from '../../../src-shared/ports/text-recognizer.ts';

/** The picture in shades of grey as a binary PGM: a header and one byte a pixel, the cheapest format Tesseract reads. */
export function encodePgm({ width, height, pixels }: RasterImage): Uint8Array {
  const header = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(header.length + width * height);
  file.set(header);
  if (pixels.length === width * height) {
    file.set(pixels, header.length);
    return file;
  }
  for (let pixel = 0, at = header.length; at < file.length; pixel += 4, at++) {
    file[at] = (pixels[pixel]! * 77 + pixels[pixel + 1]! * 151 + pixels[pixel + 2]! * 28) >> 8;
  }
  return file;
}
