import type { Canvas } from '@napi-rs/canvas';

/** A place in pixels. */
type Corner = { x: number; y: number };

/** The eight coefficients that take a place of the photo to its place on the unit square of the paper. */
function solvePerspective(corners: [Corner, Corner, Corner, Corner]): (x: number, y: number) => [number, number] {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const deltaX1 = topRight.x - bottomRight.x;
  const deltaX2 = bottomLeft.x - bottomRight.x;
  const deltaX3 = topLeft.x - topRight.x + bottomRight.x - bottomLeft.x;
  const deltaY1 = topRight.y - bottomRight.y;
  const deltaY2 = bottomLeft.y - bottomRight.y;
  const deltaY3 = topLeft.y - topRight.y + bottomRight.y - bottomLeft.y;
  const denominator = deltaX1 * deltaY2 - deltaX2 * deltaY1;
  const g = (deltaX3 * deltaY2 - deltaX2 * deltaY3) / denominator;
  const h = (deltaX1 * deltaY3 - deltaX3 * deltaY1) / denominator;
  const a = topRight.x - topLeft.x + g * topRight.x;
  const b = bottomLeft.x - topLeft.x + h * bottomLeft.x;
  const d = topRight.y - topLeft.y + g * topRight.y;
  const e = bottomLeft.y - topLeft.y + h * bottomLeft.y;
  const { x: c, y: f } = topLeft;
  // The adjugate of [[a, b, c], [d, e, f], [g, h, 1]] is its inverse up to scale.
  return (x, y) => {
    const u = (e - f * h) * x + (c * h - b) * y + (b * f - c * e);
    const v = (f * g - d) * x + (a - c * g) * y + (c * d - a * f);
    const w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d);
    return [u / w, v / w];
  };
}

type Pixels = { data: Uint8ClampedArray; width: number; height: number };

function sample(source: Pixels, x: number, y: number, channel: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const place = (top * source.width + left) * 4 + channel;
  const below = place + source.width * 4;
  const across = x - left;
  const down = y - top;
  const upper = (source.data[place] ?? 0) * (1 - across) + (source.data[place + 4] ?? 0) * across;
  const lower = (source.data[below] ?? 0) * (1 - across) + (source.data[below + 4] ?? 0) * across;
  return upper * (1 - down) + lower * down;
}

/** The page as a camera sees it lying on a table. */
export function tilt(page: Canvas, table: Canvas, corners: [Corner, Corner, Corner, Corner]): void {
  const {
    data,
    width: pageWidth,
    height: pageHeight,
  } = page.getContext('2d').getImageData(0, 0, page.width, page.height);
  const source: Pixels = { data, width: pageWidth, height: pageHeight };
  const context = table.getContext('2d');
  const { width, height } = table;
  const target = context.getImageData(0, 0, width, height);
  const pixels = target.data;
  const find = solvePerspective(corners);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = find(x, y);
      if (!(u >= 0 && u < 1 && v >= 0 && v < 1)) continue;
      const sourceX = u * (pageWidth - 2);
      const sourceY = v * (pageHeight - 2);
      const place = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1)
        pixels[place + channel] = sample(source, sourceX, sourceY, channel);
    }
  }
  context.putImageData(target, 0, 0);
}
