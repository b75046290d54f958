import type { Box, Page, Word } from '../../domain/document-text.ts';

/** A stretch of text that the page sets apart: a line's piece between wide gaps, or one cell's line. */
export type Segment = {
  index: number;
  line: number;
  start: number;
  end: number;
  /** Null where the page has no places (flow). */
  box: Box | null;
  /** The table, row and column of the cell it is in. */
  cell: CellPlace | null;
};

export type CellPlace = { table: number; row: number; column: number };

/** A cell with its segments in reading order. */
export type MappedCell = { place: CellPlace; segments: readonly Segment[] };

/** A page as labels and values are looked for in it. */
export type PageMap = {
  page: Page;
  segments: readonly Segment[];
  cells: readonly MappedCell[];
  /** The segment that holds an offset. */
  segmentAt(offset: number): Segment | null;
  /** Whether a label or a sentence may go on from one offset to the other. */
  flowsOn(left: number, right: number): boolean;
  /** Every segment of the cell that a segment is in; itself outside cells. */
  cellOf(segment: Segment): readonly Segment[];
  rightOf(segment: Segment): Segment | null;
  /** The nearest first, at most three. */
  below(segment: Segment): Segment[];
  above(segment: Segment): Segment[];
};

/** Gaps wider than this many line heights separate what stands side by side. */
const wideGap = 1.3;
/** What stands above or below is within this many line heights. */
const nearLines = 2.6;

type Range = { start: number; end: number; box: Box | null };

/** Cuts a page into segments and says which stand beside, above and below each. */
export function createPageMap(page: Page): PageMap {
  const placed = placeCells(page);
  const segments: Segment[] = [];
  let offset = 0;
  page.text.split('\n').forEach((text, line) => {
    for (const range of splitLine(page, placed, offset, offset + text.length)) {
      segments.push({ ...range, index: segments.length, line, cell: cellOfRange(placed, range) });
    }
    offset += text.length + 1;
  });
  const cells = groupByCell(segments);
  const segmentAt = (at: number) => segments.find((segment) => segment.start <= at && at < segment.end) ?? null;
  const cellOf = (segment: Segment) => cells.find(({ segments: own }) => own.includes(segment))?.segments ?? [segment];
  return {
    page,
    segments,
    cells,
    segmentAt,
    cellOf,
    flowsOn: (left, right) => flowsOn(page, segments, segmentAt(left - 1), segmentAt(right)),
    rightOf: (segment) => findRight(page, segments, segment),
    below: (segment) => findVertical(page, segments, segment, 1),
    above: (segment) => findVertical(page, segments, segment, -1),
  };
}

/** Within a segment, or from a line that stands alone to the next one. */
function flowsOn(page: Page, segments: readonly Segment[], left: Segment | null, right: Segment | null): boolean {
  if (!left || !right || left === right) return true;
  if (left.line === right.line || left.cell || right.cell || page.layout !== 'fixed') return false;
  return (
    right.line - left.line === 1 &&
    right.index - left.index === 1 &&
    segments[left.index - 1]?.line !== left.line &&
    segments[right.index + 1]?.line !== right.line
  );
}

function groupByCell(segments: readonly Segment[]): MappedCell[] {
  const groups = new Map<string, { place: CellPlace; segments: Segment[] }>();
  for (const segment of segments) {
    if (!segment.cell) continue;
    const key = `${segment.cell.table}/${segment.cell.row}/${segment.cell.column}`;
    const group = groups.get(key) ?? { place: segment.cell, segments: [] };
    group.segments.push(segment);
    groups.set(key, group);
  }
  return [...groups.values()];
}

type PlacedCell = { start: number; end: number; box: Box | null; place: CellPlace };

function placeCells(page: Page): PlacedCell[] {
  return page.tables.flatMap((table, tableIndex) => {
    return table.rows.flatMap((cells, row) => {
      return cells.flatMap((cell, column) => {
        if (!cell.range) return [];
        return [{ start: cell.range[0], end: cell.range[1], box: cell.box, place: { table: tableIndex, row, column } }];
      });
    });
  });
}

/** The cell around a place of the page; by offsets where cells have no boxes. */
function cellOfRange(cells: readonly PlacedCell[], range: Range): CellPlace | null {
  const { box } = range;
  if (!box) return cells.find((cell) => cell.start <= range.start && cell.end >= range.end)?.place ?? null;
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const around = cells.filter(
    (cell) => cell.box && cell.box[0] <= x && x <= cell.box[2] && cell.box[1] <= y && y <= cell.box[3],
  );
  const area = (cell: PlacedCell) => (cell.box![2] - cell.box![0]) * (cell.box![3] - cell.box![1]);
  return around.sort((a, b) => area(a) - area(b))[0]?.place ?? null;
}

function splitLine(page: Page, cells: readonly PlacedCell[], start: number, end: number): Range[] {
  const words = page.words.filter((word) => word.start < end && word.end > start);
  const edges = new Set<number>([...cellEdges(cells, words, start, end), ...gapEdges(words)]);
  for (const match of page.text.slice(start, end).matchAll(/\t+|\s{2,}|\s[|¦]\s?/g)) edges.add(start + match.index);
  const cuts = [start, ...[...edges].sort((a, b) => a - b), end];
  const ranges: Range[] = [];
  for (let index = 0; index + 1 < cuts.length; index += 1) {
    const range = trimRange(page.text, cuts[index]!, cuts[index + 1]!);
    if (range) ranges.push({ ...range, box: boundingBox(words, range.start, range.end) });
  }
  return ranges;
}

