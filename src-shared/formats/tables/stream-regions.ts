import { commonGutters, type Gutter, guttersOf, innerGutters } from './columns.ts';
import { median, numberText } from './page-geometry.ts';
import type { TextLine } from './text-lines.ts';

/** Consecutive lines that seem to be one table. */
export type StreamRegion = {
  lines: TextLine[] /** How many of `lines` were taken as its header. */;
  headerLines: number;
};

const gutterWidth = 0.45;
/** How many lines with no columns of their own may stand inside a table, one after another. */
const lookahead = 3;
const captionStart = /^(tabla|table|cuadro|figura|figure|gráfico|exhibit|anexo|fuente|source|nota|notas|note|notes)\b/i;

/** Runs of lines whose gaps stand one above the other. */
export function findStreamRegions(lines: readonly TextLine[]): StreamRegion[] {
  const pitch = usualPitch(lines);
  const regions: StreamRegion[] = [];
  let index = 0;
  let previousEnd = 0;
  while (index < lines.length) {
    const end = lines[index]!.chunks.length >= 2 ? growFrom(lines, index, pitch) : index + 1;
    if (end - index < 2) {
      index++;
      continue;
    }
    const start = extendUpwards(lines, index, end, { pitch, stop: previousEnd });
    regions.push({ lines: lines.slice(start, end), headerLines: index - start });
    previousEnd = end;
    index = end;
  }
  return joinRegions(regions, lines, pitch);
}

/** A header whose gaps differ from its body's, and the parts of a table under subtitles, become one region. */
function joinRegions(regions: readonly StreamRegion[], lines: readonly TextLine[], pitch: number): StreamRegion[] {
  const joined: StreamRegion[] = [];
  for (const region of regions) {
    const previous = joined.at(-1);
    if (previous === undefined) {
      joined.push(region);
      continue;
    }
    const from = lines.indexOf(previous.lines.at(-1)!) + 1;
    const between = lines.slice(from, lines.indexOf(region.lines[0]!));
    const isNear = region.lines[0]!.top - previous.lines.at(-1)!.bottom < 7 * pitch && between.length <= 3;
    const isHeader = previous.lines.length <= 8 && !previous.lines.some(hasNumbers) && between.length <= 1;
    const isShort = between.every((line) => line.words.length <= 6 && !captionStart.test(line.words[0]!.text));
    if (isNear && isShort && (isHeader || haveSameColumns(previous, region))) {
      const header = isHeader ? previous.lines.length + between.length + region.headerLines : previous.headerLines;
      joined[joined.length - 1] = { lines: [...previous.lines, ...between, ...region.lines], headerLines: header };
    } else {
      joined.push(region);
    }
  }
  return joined;
}

function hasNumbers(line: TextLine): boolean {
  const numbers = line.chunks.filter((chunk) => chunk.words.every((word) => numberText.test(word.text)));
  return numbers.length >= 0.5 * line.chunks.length;
}

function haveSameColumns(above: StreamRegion, below: StreamRegion): boolean {
  const bodyGutters = (region: StreamRegion): Gutter[] =>
    region.lines
      .slice(region.headerLines)
      .filter((line) => line.chunks.length > 1)
      .map(guttersOf)
      .reduce((one, other) => commonGutters(one, other, 1));
  const one = bodyGutters(above);
  const other = bodyGutters(below);
  const common = innerGutters(commonGutters(one, other, 1)).length;
  const most = Math.max(innerGutters(one).length, innerGutters(other).length);
  return most >= 2 && common === most && below.headerLines === 0;
}

function usualPitch(lines: readonly TextLine[]): number {
  const pitches: number[] = [];
  for (let index = 1; index < lines.length; index++) {
    const pitch = middle(lines[index]!) - middle(lines[index - 1]!);
    if (pitch > 2) pitches.push(pitch);
  }
  return median(pitches);
}

function middle(line: TextLine): number {
  return (line.top + line.bottom) / 2;
}

function growFrom(lines: readonly TextLine[], start: number, pitch: number): number {
  let gutters = guttersOf(lines[start]!);
  let end = start + 1;
  let skipped = 0;
  let lastPitch = 0;
  for (let index = start + 1; index < lines.length; index++) {
    const line = lines[index]!;
    const gap = middle(line) - middle(lines[index - 1]!);
    if (gap > Math.max(2.6 * pitch, 2.2 * lastPitch, 3.2 * line.size)) break;
    lastPitch = gap;
    const joined = join(gutters, line);
    if (joined === null || isStray(line, lines.slice(start, end), gutters)) {
      skipped++;
      if (skipped > lookahead || isLong(line, lines.slice(start, end))) break;
      continue;
    }
    gutters = joined;
    skipped = 0;
    end = index + 1;
  }
  return trimTail(lines, start, end);
}

/** The gutters left once `line` joins; null where it would close too many of them. */
function join(gutters: readonly Gutter[], line: TextLine): Gutter[] | null {
  const common = commonGutters(gutters, guttersOf(line), gutterWidth * line.size);
  const before = innerGutters(gutters).length;
  const after = innerGutters(common).length;
  return after >= 1 && after >= 0.6 * before ? common : null;
}

/** A lone chunk that hangs outside every column that the table has so far. */
function isStray(line: TextLine, region: readonly TextLine[], gutters: readonly Gutter[]): boolean {
  if (line.chunks.length > 1) return false;
  const left = Math.min(...region.map((each) => each.left));
  const right = Math.max(...region.map((each) => each.right));
  if (captionStart.test(line.words[0]!.text)) return true;
  const outside = line.right < left || line.left > right;
  return outside || (innerGutters(gutters).length === 1 && line.words.length > 12);
}

/** A line that runs over most of the table's width, as prose does. */
function isLong(line: TextLine, region: readonly TextLine[]): boolean {
  const left = Math.min(...region.map((each) => each.left));
  const right = Math.max(...region.map((each) => each.right));
  return line.chunks.length === 1 && line.words.length > 5 && line.right - line.left > 0.75 * (right - left);
}

/** Last lines with a single chunk are notes, unless they stand as near as a wrapped cell does. */
function trimTail(lines: readonly TextLine[], start: number, end: number): number {
  let last = end;
  while (last - start > 1 && lines[last - 1]!.chunks.length === 1) {
    const line = lines[last - 1]!;
    const wraps = line.words.length <= 6 && middle(line) - middle(lines[last - 2]!) < 1.35 * line.size;
    if (wraps && lines[last - 2]!.chunks.length > 1) break;
    last--;
  }
  return last;
}

function extendUpwards(
  lines: readonly TextLine[],
  start: number,
  end: number,
  { pitch, stop }: { pitch: number; stop: number },
): number {
  const left = Math.min(...lines.slice(start, end).map((line) => line.left));
  const right = Math.max(...lines.slice(start, end).map((line) => line.right));
  let first = start;
  for (let index = start - 1; index >= stop && start - index <= 8; index--) {
    const line = lines[index]!;
    const near = middle(lines[index + 1]!) - middle(line) < Math.max(1.7 * pitch, 2 * line.size);
    const inside = line.left > left - 3 * line.size && line.right < right + 3 * line.size;
    const longest = Math.max(...line.chunks.map((chunk) => chunk.words.length));
    if (!near || !inside || captionStart.test(line.words[0]!.text) || longest > 9) break;
    if (line.chunks.length >= 2) first = index;
    else if (line.left < left + 1 && line.right - line.left > 0.4 * (right - left)) break;
  }
  return first;
}
