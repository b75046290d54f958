import type { PictureRuling } from './find-rulings.ts';
import type { GreyImage } from './grey-image.ts';

/** Pixels at 300 dpi that a ruling is thick at most; where the ink goes on further a letter crosses it. */
const thickest = 9;
/** Pixels around a ruling's place where its ink is looked for. */
const reach = 6;

/** The picture without its rulings: letters that touch a table's frame are otherwise read as other letters. */
export function eraseRulings(image: GreyImage, rulings: readonly PictureRuling[]): GreyImage {
  const values = image.values.slice();
  const copy = { ...image, values };
  for (const ruling of rulings) {
    if (ruling.y1 === ruling.y2) eraseLevel(copy, ruling);
    else eraseUpright(copy, ruling);
  }
  return copy;
}

function eraseLevel({ width, height, values }: GreyImage, { x1, x2, y1 }: PictureRuling): void {
  const row = Math.round(y1 * height);
  for (let x = Math.max(0, Math.floor(x1 * width)); x < Math.min(width, Math.ceil(x2 * width)); x++) {
    eraseAcross(values, { start: x, step: width, centre: row, limit: height });
  }
}

function eraseUpright({ width, height, values }: GreyImage, { x1, y1, y2 }: PictureRuling): void {
  const column = Math.round(x1 * width);
  for (let y = Math.max(0, Math.floor(y1 * height)); y < Math.min(height, Math.ceil(y2 * height)); y++) {
    eraseAcross(values, { start: y * width, step: 1, centre: column, limit: width });
  }
}

type Cross = { start: number; step: number; centre: number; limit: number };

/** Whitens the dark run that crosses a ruling's place at one point, unless it is too long to be the ruling alone. */
function eraseAcross(values: Uint8Array, { start, step, centre, limit }: Cross): void {
  const isDark = (position: number): boolean =>
    position >= 0 && position < limit && values[start + position * step]! < 190;
  let core = -1;
  for (let offset = 0; offset <= reach && core < 0; offset++) {
    if (isDark(centre + offset)) core = centre + offset;
    else if (isDark(centre - offset)) core = centre - offset;
  }
  if (core < 0) return;
  let [first, last] = [core, core];
  while (isDark(first - 1) && last - first <= thickest) first--;
  while (isDark(last + 1) && last - first <= thickest) last++;
  if (last - first >= thickest) return;
  for (let position = Math.max(0, first - 1); position <= Math.min(limit - 1, last + 1); position++)
    values[start + position * step] = 255;
}