/** Where a line passes from one cell into another. */
function cellEdges(cells: readonly PlacedCell[], words: readonly Word[], start: number, end: number): number[] {
  if (cells.length === 0) return [];
  if (words.length === 0)
    return cells.flatMap((cell) => [cell.start, cell.end]).filter((edge) => edge > start && edge < end);
  const places = words.map((word) => cellOfRange(cells, word));
  return words.slice(1).flatMap((word, index) => (sameCell(places[index]!, places[index + 1]!) ? [] : [word.start]));
}

function sameCell(left: CellPlace | null, right: CellPlace | null): boolean {
  if (!left || !right) return left === right;
  return left.table === right.table && left.row === right.row && left.column === right.column;
}

/** Where a line of a fixed page has a gap too wide for a space between words. */
function gapEdges(words: readonly Word[]): number[] {
  const edges: number[] = [];
  for (let index = 1; index < words.length; index += 1) {
    const [before, after] = [words[index - 1]!, words[index]!];
    const height = Math.max(before.box[3] - before.box[1], after.box[3] - after.box[1]);
    // Fractions of the height are larger than fractions of the width on a portrait page: 1.41 on A4.
    if (after.box[0] - before.box[2] > wideGap * height * 1.41 || after.box[2] < before.box[0]) edges.push(after.start);
  }
  return edges;
}

function trimRange(text: string, start: number, end: number): { start: number; end: number } | null {
  let [from, to] = [start, end];
  while (from < to && /[\s|¦]/.test(text[from]!)) from += 1;
  while (to > from && /[\s|¦]/.test(text[to - 1]!)) to -= 1;
  return from < to ? { start: from, end: to } : null;
}

/** The box around the words of a range; null without words. */
export function boundingBox(words: readonly Word[], start: number, end: number): Box | null {
  const boxes = words.filter((word) => word.start < end && word.end > start).map((word) => word.box);
  if (boxes.length === 0) return null;
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

function segmentInCell(segments: readonly Segment[], place: CellPlace): Segment | null {
  return (
    segments.find(
      ({ cell }) => cell && cell.table === place.table && cell.row === place.row && cell.column === place.column,
    ) ?? null
  );
}

function findRight(page: Page, segments: readonly Segment[], segment: Segment): Segment | null {
  if (segment.cell) {
    const row = page.tables[segment.cell.table]!.rows[segment.cell.row]!;
    for (let column = segment.cell.column + 1; column < row.length; column += 1) {
      const right = segmentInCell(segments, { ...segment.cell, column });
      if (right) return right;
      // An empty cell that no span covers is a blank to fill in: what comes after it answers another label.
      if (row[column]!.box !== null || row[column]!.reference !== null) return null;
    }
    return null;
  }
  if (!segment.box) return segments.find((other) => other.line === segment.line && other.start >= segment.end) ?? null;
  const [, top, right, bottom] = segment.box;
  const beside = segments.filter(({ box }) => {
    return (
      box &&
      box[0] >= right - 0.005 &&
      Math.min(box[3], bottom) - Math.max(box[1], top) > 0.5 * Math.min(box[3] - box[1], bottom - top)
    );
  });
  return beside.sort((a, b) => a.box![0] - b.box![0])[0] ?? null;
}

function findVertical(page: Page, segments: readonly Segment[], segment: Segment, direction: 1 | -1): Segment[] {
  const inTable = segment.cell && verticalInTable(page, segments, segment, direction);
  if (inTable) return inTable;
  if (!segment.box) {
    return segments
      .filter(
        (other) =>
          other.line !== segment.line &&
          (other.line - segment.line) * direction > 0 &&
          Math.abs(other.line - segment.line) <= 2,
      )
      .slice(direction === 1 ? 0 : -1)
      .slice(0, 1);
  }
  const [left, top, right, bottom] = segment.box;
  const height = bottom - top;
  const found = segments.filter((other) => {
    if (!other.box || other === segment) return false;
    const gap = direction === 1 ? other.box[1] - bottom : top - other.box[3];
    const shared = Math.min(other.box[2], right) - Math.max(other.box[0], left);
    return gap > -0.4 * height && gap < nearLines * height && shared > 0;
  });
  const distance = (other: Segment) =>
    (direction === 1 ? other.box![1] - bottom : top - other.box![3]) + 0.2 * Math.abs(other.box![0] - left);
  return found.sort((a, b) => distance(a) - distance(b)).slice(0, 3);
}

/** The next cell up or down; null where the segment has more lines of its own cell that way. */
function verticalInTable(
  page: Page,
  segments: readonly Segment[],
  segment: Segment,
  direction: 1 | -1,
): Segment[] | null {
  const place = segment.cell!;
  const sameCell = segments.filter(({ cell, line }) => {
    return (
      cell &&
      cell.table === place.table &&
      cell.row === place.row &&
      cell.column === place.column &&
      (line - segment.line) * direction > 0
    );
  });
  if (sameCell.length > 0) return sameCell.slice(0, 2);
  const rows = page.tables[place.table]!.rows;
  const row = place.row + direction;
  if (row < 0 || row >= rows.length) return null;
  const next = segmentInCell(segments, { ...place, row });
  return next ? [next] : [];
}
