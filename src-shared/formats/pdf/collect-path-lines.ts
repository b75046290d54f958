import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type AffineTransform, transformPoint } from '../page-layout/affine-transform.ts';
import type { DrawnLine, PageMarks } from './page-marks.ts';

/** Strokes and fills thicker than this are shapes, not lines. */
const thickestLinePoints = 4;
/** Shorter marks are dots, underlines of one letter and parts of drawings. */
const shortestLinePoints = 4;
/** A page with more is a drawing or a map: no table needs them. */
const mostLines = 20_000;

/** pdf.js' own codes inside a path buffer. */
const pathMove = 0;
const pathLine = 1;
const pathCurve = 2;
const pathQuadratic = 3;
const pathClose = 4;

const invisiblePaths: ReadonlySet<number> = new Set([OPS.endPath, OPS.clip, OPS.eoClip]);
const fills: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill]);

type PathSink = { transform: AffineTransform; page: { width: number; height: number }; marks: PageMarks };

/** Adds the horizontal and vertical lines of one path: straight strokes, rectangles' edges and thin filled bars. */
export function collectPathLines(operands: unknown[], sink: PathSink): void {
  const [paint, data] = operands;
  if (typeof paint !== 'number' || invisiblePaths.has(paint)) return;
  const buffer = Array.isArray(data) ? (data as unknown[])[0] : null;
  if (!(buffer instanceof Float32Array) || sink.marks.lines.length > mostLines) return;
  const subpaths = readSubpaths(buffer, sink);
  for (const points of subpaths) {
    const bar = asThinBar(points);
    if (bar) addLine(bar, sink);
    else if (!fills.has(paint) || isRectangle(points)) addEdges(points, sink);
  }
}

type Point = [number, number];

function readSubpaths(buffer: Float32Array, { transform, marks }: PathSink): Point[][] {
  const subpaths: Point[][] = [];
  let current: Point[] = [];
  let index = 0;
  const take = (): Point => {
    const point = transformPoint(transform, buffer[index]!, buffer[index + 1]!);
    index += 2;
    return point;
  };
  while (index < buffer.length) {
    const code = buffer[index++];
    if (code === pathMove) {
      current = [take()];
      subpaths.push(current);
    } else if (code === pathLine) {
      current.push(take());
    } else if (code === pathCurve || code === pathQuadratic) {
      // A curve ends any straight outline: what follows is a new one.
      index += code === pathCurve ? 4 : 2;
      marks.curves++;
      current = [take()];
      subpaths.push(current);
    } else if (code === pathClose) {
      if (current[0]) current.push(current[0]);
    } else break;
  }
  return subpaths;
}

function asThinBar(points: Point[]): DrawnLine | null {
  if (points.length < 4) return null;
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const isWide = bottom - top <= thickestLinePoints && right - left > 2 * (bottom - top);
  if (isWide) return { x1: left, y1: (top + bottom) / 2, x2: right, y2: (top + bottom) / 2 };
  const isTall = right - left <= thickestLinePoints && bottom - top > 2 * (right - left);
  if (isTall) return { x1: (left + right) / 2, y1: top, x2: (left + right) / 2, y2: bottom };
  return null;
}

function isRectangle(points: Point[]): boolean {
  if (points.length < 4 || points.length > 6) return false;
  return points.slice(1).every((point, index) => {
    const previous = points[index]!;
    return Math.abs(point[0] - previous[0]) < 0.5 || Math.abs(point[1] - previous[1]) < 0.5;
  });
}

function addEdges(points: Point[], sink: PathSink): void {
  for (let index = 1; index < points.length; index++) {
    const [from, to] = [points[index - 1]!, points[index]!];
    addLine({ x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, sink);
  }
}

/** Keeps straight upright lines that lie on the page, from left to right or from top to bottom. */
function addLine(line: DrawnLine, sink: PathSink): void {
  const isLevel = Math.abs(line.y1 - line.y2) < 0.7;
  const isUpright = Math.abs(line.x1 - line.x2) < 0.7;
  if (isLevel === isUpright) return;
  const { width, height } = sink.page;
  const clipped = {
    x1: clamp(Math.min(line.x1, line.x2), width),
    y1: clamp(Math.min(line.y1, line.y2), height),
    x2: clamp(Math.max(line.x1, line.x2), width),
    y2: clamp(Math.max(line.y1, line.y2), height),
  };
  const length = Math.max(clipped.x2 - clipped.x1, clipped.y2 - clipped.y1);
  if (length >= shortestLinePoints) sink.marks.lines.push(clipped);
}

function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(0, value));
}
