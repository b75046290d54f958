import type { Canvas } from '@napi-rs/canvas';
import type { GreyImage } from './grey-image.ts';

/** Rows read at a time: the canvas' colours never stand in memory a second time as a whole. */
const stripeRows = 256;

/** The brightness of a drawn picture. The canvas is emptied: its memory is not counted and would linger. */
export function takeGrey(canvas: Canvas): GreyImage {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  const values = new Uint8Array(width * height);
  for (let top = 0; top < height; top += stripeRows) {
    const rows = Math.min(stripeRows, height - top);
    const { data } = context.getImageData(0, top, width, rows);
    for (let at = top * width, pixel = 0; pixel < data.length; at++, pixel += 4) {
      values[at] = (data[pixel]! * 77 + data[pixel + 1]! * 151 + data[pixel + 2]! * 28) >> 8;
    }
  }
  emptyCanvas(canvas);
  collectGarbage();
  return { width, height, values };
}

/** Gives a canvas' memory back at once. */
export function emptyCanvas(canvas: Canvas): void {
  canvas.width = 1;
  canvas.height = 1;
}

/**
 * Asks for a garbage collection where the host allows it (`--expose-gc`). Pictures live outside the counted memory, so
 * the engine sees no reason to look for the dead ones: without this ten scans in a row hold 400 MB.
 */
export function collectGarbage(): void {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
}
