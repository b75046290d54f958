import {
  type AffineTransform,
  combineTransforms,
  identityTransform,
  transformPoint,
} from '../page-layout/affine-transform.ts';
import { cleanGlyphText } from './glyph-text.ts';
import type { Glyph } from './page-marks.ts';

/** What placing a font's characters needs: the width of its glyph unit and whether it writes downwards. */
export type FontShape = { unit: number; vertical: boolean };

type SpacingState = Pick<
  TextState,
  'characterSpacing' | 'wordSpacing' | 'horizontalScale' | 'leading' | 'rise' | 'renderingMode'
>;

/** The text part of the graphics state (PDF 32000-1, 9.3 and 9.4). */
export class TextState {
  font = '';
  fontSize = 0;
  characterSpacing = 0;
  wordSpacing = 0;
  horizontalScale = 1;
  leading = 0;
  rise = 0;
  renderingMode = 0;
  matrix: AffineTransform = identityTransform;
  lineX = 0;
  lineY = 0;
  x = 0;
  y = 0;

  set(values: Partial<SpacingState>): void {
    Object.assign(this, values);
  }

  setFont(name: string, size: number): void {
    this.font = name;
    this.fontSize = size;
  }

  setMatrix(matrix: AffineTransform): void {
    this.matrix = matrix;
    this.lineX = this.lineY = this.x = this.y = 0;
  }

  move(x: number, y: number): void {
    this.x = this.lineX += x;
    this.y = this.lineY += y;
  }

  moveWithLeading(x: number, y: number): void {
    this.leading = y;
    this.move(x, y);
  }

  copy(): TextState {
    return Object.assign(new TextState(), this);
  }
}

/** The text state at the start of a page. */
export function createTextState(): TextState {
  return new TextState();
}

type GlyphSink = {
  transform: AffineTransform;
  page: { width: number; height: number };
  fontShape: (name: string) => FontShape;
  glyphs: Glyph[];
};

/** pdf.js' own glyph, as operator lists carry it: widths in glyph units. */
type ShownGlyph = { unicode: string; width: number; isSpace: boolean; vmetric: number[] | null };

/** Places each character of one text operator and moves the pen past it. */
export function showGlyphs(state: TextState, shown: unknown, sink: GlyphSink): void {
  if (!Array.isArray(shown)) return;
  const shape = sink.fontShape(state.font);
  const toPage = combineTransforms(sink.transform, state.matrix);
  const scale = Math.hypot(toPage[2], toPage[3]);
  // A Type 3 font may count in other units than thousandths of its height.
  const size = Math.abs(state.fontSize * scale * shape.unit * 1000);
  for (const item of shown as unknown[]) {
    if (typeof item === 'number') {
      advance(state, (-item * state.fontSize) / 1000, shape.vertical);
      continue;
    }
    if (!isShownGlyph(item)) continue;
    const start = transformPoint(toPage, state.x, state.y + state.rise);
    const spacing = state.characterSpacing + (item.isSpace ? state.wordSpacing : 0);
    const width = shape.vertical ? verticalAdvance(item) : item.width;
    const length = width * state.fontSize * shape.unit;
    advance(state, length, shape.vertical);
    const end = transformPoint(toPage, state.x, state.y + state.rise);
    advance(state, spacing, shape.vertical);
    addGlyph(state, { item, start, end, scale, size, vertical: shape.vertical }, sink);
  }
}

type Placed = {
  item: ShownGlyph;
  start: [number, number];
  end: [number, number];
  scale: number;
  size: number;
  vertical: boolean;
};

function addGlyph(state: TextState, placed: Placed, sink: GlyphSink): void {
  const { start, end, size } = placed;
  const middleX = (start[0] + end[0]) / 2;
  const middleY = (start[1] + end[1]) / 2;
  const isOnPage =
    middleX >= -1 && middleY >= -1 && middleX <= sink.page.width + 1 && middleY - size <= sink.page.height;
  if (!isOnPage || size === 0) return;
  sink.glyphs.push({
    text: cleanGlyphText(placed.item.unicode),
    x: start[0],
    y: start[1],
    endX: end[0],
    endY: end[1],
    rise: state.rise * placed.scale,
    size,
    vertical: placed.vertical,
    hidden: state.renderingMode === 3 || state.renderingMode === 7,
    font: state.font,
  });
}

function verticalAdvance(glyph: ShownGlyph): number {
  return glyph.vmetric ? -(glyph.vmetric[0] ?? -1000) : glyph.width;
}

function advance(state: TextState, length: number, vertical: boolean): void {
  if (vertical) state.y -= length;
  else state.x += length * state.horizontalScale;
}

function isShownGlyph(item: unknown): item is ShownGlyph {
  return typeof item === 'object' && item !== null && 'unicode' in item && 'width' in item;
}
