import { type Corners, findPaper } from './find-paper.ts';
import { type GreyImage, sample } from './grey-image.ts';
import type { Point, PreparedPicture } from './prepare-picture.ts';

/** Share of each side trimmed off, where the table still shows through a fitted edge. */
const trim = 0.004;

/** The sheet of a photo seen from straight above, without the table around it; any other picture as it is. */
export function straightenPaper(image: GreyImage): PreparedPicture {
  const corners = findPaper(image);
  if (!corners) return { image, toOriginal: (x, y) => [x, y] };
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const width = Math.round((distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2);
  const height = Math.round((distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2);
  const project = projection(corners);
  const toPixels = (x: number, y: number): Point => project(trim + x * (1 - 2 * trim), trim + y * (1 - 2 * trim));
  return {
    image: warp(image, { width, height }, toPixels),
    toOriginal: (x, y) => {
      const [pixelX, pixelY] = toPixels(x, y);
      return [pixelX / image.width, pixelY / image.height];
    },
  };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

/** The perspective that takes the unit square's corners to the sheet's (Heckbert 1989, 2.2.2). */
function projection([topLeft, topRight, bottomRight, bottomLeft]: Corners): (x: number, y: number) => Point {
  const [x0, y0] = topLeft;
  const [x1, y1] = topRight;
  const [x2, y2] = bottomRight;
  const [x3, y3] = bottomLeft;
  const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / determinant;
  const h = (dx1 * dy3 - dx3 * dy1) / determinant;
  return (x, y) => {
    const depth = g * x + h * y + 1;
    return [
      ((x1 - x0 + g * x1) * x + (x3 - x0 + h * x3) * y + x0) / depth,
      ((y1 - y0 + g * y1) * x + (y3 - y0 + h * y3) * y + y0) / depth,
    ];
  };
}

type Size = { width: number; height: number };

function warp(image: GreyImage, { width, height }: Size, toPixels: (x: number, y: number) => Point): GreyImage {
  const values = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [fromX, fromY] = toPixels((x + 0.5) / width, (y + 0.5) / height);
      const [left, top] = [fromX - 0.5, fromY - 0.5];
      if (left < 0 || top < 0 || left >= image.width - 1 || top >= image.height - 1) continue;
      values[y * width + x] = sample(image, left, top);
    }
  }
  return { width, height, values };
}
