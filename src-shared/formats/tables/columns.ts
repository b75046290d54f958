import { overlap } from './page-geometry.ts';
import type { TextLine } from './text-lines.ts';

/** A stretch of the page's width with no text in it. */
export type Gutter = { from: number; to: number };

/** The empty stretches to the left of, between and to the right of a line's chunks. */
export function guttersOf(line: TextLine): Gutter[] {
  const gutters: Gutter[] = [];
  let from = -Infinity;
  for (const chunk of line.chunks) {
    if (chunk.left > from) gutters.push({ from, to: chunk.left });
    from = Math.max(from, chunk.right);
  }
  gutters.push({ from, to: Infinity });
  return gutters;
}

/** The stretches that are empty in both, at least `width` points wide. */
export function commonGutters(one: readonly Gutter[], other: readonly Gutter[], width: number): Gutter[] {
  const common: Gutter[] = [];
  for (const a of one) {
    for (const b of other) {
      if (overlap(a.from, a.to, b.from, b.to) >= width) {
        common.push({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) });
      }
    }
  }
  return common;
}

/** The gutters that have text on both sides: those between columns. */
export function innerGutters(gutters: readonly Gutter[]): Gutter[] {
  return gutters.filter((gutter) => Number.isFinite(gutter.from) && Number.isFinite(gutter.to));
}

/**
 * Where the columns of `lines` part: the middles of the stretches that no ordinary line crosses.
 * Lines that cross most stretches (titles, headers over several columns) do not count.
 */
export function columnSeparators(lines: readonly TextLine[], width: number): number[] {
  const strong = gutters(lines, width, 0.2);
  const ordinary = lines.filter((line) => !strong.some((gutter) => crosses(line, gutter)));
  const strict = gutters(ordinary, width, 0).filter((gutter) => isSupported(ordinary, gutter));
  return strict.map((gutter) => (gutter.from + gutter.to) / 2);
}

/** The stretches of the page that nearly no line crosses. */
export function commonGuttersOf(lines: readonly TextLine[], width: number): Gutter[] {
  return gutters(lines, width, 0.15);
}

/** Stretches that at most `tolerance` of the lines cross. */
function gutters(lines: readonly TextLine[], width: number, tolerance: number): Gutter[] {
  const edges = lines.flatMap((line) =>
    line.chunks.flatMap((chunk) => [
      { at: chunk.left, step: 1 },
      { at: chunk.right, step: -1 },
    ]),
  );
  edges.sort((a, b) => a.at - b.at || a.step - b.step);
  const allowed = Math.floor(lines.length * tolerance);
  const found: Gutter[] = [];
  let depth = 0;
  let from: number | null = null;
  for (const edge of edges) {
    const before = depth;
    depth += edge.step;
    if (before > allowed && depth <= allowed) from = edge.at;
    if (before <= allowed && depth > allowed && from !== null) {
      if (edge.at - from >= width) found.push({ from, to: edge.at });
      from = null;
    }
  }
  return found;
}

function crosses(line: TextLine, gutter: Gutter): boolean {
  const middle = (gutter.from + gutter.to) / 2;
  return line.chunks.some((chunk) => chunk.left < middle && chunk.right > middle);
}

/** A gutter is a column's edge only where some line has text on both of its sides. */
function isSupported(lines: readonly TextLine[], gutter: Gutter): boolean {
  return lines.some((line) => line.left < gutter.from + 1 && line.right > gutter.to - 1);
}

/** The column that `at` falls in. */
export function columnAt(separators: readonly number[], at: number): number {
  let column = 0;
  while (column < separators.length && at >= separators[column]!) column++;
  return column;
}
