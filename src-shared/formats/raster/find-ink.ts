import { type GreyImage, shrink } from './grey-image.ts';
import { estimateBackground, flatten } from './paper-background.ts';

/** Where there is ink: 1 for dark pixels, on a copy of the picture `factor` times smaller. */
export type InkMap = { width: number; height: number; ink: Uint8Array; factor: number };

/** Brightness below which a pixel is ink, where white paper is 250. */
const inkBelow = 160;

/** Ink on a copy whose longer side is about `longSide` pixels, whatever the light. */
export function findInk(image: GreyImage, longSide: number): InkMap {
  const factor = Math.max(1, Math.round(Math.max(image.width, image.height) / longSide));
  const small = shrink(image, factor);
  const even = flatten(small, estimateBackground(small));
  const ink = even.values.map((value) => (value < inkBelow ? 1 : 0));
  return { width: small.width, height: small.height, ink, factor };
}
