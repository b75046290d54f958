import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import type { DataGridHandle } from 'react-data-grid';
import { type CellRange, clampPlace, type GridSize, placesOf, rangeOf, rectangleOf, singleCell } from './cell-range.ts';
import type { GridColumn, GridLine, Place } from './grid-model.ts';
import { createSelectionStore, type SelectionStore } from './selection-store.ts';

export type GridTable = { lines: readonly GridLine[]; columns: readonly GridColumn[] };

export type SelectionControl = {
  store: SelectionStore;
  size: GridSize;
  /** Moves the keyboard to a cell, which becomes the whole selection. */
  goTo: (place: Place) => void;
  /** Moves the far end of the selection; the cell with the keyboard stays. */
  extendTo: (place: Place) => void;
  select: (range: CellRange) => void;
  selectedCells: () => { rowKey: string; columnKey: string }[];
};

/** The selected range of a grid and the ways to change it. */
export function useGridSelection(table: GridTable, library: RefObject<DataGridHandle | null>): SelectionControl {
  const [store] = useState(createSelectionStore);
  const rows = table.lines.length;
  const columns = table.columns.length + 1;
  const size = useMemo(() => ({ rows, columns }), [rows, columns]);

  const goTo = useCallback(
    (place: Place) => {
      const inside = clampPlace(place, size);
      store.set({ range: singleCell(inside) });
      library.current?.scrollToCell({ rowIdx: inside.row, idx: inside.column });
      library.current?.selectCell({ rowIdx: inside.row, idx: inside.column }, { shouldFocusCell: true });
      // The library gives the focus to a cell that becomes the selected one, not to one that was.
      selectedCell(library.current?.element, inside)?.focus();
    },
    [store, library, size],
  );
  const extendTo = useCallback(
    (place: Place) => {
      const { range } = store.get();
      if (!range) return;
      const end = clampPlace(place, size);
      if (end.row === range.end.row && end.column === range.end.column) return;
      store.set({ range: { anchor: range.anchor, end } });
      library.current?.scrollToCell({ rowIdx: end.row, idx: end.column });
    },
    [store, library, size],
  );
  const select = useCallback((range: CellRange) => store.set({ range }), [store]);
  const selectedCells = useCallback(() => {
    const { range } = store.get();
    if (!range) return [];
    return placesOf(rectangleOf(range)).flatMap(({ row, column }) => {
      const line = table.lines[row];
      const definition = table.columns[column - 1];
      return line && definition ? [{ rowKey: line.key, columnKey: definition.key }] : [];
    });
  }, [store, table]);

  // Fewer rows or columns (a filter, a removal): what is outside can no longer be selected.
  useEffect(() => {
    const { range } = store.get();
    if (!range) return;
    const area = rectangleOf(range);
    if (area.bottom < size.rows && area.right < size.columns) return;
    if (size.rows === 0) return store.set({ range: null });
    const first = clampPlace({ row: area.top, column: area.left }, size);
    const last = clampPlace({ row: area.bottom, column: area.right }, size);
    store.set({ range: rangeOf({ top: first.row, left: first.column, bottom: last.row, right: last.column }) });
  }, [store, size]);

  return useMemo(
    () => ({ store, size, goTo, extendTo, select, selectedCells }),
    [store, size, goTo, extendTo, select, selectedCells],
  );
}

function selectedCell(grid: Element | null | undefined, { row, column }: Place): HTMLElement | null {
  const inRow = `[role=row][aria-rowindex="${row + 2}"]`;
  return grid?.querySelector<HTMLElement>(`${inRow} [aria-selected=true][aria-colindex="${column + 1}"]`) ?? null;
}
