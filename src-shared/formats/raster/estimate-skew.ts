import type { InkMap } from './find-ink.ts';

/** Degrees looked at on each side of level. */
const widestSkew = 10;
/** How much sharper than level a turned page must look to be believed. */
const sharperThanLevel = 1.03;

/**
 * Degrees (clockwise) by which the lines of writing slope down to the right: the angle at which rows of ink are most
 * sharply parted from the gaps between lines. 0 where the page says nothing clear.
 */
export function estimateSkew(map: InkMap): number {
  const points = inkPoints(map);
  if (points.xs.length < 200) return 0;
  const level = sharpness(points, map, 0);
  const coarse = sharpest(points, map, { from: -widestSkew, to: widestSkew, step: 0.5 });
  const fine = sharpest(points, map, { from: coarse.angle - 0.5, to: coarse.angle + 0.5, step: 0.1 });
  const isOnEdge = Math.abs(fine.angle) >= widestSkew;
  return fine.score > level * sharperThanLevel && !isOnEdge ? fine.angle : 0;
}

/** How clearly the page is made of level lines of writing rather than upright ones; below 1 it lies on its side. */
export function levelness(map: InkMap): number {
  const points = inkPoints(map);
  const turned = { xs: points.ys, ys: points.xs };
  const turnedMap = { ...map, width: map.height, height: map.width };
  const range = { from: -4, to: 4, step: 1 };
  const level = sharpest(points, map, range).score / map.width;
  const upright = sharpest(turned, turnedMap, range).score / map.height;
  return level / Math.max(1e-9, upright);
}

type Points = { xs: Uint16Array; ys: Uint16Array };

function inkPoints({ width, height, ink }: InkMap): Points {
  const xs: number[] = [];
  const ys: number[] = [];
  // Scanners leave dark borders: the outer fiftieth does not count.
  const [marginX, marginY] = [Math.round(width / 50), Math.round(height / 50)];
  for (let y = marginY; y < height - marginY; y++) {
    for (let x = marginX; x < width - marginX; x++) {
      if (ink[y * width + x]) {
        xs.push(x);
        ys.push(y);
      }
    }
  }
  return { xs: Uint16Array.from(xs), ys: Uint16Array.from(ys) };
}

type Range = { from: number; to: number; step: number };

function sharpest(points: Points, map: InkMap, { from, to, step }: Range): { angle: number; score: number } {
  let best = { angle: 0, score: -1 };
  for (let angle = from; angle <= to + step / 2; angle += step) {
    const score = sharpness(points, map, angle);
    if (score > best.score) best = { angle: Math.round(angle * 10) / 10, score };
  }
  return best;
}

/** Sum of the squared steps between neighbouring rows of ink, once the page is turned back by `angle`. */
function sharpness({ xs, ys }: Points, { width, height }: InkMap, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const reach = Math.ceil(Math.abs(slope) * width) + 1;
  const rows = new Uint32Array(height + 2 * reach);
  for (let index = 0; index < xs.length; index++) {
    rows[Math.round(ys[index]! - xs[index]! * slope) + reach]!++;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row++) {
    const step = rows[row]! - rows[row - 1]!;
    sum += step * step;
  }
  return sum;
}
