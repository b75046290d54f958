import type { Segment } from './page-geometry.ts';
import { distinctPlaces, type Rulings } from './rulings.ts';

/** Lines that stop this short of each other (points) still meet. */
const meetingSlack = 3;
/** The part of a cell's side that a line must cover to be its wall. */
const wallShare = 0.6;

/** A cell's place in a grid. */
export type GridCell = { row: number; column: number; rowSpan: number; columnSpan: number };

/** Column and row edges in points, and the cells between them; together the cells cover the whole grid. */
export type Grid = { xs: number[]; ys: number[]; cells: GridCell[] };

/** The grids that the page's lines draw: connected lines, cells merged where no wall stands between them. */
export function findGrids(rulings: Rulings): Grid[] {
  const grids: Grid[] = [];
  for (const group of connectedGroups(rulings)) {
    const closed = closeOpenSides(group);
    const xs = distinctPlaces(
      closed.vertical.map((segment) => segment.at),
      meetingSlack,
    );
    const ys = distinctPlaces(
      closed.horizontal.map((segment) => segment.at),
      meetingSlack,
    );
    if (xs.length < 2 || ys.length < 2) continue;
    grids.push({ xs, ys, cells: mergeUnwalled(xs, ys, closed) });
  }
  return grids;
}

function connectedGroups({ horizontal, vertical }: Rulings): Rulings[] {
  const parents = Array.from({ length: horizontal.length + vertical.length }, (_, index) => index);
  horizontal.forEach((flat, flatIndex) => {
    vertical.forEach((upright, uprightIndex) => {
      if (meet(flat, upright)) union(parents, flatIndex, horizontal.length + uprightIndex);
    });
  });
  const groups = new Map<number, Rulings>();
  const groupOf = (index: number): Rulings => {
    const root = find(parents, index);
    if (!groups.has(root)) groups.set(root, { horizontal: [], vertical: [] });
    return groups.get(root)!;
  };
  horizontal.forEach((segment, index) => {
    groupOf(index).horizontal.push(segment);
  });
  vertical.forEach((segment, index) => {
    groupOf(horizontal.length + index).vertical.push(segment);
  });
  return [...groups.values()].filter((group) => group.horizontal.length > 0 && group.vertical.length > 0);
}

function meet(flat: Segment, upright: Segment): boolean {
  return (
    upright.at >= flat.from - meetingSlack &&
    upright.at <= flat.to + meetingSlack &&
    flat.at >= upright.from - meetingSlack &&
    flat.at <= upright.to + meetingSlack
  );
}

/** Tables drawn without their outer border get one where their inner lines end. */
function closeOpenSides(group: Rulings): Rulings {
  const left = Math.min(...group.horizontal.map((segment) => segment.from), group.vertical[0]!.at);
  const right = Math.max(...group.horizontal.map((segment) => segment.to), group.vertical.at(-1)!.at);
  const top = Math.min(...group.vertical.map((segment) => segment.from), group.horizontal[0]!.at);
  const bottom = Math.max(...group.vertical.map((segment) => segment.to), group.horizontal.at(-1)!.at);
  const horizontal = [...group.horizontal];
  const vertical = [...group.vertical];
  const margin = 2 * meetingSlack;
  if (vertical[0]!.at - left > margin) vertical.unshift({ at: left, from: top, to: bottom });
  if (right - vertical.at(-1)!.at > margin) vertical.push({ at: right, from: top, to: bottom });
  if (horizontal[0]!.at - top > margin) horizontal.unshift({ at: top, from: left, to: right });
  if (bottom - horizontal.at(-1)!.at > margin) horizontal.push({ at: bottom, from: left, to: right });
  return { horizontal, vertical };
}

function mergeUnwalled(xs: number[], ys: number[], { horizontal, vertical }: Rulings): GridCell[] {
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const parents = Array.from({ length: columns * rows }, (_, index) => index);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      if (column + 1 < columns && !isWall(vertical, xs[column + 1]!, ys[row]!, ys[row + 1]!)) {
        union(parents, index, index + 1);
      }
      if (row + 1 < rows && !isWall(horizontal, ys[row + 1]!, xs[column]!, xs[column + 1]!)) {
        union(parents, index, index + columns);
      }
    }
  }
  const members = new Map<number, number[]>();
  parents.forEach((_, index) => {
    const root = find(parents, index);
    members.set(root, [...(members.get(root) ?? []), index]);
  });
  return [...members.values()].flatMap((indexes) => rectangles(indexes, columns));
}

function isWall(segments: readonly Segment[], at: number, from: number, to: number): boolean {
  let covered = 0;
  for (const segment of segments) {
    if (Math.abs(segment.at - at) > meetingSlack) continue;
    covered += Math.max(0, Math.min(to, segment.to) - Math.max(from, segment.from));
  }
  return covered >= (to - from) * wallShare;
}

/** A set of places as one cell where they form a rectangle, else as one cell for each run within a row. */
function rectangles(indexes: number[], columns: number): GridCell[] {
  const rowsOf = indexes.map((index) => Math.floor(index / columns));
  const columnsOf = indexes.map((index) => index % columns);
  const row = Math.min(...rowsOf);
  const column = Math.min(...columnsOf);
  const rowSpan = Math.max(...rowsOf) - row + 1;
  const columnSpan = Math.max(...columnsOf) - column + 1;
  if (rowSpan * columnSpan === indexes.length) return [{ row, column, rowSpan, columnSpan }];
  const cells: GridCell[] = [];
  for (const index of [...indexes].sort((a, b) => a - b)) {
    const last = cells.at(-1);
    const place = { row: Math.floor(index / columns), column: index % columns };
    if (last && last.row === place.row && last.column + last.columnSpan === place.column) last.columnSpan++;
    else cells.push({ ...place, rowSpan: 1, columnSpan: 1 });
  }
  return cells;
}

function find(parents: number[], index: number): number {
  let root = index;
  while (parents[root]! !== root) root = parents[root]!;
  parents[index] = root;
  return root;
}

function union(parents: number[], one: number, other: number): void {
  parents[find(parents, one)] = find(parents, other);
}
