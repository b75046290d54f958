import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import {
  type AffineTransform,
  combineTransforms,
  identityTransform,
  isNumberList,
  toTransform,
} from '../page-layout/affine-transform.ts';
import { collectPathLines } from './collect-path-lines.ts';
import type { PageMarks } from './page-marks.ts';
import { PictureTracker } from './picture-tracker.ts';
import { createTextState, type FontShape, showGlyphs, type TextState } from './text-state.ts';

export type OperatorList = { fnArray: readonly number[]; argsArray: readonly unknown[] };

type PageGeometry = {
  /** From the page's own space to points of the upright page. */
  transform: AffineTransform;
  width: number;
  height: number;
};

type Interpreter = {
  page: PageGeometry;
  fontShape: (name: string) => FontShape;
  marks: PageMarks;
  pictures: PictureTracker;
  transform: AffineTransform;
  text: TextState;
  stack: { transform: AffineTransform; text: TextState }[];
};

/**
 * Characters, straight lines and the largest picture of a page, in one pass over its operator list.
 * Reading both from there costs what pdf.js' own text extraction costs alone, and gives each character's own width.
 */
export function collectPageMarks(
  operators: OperatorList,
  page: PageGeometry,
  fontShape: (name: string) => FontShape,
): PageMarks {
  const interpreter: Interpreter = {
    page,
    fontShape,
    marks: { glyphs: [], lines: [], pictureShare: 0, curves: 0 },
    pictures: new PictureTracker(page),
    transform: page.transform,
    text: createTextState(),
    stack: [],
  };
  operators.fnArray.forEach((operator, index) => {
    const list = operators.argsArray[index];
    const operands = Array.isArray(list) ? (list as unknown[]) : [];
    graphicsOperators.get(operator)?.(interpreter, operands);
    textOperators.get(operator)?.(interpreter.text, operands);
  });
  interpreter.pictures.finish();
  interpreter.marks.pictureShare = interpreter.pictures.largestShare;
  return interpreter.marks;
}

type GraphicsOperator = (interpreter: Interpreter, operands: unknown[]) => void;

const graphicsOperators: ReadonlyMap<number, GraphicsOperator> = new Map<number, GraphicsOperator>([
  [OPS.save, save],
  [OPS.restore, restore],
  [OPS.transform, applyTransform],
  [OPS.paintFormXObjectBegin, beginForm],
  [OPS.paintFormXObjectEnd, restore],
  [OPS.beginAnnotation, beginAnnotation],
  [OPS.endAnnotation, restore],
  [OPS.constructPath, drawPath],
  [OPS.showText, drawText],
  [OPS.paintImageXObject, drawPicture],
  [OPS.paintInlineImageXObject, drawPicture],
  [OPS.paintImageMaskXObject, drawPicture],
  [OPS.paintSolidColorImageMask, drawPicture],
]);

function applyTransform(interpreter: Interpreter, operands: unknown[]): void {
  interpreter.transform = combineTransforms(interpreter.transform, toTransform(operands));
  interpreter.pictures.placed(interpreter.transform);
}

function beginForm(interpreter: Interpreter, operands: unknown[]): void {
  save(interpreter);
  interpreter.transform = combineTransforms(interpreter.transform, toTransform(operands[0]));
}

function drawPath(interpreter: Interpreter, operands: unknown[]): void {
  const { pictures, transform, page, marks } = interpreter;
  if (operands[0] !== OPS.endPath) pictures.drawn();
  collectPathLines(operands, { transform, page, marks });
}

function drawText(interpreter: Interpreter, operands: unknown[]): void {
  const { pictures, transform, page, fontShape, marks } = interpreter;
  pictures.drawn();
  showGlyphs(interpreter.text, operands[0], { transform, page, fontShape, glyphs: marks.glyphs });
}

function drawPicture({ pictures, transform }: Interpreter): void {
  pictures.painted(transform);
}

type TextOperator = (text: TextState, operands: unknown[]) => void;

const textOperators: ReadonlyMap<number, TextOperator> = new Map<number, TextOperator>([
  [OPS.beginText, (text) => text.setMatrix(identityTransform)],
  [OPS.setFont, (text, [name, size]) => text.setFont(String(name), asNumber(size))],
  [OPS.setGState, (text, [entries]) => applyGraphicsStateFont(text, entries)],
  [OPS.setCharSpacing, (text, [spacing]) => text.set({ characterSpacing: asNumber(spacing) })],
  [OPS.setWordSpacing, (text, [spacing]) => text.set({ wordSpacing: asNumber(spacing) })],
  [OPS.setHScale, (text, [percent]) => text.set({ horizontalScale: asNumber(percent) / 100 })],
  [OPS.setLeading, (text, [leading]) => text.set({ leading: -asNumber(leading) })],
  [OPS.setTextRise, (text, [rise]) => text.set({ rise: asNumber(rise) })],
  [OPS.setTextRenderingMode, (text, [mode]) => text.set({ renderingMode: asNumber(mode) })],
  [OPS.setTextMatrix, (text, [matrix]) => text.setMatrix(toTransform(matrix))],
  [OPS.setLeadingMoveText, (text, [x, y]) => text.moveWithLeading(asNumber(x), asNumber(y))],
  [OPS.moveText, (text, [x, y]) => text.move(asNumber(x), asNumber(y))],
  [OPS.nextLine, (text) => text.move(0, text.leading)],
]);

function save(interpreter: Interpreter): void {
  interpreter.stack.push({ transform: interpreter.transform, text: interpreter.text.copy() });
}

function restore(interpreter: Interpreter): void {
  interpreter.pictures.finish();
  const saved = interpreter.stack.pop();
  if (!saved) return;
  interpreter.transform = saved.transform;
  interpreter.text = saved.text;
}

/** An annotation's appearance is drawn from the page's own space: its rectangle's transform, then its own matrix. */
function beginAnnotation(interpreter: Interpreter, operands: unknown[]): void {
  save(interpreter);
  const placed = combineTransforms(toTransform(operands[2]), toTransform(operands[3]));
  interpreter.transform = combineTransforms(interpreter.page.transform, placed);
  interpreter.text = createTextState();
}

function applyGraphicsStateFont(text: TextState, entries: unknown): void {
  if (!Array.isArray(entries)) return;
  for (const entry of entries as unknown[]) {
    if (!Array.isArray(entry) || entry[0] !== 'Font' || !Array.isArray(entry[1])) continue;
    text.setFont(String(entry[1][0]), asNumber(entry[1][1]));
  }
}

function asNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  return isNumberList(value) ? (value[0] ?? 0) : 0;
}
