import type { Place } from './grid-model.ts';

/** A rectangle of cells: where it was begun and where it reaches. */
export type CellRange = { anchor: Place; end: Place };
/** The same, in order; all four are included. */
export type Rectangle = { top: number; left: number; bottom: number; right: number };
export type GridSize = { rows: number; columns: number };
export type Direction = 'up' | 'down' | 'left' | 'right';

const STEPS: Record<Direction, Place> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
};

/** The range of one cell. */
export function singleCell(place: Place): CellRange {
  return { anchor: place, end: place };
}

/** A range in order. */
export function rectangleOf({ anchor, end }: CellRange): Rectangle {
  return {
    top: Math.min(anchor.row, end.row),
    left: Math.min(anchor.column, end.column),
    bottom: Math.max(anchor.row, end.row),
    right: Math.max(anchor.column, end.column),
  };
}

/** A range from its first to its last cell. */
export function rangeOf(area: Rectangle): CellRange {
  return { anchor: { row: area.top, column: area.left }, end: { row: area.bottom, column: area.right } };
}

/** How many rows and columns a rectangle has. */
export function sizeOf(area: Rectangle): GridSize {
  return { rows: area.bottom - area.top + 1, columns: area.right - area.left + 1 };
}

export function containsPlace(area: Rectangle, { row, column }: Place): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

/** The nearest place that is in a grid of `size` (its columns include column 0). */
export function clampPlace({ row, column }: Place, size: GridSize): Place {
  return {
    row: Math.max(0, Math.min(row, size.rows - 1)),
    column: Math.max(0, Math.min(column, size.columns - 1)),
  };
}

/** One step from `place`, or to the edge of the grid. */
export function stepFrom(place: Place, direction: Direction, size: GridSize, toEdge = false): Place {
  const { row, column } = STEPS[direction];
  const reach = toEdge ? Math.max(size.rows, size.columns) : 1;
  return clampPlace({ row: place.row + row * reach, column: place.column + column * reach }, size);
}

/** Every place of a rectangle, row by row. */
export function placesOf(area: Rectangle): Place[] {
  const places: Place[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) places.push({ row, column });
  }
  return places;
}
