import type { GreyImage } from './grey-image.ts';

type Size = { width: number; height: number };

/** The brightness that parts the picture best into dark and bright (Otsu), and how far the two lie apart. */
export function splitBrightness({ values }: GreyImage): { at: number; contrast: number } {
  const counts = new Float64Array(256);
  for (const value of values) counts[value]!++;
  const sum = counts.reduce((total, count, value) => total + count * value, 0);
  let best = { at: 0, contrast: 0, spread: -1 };
  let [darkCount, darkSum] = [0, 0];
  for (let at = 0; at < 255; at++) {
    darkCount += counts[at]!;
    darkSum += counts[at]! * at;
    const brightCount = values.length - darkCount;
    if (darkCount === 0 || brightCount === 0) continue;
    const contrast = (sum - darkSum) / brightCount - darkSum / darkCount;
    const spread = darkCount * brightCount * contrast * contrast;
    if (spread > best.spread) best = { at, contrast, spread };
  }
  return best;
}

/** Share of the picture's rim that is dark. */
export function rimShare(bright: Uint8Array, { width, height }: Size): number {
  let dark = 0;
  for (let x = 0; x < width; x++) dark += 2 - bright[x]! - bright[(height - 1) * width + x]!;
  for (let y = 0; y < height; y++) dark += 2 - bright[y * width]! - bright[y * width + width - 1]!;
  return dark / (2 * (width + height));
}

/** The largest area of touching bright pixels. */
export function largestArea(bright: Uint8Array, size: Size): Uint8Array {
  const labels = new Int32Array(bright.length);
  let best = { label: 0, count: 0 };
  let label = 0;
  for (let start = 0; start < bright.length; start++) {
    if (!bright[start] || labels[start]) continue;
    label++;
    const count = flood(bright, size, { start, label, labels });
    if (count > best.count) best = { label, count };
  }
  return Uint8Array.from(labels, (value) => (value === best.label ? 1 : 0));
}

type Flood = { start: number; label: number; labels: Int32Array };

function flood(area: Uint8Array, { width, height }: Size, { start, label, labels }: Flood): number {
  const pending = [start];
  labels[start] = label;
  let count = 0;
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    count++;
    const x = at % width;
    const y = (at - x) / width;
    const around = [
      x > 0 ? at - 1 : -1,
      x < width - 1 ? at + 1 : -1,
      y > 0 ? at - width : -1,
      y < height - 1 ? at + width : -1,
    ];
    for (const next of around) {
      if (next < 0 || !area[next] || labels[next]) continue;
      labels[next] = label;
      pending.push(next);
    }
  }
  return count;
}

/** Writing and stamps are dark holes in the sheet: whatever the outside does not reach belongs to it. */
export function fillHoles(sheet: Uint8Array, { width, height }: Size): Uint8Array {
  const outside = new Int32Array(sheet.length);
  const empty = sheet.map((value) => 1 - value);
  for (let at = 0; at < sheet.length; at++) {
    const x = at % width;
    const y = (at - x) / width;
    const isRim = x === 0 || y === 0 || x === width - 1 || y === height - 1;
    if (isRim && empty[at] && !outside[at]) flood(empty, { width, height }, { start: at, label: 1, labels: outside });
  }
  return Uint8Array.from(outside, (value) => (value ? 0 : 1));
}
