import { type KeyboardEvent, useCallback, useRef } from 'react';
import type { CellKeyboardEvent, CellKeyDownArgs, CellMouseArgs } from 'react-data-grid';
import { flushSync } from 'react-dom';
import { clearEdits, fillDownEdits } from './block-edits.ts';
import { rangeOf, singleCell, stepFrom } from './cell-range.ts';
import type { EditStart } from './grid-context.ts';
import type { DraftLine } from './grid-draft.ts';
import type { GridEdit, Place } from './grid-model.ts';
import { type GridCommand, gridCommand } from './key-command.ts';
import type { GridTable, SelectionControl } from './use-grid-selection.ts';

type KeyOptions = {
  selection: SelectionControl;
  table: GridTable;
  onEdit: (edits: GridEdit[]) => void;
  onOpen: (place: Place) => void;
  onKey?: (event: KeyboardEvent) => boolean;
  onColumnMenu?: (columnKey: string) => void;
};
type KeyDownArgs = CellKeyDownArgs<DraftLine>;

/** What keys do on a cell and inside its editor. */
export function useGridKeys(options: KeyOptions) {
  const { selection, table } = options;
  const start = useRef<EditStart>('append');

  const run = (command: GridCommand, args: KeyDownArgs): boolean => {
    const place = { row: args.rowIdx, column: args.column.idx };
    const range = selection.store.get().range ?? singleCell(place);
    switch (command.type) {
      case 'move':
        selection.goTo(stepFrom(place, command.direction, selection.size, true));
        return true;
      case 'extend':
        selection.extendTo(stepFrom(range.end, command.direction, selection.size, command.toEdge));
        return true;
      case 'select-all':
        selection.select(
          rangeOf({ top: 0, left: 0, bottom: selection.size.rows - 1, right: selection.size.columns - 1 }),
        );
        return true;
      case 'clear':
        return write(options, clearEdits(table, range).edits);
      case 'fill-down':
        return write(options, fillDownEdits(table, range).edits);
      case 'open':
        options.onOpen(place);
        return true;
      case 'edit':
        start.current = 'append';
        if (args.mode === 'SELECT') args.selectCell({ rowIdx: place.row, idx: place.column }, { enableEditor: true });
        return true;
      case 'column-menu':
        options.onColumnMenu?.(args.column.key);
        return true;
      case 'collapse':
        return collapse(selection, place);
      case 'leave':
        return false;
    }
  };

  const onKeyDown = (args: KeyDownArgs, event: CellKeyboardEvent) => {
    if (args.mode === 'EDIT') return editorKey(args, event, selection);
    if (options.onKey?.(event)) return taken(event);
    // Without its own paste handler the library would open the editor and let the browser paste into it.
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'v') return event.preventGridDefault();
    const command = gridCommand(event);
    // Whatever is left and is a character opens the editor over the old text.
    if (!command) start.current = 'replace';
    // A key of the window: the grid may not take it for typing.
    else if (command.type === 'leave') event.preventGridDefault();
    else if (run(command, args)) taken(event);
  };
  const onDoubleClick = (_args: CellMouseArgs<DraftLine>) => {
    start.current = 'append';
  };
  return { onKeyDown, onDoubleClick, editStart: useCallback(() => start.current, []) };
}

/** Enter commits and goes down, the vertical arrows too; Tab and Escape are the library's. */
function editorKey(args: KeyDownArgs, event: CellKeyboardEvent, selection: SelectionControl): void {
  if (args.mode !== 'EDIT') return;
  const hasList = event.target instanceof HTMLInputElement && event.target.list !== null;
  const isVertical = (event.key === 'ArrowDown' || event.key === 'ArrowUp') && !hasList;
  if (event.key !== 'Enter' && !isVertical) return;
  taken(event);
  // The library gives the focus to the cell of a closed editor when it draws: drawn at once, so that the move comes after
  // it, and before whatever key the person presses next.
  flushSync(() => args.onClose(true, true));
  const up = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey);
  const place = { row: args.rowIdx, column: args.column.idx };
  selection.goTo(stepFrom(place, up ? 'up' : 'down', selection.size));
}

function collapse(selection: SelectionControl, place: Place): boolean {
  const { range } = selection.store.get();
  const isMany = range !== null && (range.anchor.row !== range.end.row || range.anchor.column !== range.end.column);
  // With one cell selected the key is the window's: it closes the panel at the right.
  if (isMany) selection.select(singleCell(place));
  return isMany;
}

function write({ onEdit }: KeyOptions, edits: GridEdit[]): boolean {
  if (edits.length > 0) onEdit(edits);
  return true;
}

function taken(event: CellKeyboardEvent): void {
  event.preventGridDefault();
  event.preventDefault();
}
