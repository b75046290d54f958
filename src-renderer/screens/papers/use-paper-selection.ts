import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { useNotify } from '../../components/notifications.tsx';
import type { PaperWindow } from './paper-window.ts';
import {
  chooseRow,
  chooseStretch,
  emptySelection,
  followChosen,
  rowAfterKey,
  type Selection,
  stretchTo,
} from './selection.ts';

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
  const [selection, setState] = useState(emptySelection<SourceId>);
  const notify = useNotify();
  // Keys come faster than React draws: each starts from what the one before left.
  const latest = useRef(selection);
  const setSelection = useCallback((next: Selection<SourceId>) => {
    latest.current = next;
    setState(next);
  }, []);
  const clear = useCallback(() => setSelection(emptySelection()), [setSelection]);
  useEffect(() => {
    // Papers that come in push the others down: the cursor stays with the paper it was on.
    const moved = followChosen(latest.current, (row) => rows.at(row)?.id);
    if (moved !== latest.current) setSelection(moved);
  }, [rows, setSelection]);

  const stretch = async (row: number, ctrl: boolean) => {
    const { from, to } = stretchTo(latest.current, row);
    const base = latest.current;
    const here = loadedIds(rows, from, to);
    if (here) return setSelection(chooseStretch(base, row, here, ctrl));
    const moved = { ...base, anchor: base.anchor < 0 ? row : base.anchor, cursor: row };
    setSelection(moved);
    try {
      const ids = await rows.idsBetween(from, to);
      if (latest.current === moved) setSelection(chooseStretch(base, row, ids, ctrl));
    } catch (error) {
      notify.failed(error);
    }
  };
  const chooseAll = async () => {
    try {
      const ids = await rows.idsBetween(0, Math.max(0, (rows.total ?? 0) - 1));
      setSelection({ ...latest.current, ids: new Set(ids) });
    } catch (error) {
      notify.failed(error);
    }
  };
  const toggle = (row: number, ctrl: boolean) => {
    const source = rows.at(row);
    const now = latest.current;
    setSelection(source ? chooseRow(now, row, source.id, ctrl) : { ...now, cursor: row, anchor: row });
  };
  const key = (event: KeyboardEvent, pageRows: number): boolean => {
    const ctrl = event.ctrlKey || event.metaKey;
    const { cursor, ids } = latest.current;
    if (ctrl && event.key.toLowerCase() === 'a') void chooseAll();
    else if (event.key === ' ' && cursor >= 0) toggle(cursor, true);
    else if (event.key === 'Escape' && ids.size > 0) clear();
    else {
      const row = rowAfterKey(event.key, cursor, rows.total ?? 0, pageRows);
      if (row === null) return false;
      if (event.shiftKey) void stretch(row, ctrl);
      else if (ctrl) setSelection({ ...latest.current, cursor: row });
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
      else setSelection(chooseRow(latest.current, row, source.id, ctrl));
    },
    pressForMenu: (row, source) => {
      const now = latest.current;
      setSelection(now.ids.has(source.id) ? { ...now, cursor: row } : chooseRow(now, row, source.id, false));
    },
    key,
  };
}

/** The ids of a stretch when every row of it is here; null when some are not. */
function loadedIds(rows: PaperWindow, from: number, to: number): SourceId[] | null {
  const ids: SourceId[] = [];
  for (let row = from; row <= to; row += 1) {
    const source = rows.at(row);
    if (!source) return null;
    ids.push(source.id);
  }
  return ids;
}
