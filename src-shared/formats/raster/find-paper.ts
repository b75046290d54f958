import { fillHoles, largestArea, rimShare, splitBrightness } from './bright-area.ts';
import { type GreyImage, shrink } from './grey-image.ts';
import type { Point } from './prepare-picture.ts';

/** The four corners of a sheet in pixels: top left, top right, bottom right, bottom left. */
export type Corners = readonly [Point, Point, Point, Point];

/** Longer side, in pixels, of the copy on which the sheet is looked for. */
const searchPixels = 500;
/** Shades of grey by which paper and table differ at least. */
const leastContrast = 40;
/** Share of the picture's rim that is table, at least: a scan has paper up to the rim. */
const leastRim = 0.35;
/** Share of the picture that the sheet takes. */
const sheetShare = { from: 0.25, to: 0.97 };
/** How well four straight sides must fit the bright area, as the share both have in common. */
const leastFit = 0.94;

/** Where between dark and bright the two are parted, in turn: a shaded sheet is darker on one side than the table. */
const splitShifts = [0, -0.15, -0.3, 0.15, 0.3];

/** The sheet of paper in a photo of it on a darker table; null where there is no such sheet to be sure of. */
export function findPaper(image: GreyImage): Corners | null {
  const factor = Math.max(1, Math.round(Math.max(image.width, image.height) / searchPixels));
  const small = shrink(image, factor);
  const split = splitBrightness(small);
  if (split.contrast < leastContrast) return null;
  let best: { corners: Corners; fit: number } | null = null;
  for (const shift of splitShifts) {
    const found = findSheet(small, split.at + shift * split.contrast);
    if (found && found.fit > (best?.fit ?? leastFit)) best = found;
  }
  if (!best) return null;
  const scaled = best.corners.map(([x, y]): Point => [(x + 0.5) * factor, (y + 0.5) * factor]);
  return [scaled[0]!, scaled[1]!, scaled[2]!, scaled[3]!];
}

function findSheet(small: GreyImage, at: number): { corners: Corners; fit: number } | null {
  const bright = small.values.map((value) => (value > at ? 1 : 0));
  if (rimShare(bright, small) < leastRim) return null;
  const sheet = fillHoles(largestArea(bright, small), small);
  const share = sheet.reduce((sum, value) => sum + value, 0) / sheet.length;
  if (share < sheetShare.from || share > sheetShare.to) return null;
  const corners = fitCorners(sheet, small);
  if (!corners || !isSheetShaped(corners)) return null;
  return { corners, fit: commonShare(sheet, corners, small) };
}

/** A sheet seen from where one holds a phone: sides facing each other alike, corners near square, as long as paper is. */
function isSheetShaped(corners: Corners): boolean {
  const sides = corners.map((from, index) => {
    const to = corners[(index + 1) % 4]!;
    return { x: to[0] - from[0], y: to[1] - from[1], length: Math.hypot(to[0] - from[0], to[1] - from[1]) };
  });
  const [top, right, bottom, left] = sides.map((side) => side.length) as [number, number, number, number];
  const isAlike =
    Math.min(top, bottom) > 0.7 * Math.max(top, bottom) && Math.min(left, right) > 0.7 * Math.max(left, right);
  const isSquare = sides.every((side, index) => {
    const next = sides[(index + 1) % 4]!;
    const cosine = (side.x * next.x + side.y * next.y) / (side.length * next.length);
    return Math.abs(cosine) < 0.35;
  });
  const ratio = (left + right) / (top + bottom);
  return isAlike && isSquare && Math.max(ratio, 1 / ratio) < 2.2;
}

type Size = { width: number; height: number };

/** A side as a straight line: `at` = offset + slope × along. */
type Side = { offset: number; slope: number };

function fitCorners(sheet: Uint8Array, { width, height }: Size): Corners | null {
  const rows = edges(height, width, (y, x) => sheet[y * width + x] === 1);
  const columns = edges(width, height, (x, y) => sheet[y * width + x] === 1);
  const left = fitSide(rows, 'first');
  const right = fitSide(rows, 'last');
  const top = fitSide(columns, 'first');
  const bottom = fitSide(columns, 'last');
  if (!left || !right || !top || !bottom) return null;
  return [meet(left, top), meet(right, top), meet(right, bottom), meet(left, bottom)];
}

type Edge = { along: number; first: number; last: number };

/** The first and last pixel of the sheet on each line across it. */
function edges(lines: number, length: number, isSheet: (line: number, at: number) => boolean): Edge[] {
  const found: Edge[] = [];
  for (let along = 0; along < lines; along++) {
    let [first, last] = [-1, -1];
    for (let at = 0; at < length; at++) {
      if (!isSheet(along, at)) continue;
      if (first < 0) first = at;
      last = at;
    }
    if (first >= 0) found.push({ along, first, last });
  }
  return found;
}

/** The line through the middle of a side's points (Theil–Sen), which a corner or a finger does not move. */
function fitSide(points: readonly Edge[], end: 'first' | 'last'): Side | null {
  const inner = points.slice(Math.floor(points.length * 0.15), Math.ceil(points.length * 0.85));
  if (inner.length < 20) return null;
  const half = Math.floor(inner.length / 2);
  const slopes: number[] = [];
  for (let index = 0; index < half; index++) {
    const [near, far] = [inner[index]!, inner[index + half]!];
    slopes.push((far[end] - near[end]) / (far.along - near.along));
  }
  const slope = median(slopes);
  return { slope, offset: median(inner.map((point) => point[end] - slope * point.along)) };
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Where an upright side (x from y) meets a level one (y from x). */
function meet(upright: Side, level: Side): Point {
  const y = (level.offset + level.slope * upright.offset) / (1 - level.slope * upright.slope);
  return [upright.offset + upright.slope * y, y];
}

function commonShare(sheet: Uint8Array, corners: Corners, { width, height }: Size): number {
  let [both, either] = [0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inSheet = sheet[y * width + x] === 1;
      const inCorners = isInside(corners, x, y);
      if (inSheet && inCorners) both++;
      if (inSheet || inCorners) either++;
    }
  }
  return both / Math.max(1, either);
}

function isInside(corners: Corners, x: number, y: number): boolean {
  return corners.every(([fromX, fromY], index) => {
    const [toX, toY] = corners[(index + 1) % 4]!;
    return (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX) >= -1e-6;
  });
}
