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

/** Which cell of which table of the page. */
export type CellPlace = { table: number; row: number; column: number };

/** Gaps wider than this many line heights separate what stands side by side. */
const wideGap = 1.3;

type Range = { start: number; end: number; box: Box | null };

type PlacedCell = { start: number; end: number; box: Box | null; place: CellPlace };

/** The cells of a page that hold text, with their places. */
export function placeCells(page: Page): PlacedCell[] {
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
export function cellOfRange(cells: readonly PlacedCell[], range: Range): CellPlace | null {
  const { box } = range;
  if (!box) return cells.find((cell) => cell.start <= range.start && cell.end >= range.end)?.place ?? null;
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const around = cells.filter(
    (cell) => cell.box && cell.box[0] <= x && x <= cell.box[2] && cell.box[1] <= y && y <= cell.box[3],
  );
  const area = (cell: PlacedCell) => (cell.box![2] - cell.box![0]) * (cell.box![3] - cell.box![1]);
  return around.sort((a, b) => area(a) - area(b))[0]?.place ?? null;
}

/** The pieces of a line that wide gaps or cell borders set apart. */
export function splitLine(page: Page, cells: readonly PlacedCell[], start: number, end: number): Range[] {
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
