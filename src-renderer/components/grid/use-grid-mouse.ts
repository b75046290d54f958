import { type MouseEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import type { CellMouseArgs, CellMouseEvent, DataGridHandle } from 'react-data-grid';
import { dragFillArea, dragFillEdits } from './block-edits.ts';
import { containsPlace, rangeOf, rectangleOf } from './cell-range.ts';
import type { DraftLine } from './grid-draft.ts';
import type { GridEdit, Place } from './grid-model.ts';
import type { GridTable, SelectionControl } from './use-grid-selection.ts';

type MouseOptions = {
  selection: SelectionControl;
  table: GridTable;
  library: RefObject<DataGridHandle | null>;
  onEdit: (edits: GridEdit[]) => void;
  onOpen: (place: Place) => void;
  onMenu?: (place: Place, point: { x: number; y: number }) => void;
};
type Drag = { kind: 'range' | 'fill'; moved: boolean };

const EDGE_PIXELS = 24;
const SCROLL_STEP = 18;

/** Selecting by dragging, Shift+click, the fill handle and the right button. */
export function useGridMouse(options: MouseOptions) {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const drag = useRef<Drag | null>(null);
  const pressed = useRef({ shift: false });

  useEffect(() => {
    const move = (event: globalThis.MouseEvent) => dragMoved(latest.current, drag.current, event);
    const up = () => {
      if (drag.current?.kind === 'fill') finishFill(latest.current);
      setTimeout(() => {
        drag.current = null;
      });
    };
    window.addEventListener('mousemove', move);
    window.addEventListener('mouseup', up);
    return () => {
      window.removeEventListener('mousemove', move);
      window.removeEventListener('mouseup', up);
    };
  }, []);

  const onHandleDown = useCallback((event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    drag.current = { kind: 'fill', moved: false };
  }, []);

  return {
    onHandleDown,
    onFrameDown: (event: MouseEvent) => {
      pressed.current = { shift: event.shiftKey };
    },
    onCellDown: (args: CellMouseArgs<DraftLine>, event: CellMouseEvent) => {
      const place = { row: args.rowIdx, column: args.column.idx };
      const { range } = options.selection.store.get();
      if (event.button === 2 && range && containsPlace(rectangleOf(range), place)) return event.preventGridDefault();
      if (event.button !== 0) return;
      if (event.shiftKey && range) {
        event.preventGridDefault();
        event.preventDefault();
        return options.selection.extendTo(place);
      }
      drag.current = { kind: 'range', moved: false };
      // The library says nothing when the same cell is pressed again: a wide range has to shrink to it here.
      options.selection.select({ anchor: place, end: place });
    },
    onCellClick: (args: CellMouseArgs<DraftLine>) => {
      if (pressed.current.shift || drag.current?.moved) return;
      options.onOpen({ row: args.rowIdx, column: args.column.idx });
    },
    onCellMenu: (args: CellMouseArgs<DraftLine>, event: CellMouseEvent) => {
      event.preventDefault();
      options.onMenu?.({ row: args.rowIdx, column: args.column.idx }, { x: event.clientX, y: event.clientY });
    },
  };
}

function dragMoved(options: MouseOptions, drag: Drag | null, event: globalThis.MouseEvent): void {
  if (!drag || event.buttons !== 1) return;
  scrollAtEdge(options.library.current?.element ?? null, event);
  const place = placeAt(event);
  if (!place) return;
  const { store } = options.selection;
  const { range } = store.get();
  if (!range) return;
  if (drag.kind === 'fill') {
    store.set({ fillPreview: dragFillArea(rectangleOf(range), place.row, Math.max(1, place.column)) });
  } else if (place.row !== range.end.row || place.column !== range.end.column) {
    drag.moved = true;
    options.selection.extendTo(place);
  }
}

function finishFill({ selection, table, onEdit }: MouseOptions): void {
  const { range, fillPreview } = selection.store.get();
  selection.store.set({ fillPreview: null });
  if (!range || !fillPreview) return;
  const { edits, area } = dragFillEdits(table, rectangleOf(range), fillPreview);
  if (edits.length === 0) return;
  onEdit(edits);
  selection.select(rangeOf(area));
}

/** The cell under the pointer; null outside the data. */
function placeAt({ clientX, clientY }: globalThis.MouseEvent): Place | null {
  const cell = document.elementFromPoint(clientX, clientY)?.closest('[role="gridcell"]');
  const row = Number(cell?.closest('[role="row"]')?.getAttribute('aria-rowindex'));
  const column = Number(cell?.getAttribute('aria-colindex'));
  return row > 1 && column > 0 ? { row: row - 2, column: column - 1 } : null;
}

function scrollAtEdge(element: HTMLElement | null, { clientX, clientY }: globalThis.MouseEvent): void {
  if (!element) return;
  const box = element.getBoundingClientRect();
  const across = clientX > box.right - EDGE_PIXELS ? 1 : clientX < box.left + EDGE_PIXELS ? -1 : 0;
  const down = clientY > box.bottom - EDGE_PIXELS ? 1 : clientY < box.top + EDGE_PIXELS ? -1 : 0;
  if (across !== 0 || down !== 0) element.scrollBy(across * SCROLL_STEP, down * SCROLL_STEP);
}
