import type { Canvas } from '@napi-rs/canvas';

/** A picture file: its pages are decoded one at a time, each upright as its camera meant it. */
export type OpenPicture = { pageCount: number; decode: (index: number) => Promise<Canvas> };
