import { type CellRange, containsPlace, type Rectangle, rectangleOf } from './cell-range.ts';

/** What is selected, and what dragging the fill handle would cover. */
export type GridSelection = { range: CellRange | null; fillPreview: Rectangle | null };

/** Bits that a cell draws from. */
export const CELL_IN_RANGE = 1;
export const CELL_HAS_HANDLE = 2;
export const CELL_IN_PREVIEW = 4;
const EDGE = { top: 8, left: 16, bottom: 32, right: 64 } as const;

export type SelectionStore = {
  get: () => GridSelection;
  set: (selection: Partial<GridSelection>) => void;
  subscribe: (listener: () => void) => () => void;
};

/** Keeps the selection outside React's state, so that dragging redraws only the cells that it touches. */
export function createSelectionStore(): SelectionStore {
  let selection: GridSelection = { range: null, fillPreview: null };
  const listeners = new Set<() => void>();
  return {
    get: () => selection,
    set: (change) => {
      selection = { ...selection, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How a cell is touched by the selection, as bits: two equal numbers draw the same. */
export function selectionBits({ range, fillPreview }: GridSelection, row: number, column: number): number {
  const place = { row, column };
  let bits = 0;
  if (range) {
    const area = rectangleOf(range);
    const isMany = area.top !== area.bottom || area.left !== area.right;
    if (isMany && containsPlace(area, place)) bits |= CELL_IN_RANGE | edgeBits(area, row, column);
    if (area.bottom === row && area.right === column && column > 0) bits |= CELL_HAS_HANDLE;
  }
  if (fillPreview && containsPlace(fillPreview, place)) bits |= CELL_IN_PREVIEW | edgeBits(fillPreview, row, column);
  return bits;
}

/** The class names of those bits. */
export function selectionClasses(bits: number): string {
  const names = Object.entries(EDGE).map(([side, bit]) => (bits & bit ? `grid-edge-${side}` : ''));
  if (bits & CELL_IN_RANGE) names.push('grid-in-range');
  if (bits & CELL_IN_PREVIEW) names.push('grid-in-preview');
  return names.filter(Boolean).join(' ');
}

function edgeBits(area: Rectangle, row: number, column: number): number {
  return (
    (area.top === row ? EDGE.top : 0) |
    (area.bottom === row ? EDGE.bottom : 0) |
    (area.left === column ? EDGE.left : 0) |
    (area.right === column ? EDGE.right : 0)
  );
}
