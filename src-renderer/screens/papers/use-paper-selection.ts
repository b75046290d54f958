import { type KeyboardEvent, type MouseEvent, useCallback, useState } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { useNotify } from '../../components/notifications.tsx';
import type { PaperWindow } from './paper-window.ts';
import { chooseRow, chooseStretch, emptySelection, rowAfterKey, type Selection, stretchTo } from './selection.ts';

export type PaperSelection = {
  selection: Selection<SourceId>;
  clear: () => void;
  press: (event: MouseEvent, row: number, source: SourceListItem) => void;
  /** A right click chooses the row under it unless it is chosen already. */
  pressForMenu: (row: number, source: SourceListItem) => void;
  /** Whether the key was one of the selection's. */
  key: (event: KeyboardEvent, pageRows: number) => boolean;
};

/** Choosing rows with mouse and keys; stretches reach rows that are not in view. */
export function usePaperSelection(rows: PaperWindow): PaperSelection {
  const [selection, setSelection] = useState(emptySelection<SourceId>);
  const notify = useNotify();
  const clear = useCallback(() => setSelection(emptySelection()), []);

  const stretch = async (row: number, ctrl: boolean) => {
    const { from, to } = stretchTo(selection, row);
    try {
      const ids = await rows.idsBetween(from, to);
      setSelection((now) => chooseStretch(now, row, ids, ctrl));
    } catch (error) {
      notify.failed(error);
    }
  };
  const chooseAll = async () => {
    try {
      const ids = await rows.idsBetween(0, Math.max(0, (rows.total ?? 0) - 1));
      setSelection((now) => ({ ...now, ids: new Set(ids) }));
    } catch (error) {
      notify.failed(error);
    }
  };
  const toggle = (row: number, ctrl: boolean) => {
    const source = rows.at(row);
    if (source) setSelection((now) => chooseRow(now, row, source.id, ctrl));
    else setSelection((now) => ({ ...now, cursor: row, anchor: row }));
  };
  const key = (event: KeyboardEvent, pageRows: number): boolean => {
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && event.key.toLowerCase() === 'a') void chooseAll();
    else if (event.key === ' ' && selection.cursor >= 0) toggle(selection.cursor, true);
    else if (event.key === 'Escape' && selection.ids.size > 0) clear();
    else {
      const row = rowAfterKey(event.key, selection.cursor, rows.total ?? 0, pageRows);
      if (row === null) return false;
      if (event.shiftKey) void stretch(row, ctrl);
      else if (ctrl) setSelection((now) => ({ ...now, cursor: row }));
      else toggle(row, false);
    }
    event.preventDefault();
    return true;
  };
  return {
    selection,
    clear,
    press: (event, row, source) => {
      const ctrl = event.ctrlKey || event.metaKey;
      if (event.shiftKey) void stretch(row, ctrl);
      else setSelection((now) => chooseRow(now, row, source.id, ctrl));
    },
    pressForMenu: (row, source) =>
      setSelection((now) => (now.ids.has(source.id) ? { ...now, cursor: row } : chooseRow(now, row, source.id, false))),
    key,
  };
}
