import type { Canvas } from '@napi-rs/canvas';

/** Pixels. */
export type Size = { width: number; height: number };

/** A picture file. Its pages are decoded one at a time, each as its camera meant it and with white behind it. */
export type OpenPicture = {
  pageCount: number;
  /** `scaleFor` tells, from the page's own size, how many times larger or smaller it is drawn. */
  decode: (index: number, scaleFor: (size: Size) => number) => Promise<Canvas>;
};

/** A side in whole pixels, at least one. */
export function scaled(side: number, scale: number): number {
  return Math.max(1, Math.round(side * scale));
}
