import type { Box } from '../../domain/document-text.ts';

/** One word of the page: its text, its place and its offsets into the page's text. */
export type PageWord = { text: string; box: Box; start: number; end: number };

/** A drawn straight line, in fractions of the page. */
export type PageRuling = { x1: number; y1: number; x2: number; y2: number };

/** What table detection sees of a page. `width` and `height` are in points; 0 is taken as an A4 sheet. */
export type PageContent = { words: PageWord[]; rulings: PageRuling[]; width: number; height: number };

/** A rectangle in points, origin at the top left. */
export type Area = { left: number; top: number; right: number; bottom: number };

/** A word placed in points. */
export type PlacedWord = Area & { text: string; start: number; end: number };

/** A horizontal or vertical line in points: `at` is its fixed coordinate, `from` < `to` its extent. */
export type Segment = { at: number; from: number; to: number };

/** A number, an amount, a percentage, a date, or the dash that stands for none. */
export const numberText = /^[-–+(]?[$€£]?[-–]?\d[\d.,:/]*[%)ºª°*]*$|^[-–—*.]+$|^n[./]?a\.?$/i;

/** The smallest area that holds all of `areas`, which must not be empty. */
export function boundsOf(areas: readonly Area[]): Area {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const area of areas) {
    bounds.left = Math.min(bounds.left, area.left);
    bounds.top = Math.min(bounds.top, area.top);
    bounds.right = Math.max(bounds.right, area.right);
    bounds.bottom = Math.max(bounds.bottom, area.bottom);
  }
  return bounds;
}

/** How many points two extents share; negative is the gap between them. */
export function overlap(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.min(to, otherTo) - Math.max(from, otherFrom);
}

/** The middle value; 0 for no values. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
