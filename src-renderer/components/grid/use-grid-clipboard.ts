import type { ClipboardEvent } from 'react';
import { isTextField } from '../shortcuts.ts';
import { type BlockEdits, blockOf, clearEdits, pasteEdits } from './block-edits.ts';
import { rangeOf } from './cell-range.ts';
import type { GridEdit } from './grid-model.ts';
import { parseTabSeparated, toTabSeparated } from './tab-separated.ts';
import type { GridTable, SelectionControl } from './use-grid-selection.ts';

type ClipboardOptions = { selection: SelectionControl; table: GridTable; onEdit: (edits: GridEdit[]) => void };

/** Copy, cut and paste of ranges, both ways with Excel. */
export function useGridClipboard({ selection, table, onEdit }: ClipboardOptions) {
  const range = () => selection.store.get().range;
  const write = ({ edits, area }: BlockEdits) => {
    if (edits.length === 0) return;
    onEdit(edits);
    selection.select(rangeOf(area));
  };
  const copy = (event: ClipboardEvent) => {
    const selected = range();
    if (!selected || isTextField(event.target)) return false;
    event.preventDefault();
    event.clipboardData.setData('text/plain', toTabSeparated(blockOf(table, selected)));
    return true;
  };
  return {
    onCopy: (event: ClipboardEvent) => void copy(event),
    onCut: (event: ClipboardEvent) => {
      const selected = range();
      if (selected && copy(event)) write(clearEdits(table, selected));
    },
    onPaste: (event: ClipboardEvent) => {
      const selected = range();
      if (!selected || isTextField(event.target)) return;
      const text = event.clipboardData.getData('text/plain');
      if (text === '') return;
      event.preventDefault();
      write(pasteEdits(table, selected, parseTabSeparated(text)));
    },
  };
}
