import type { Page } from '../../domain/document-text.ts';
import { findRight, findVertical } from './page-neighbours.ts';
import { type CellPlace, cellOfRange, placeCells, type Segment, splitLine } from './page-segments.ts';

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
