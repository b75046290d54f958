import type { Look } from './look.ts';
import type { Font, Typesetter } from './typesetter.ts';

/** Something drawn on a page; places in points from the top left, text by its baseline. */
export type DrawItem =
  | { kind: 'text'; x: number; y: number; text: string; font: Font; size: number; color: string }
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; width: number; color: string; dashed?: boolean }
  | { kind: 'box'; x: number; y: number; width: number; height: number; stroke: string | null; fill: string | null };

/** A page ready to be printed to a PDF or painted as a picture. */
export type DrawnPage = { width: number; height: number; items: DrawItem[] };

/** A4 in points. */
const paperSize = { width: 595.28, height: 841.89 };

/** Pages being drawn from the top down. */
export type Composer = {
  look: Look;
  typesetter: Typesetter;
  left: number;
  right: number;
  width: number;
  /** The place reached, in points from the top. */
  y: number;
  /** Starts another page when `height` does not fit in this one; says whether it did. */
  ensure: (height: number) => boolean;
  text: (text: string, x: number, y: number, style?: { font?: Font; size?: number; color?: string }) => void;
  line: (
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    style?: { width?: number; color?: string; dashed?: boolean },
  ) => void;
  box: (x: number, y: number, width: number, height: number, style: { stroke?: string; fill?: string }) => void;
  pages: DrawnPage[];
};

/** Starts drawing on an empty page. */
export function createComposer(look: Look, typesetter: Typesetter, landscape: boolean): Composer {
  const width = landscape ? paperSize.height : paperSize.width;
  const height = landscape ? paperSize.width : paperSize.height;
  const pages: DrawnPage[] = [{ width, height, items: [] }];
  const draw = (item: DrawItem) => pages.at(-1)!.items.push(item); // There is always a page.
  const composer: Composer = {
    look,
    typesetter,
    left: look.margin,
    right: width - look.margin,
    width: width - 2 * look.margin,
    y: look.margin,
    ensure: (needed) => {
      if (composer.y + needed <= height - look.margin) return false;
      pages.push({ width, height, items: [] });
      composer.y = look.margin;
      return true;
    },
    text: (text, x, y, { font = { family: look.family, bold: false }, size = look.size, color = look.ink } = {}) => {
      if (text !== '') draw({ kind: 'text', x, y, text, font, size, color });
    },
    line: (x1, y1, x2, y2, { width: lineWidth = 0.6, color = look.ink, dashed = false } = {}) =>
      draw({ kind: 'line', x1, y1, x2, y2, width: lineWidth, color, dashed }),
    box: (x, y, boxWidth, boxHeight, { stroke, fill }) =>
      draw({ kind: 'box', x, y, width: boxWidth, height: boxHeight, stroke: stroke ?? null, fill: fill ?? null }),
    pages,
  };
  return composer;
}
