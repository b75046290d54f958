import type { Page } from '../../domain/document-text.ts';
import type { CellPlace, Segment } from './page-segments.ts';

/** What stands above or below is within this many line heights. */
const nearLines = 2.6;

function segmentInCell(segments: readonly Segment[], place: CellPlace): Segment | null {
  return (
    segments.find(
      ({ cell }) => cell && cell.table === place.table && cell.row === place.row && cell.column === place.column,
    ) ?? null
  );
}

/** The segment beside another on its right: the next cell of its row, else the nearest at its height. */
export function findRight(page: Page, segments: readonly Segment[], segment: Segment): Segment | null {
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

/** The segments below (1) or above (-1) another, nearest first, at most three. */
export function findVertical(page: Page, segments: readonly Segment[], segment: Segment, direction: 1 | -1): Segment[] {
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
