import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { useNotify } from '../../components/notifications.tsx';
import type { PlacedGroup } from './group-layout.ts';
import type { PaperRows } from './paper-rows.ts';
import {
  chooseGroup,
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
  /** A press on a heading chooses the papers of its group. */
  pressGroup: (event: MouseEvent, group: PlacedGroup) => void;
  /** A right click chooses the row under it unless it is chosen already. */
  pressForMenu: (row: number, source: SourceListItem) => void;
  /** Takes the cursor to a row and leaves what is chosen. */
  goTo: (row: number) => void;
  /** Takes the cursor to a row as an arrow does: its paper alone is chosen. */
  stepTo: (row: number) => void;
  /** Whether the key was one of the selection's. */
  key: (event: KeyboardEvent, pageRows: number) => boolean;
};

/** Choosing rows with mouse and keys; stretches reach rows that are not in view. */
export function usePaperSelection(rows: PaperRows): PaperSelection {
  const { selection, latest, setSelection, chooseWhenTold } = useLatestSelection();
  useEffect(() => {
    // Papers that come in push the others down: the cursor stays with the paper it was on.
    const moved = followChosen(latest.current, (row) => rows.at(row)?.id);
    if (moved !== latest.current) setSelection(moved);
  }, [rows, latest, setSelection]);
  const clear = useCallback(() => setSelection(emptySelection()), [setSelection]);
  const goTo = (row: number) => setSelection({ ...latest.current, anchor: row, cursor: row });

  const stretch = (row: number, ctrl: boolean) => {
    const base = latest.current;
    const { from, to } = stretchTo(base, row);
    const here = loadedIds(rows, from, to);
    if (here) return setSelection(chooseStretch(base, row, here, ctrl));
    const moved = { ...base, anchor: base.anchor < 0 ? row : base.anchor, cursor: row };
    chooseWhenTold(moved, rows.idsBetween(from, to), (ids) => chooseStretch(base, row, ids, ctrl));
  };
  const chooseAll = () => {
    const whole = new Set(rows.groups.map((group) => group.id));
    chooseWhenTold({ ...latest.current }, rows.allIds(), (ids, now) => ({ ...now, ids: new Set(ids), whole }));
  };
  const toggleGroup = (group: PlacedGroup, ctrl: boolean) => {
    const moved = { ...latest.current, anchor: group.row, cursor: group.row };
    chooseWhenTold(moved, rows.idsOfGroup(group), (ids, now) => chooseGroup(now, group, ids, ctrl));
  };
  const toggle = (row: number, ctrl: boolean) => {
    const heading = rows.headingAt(row);
    if (heading && ctrl) return toggleGroup(heading, true);
    // The cursor passes over a heading without taking its papers, which may be thousands.
    if (heading) return setSelection({ ...emptySelection(), anchor: row, cursor: row });
    const source = rows.at(row);
    const now = latest.current;
    setSelection(source ? chooseRow(now, row, source.id, ctrl) : { ...now, cursor: row, anchor: row });
  };
  const key = (event: KeyboardEvent, pageRows: number): boolean => {
    const ctrl = event.ctrlKey || event.metaKey;
    const { cursor, ids } = latest.current;
    if (ctrl && event.key.toLowerCase() === 'a') chooseAll();
    else if (event.key === ' ' && cursor >= 0) toggle(cursor, true);
    else if (event.key === 'Escape' && ids.size > 0) clear();
    else {
      const row = rowAfterKey(event.key, cursor, rows.count ?? 0, pageRows);
      if (row === null) return false;
      if (event.shiftKey) stretch(row, ctrl);
      else if (ctrl) setSelection({ ...latest.current, cursor: row });
      else toggle(row, false);
    }
    event.preventDefault();
    return true;
  };
  return {
    selection,
    clear,
    goTo,
    stepTo: (row) => toggle(row, false),
    press: (event, row, source) => {
      const ctrl = event.ctrlKey || event.metaKey;
      if (event.shiftKey) stretch(row, ctrl);
      else setSelection(chooseRow(latest.current, row, source.id, ctrl));
    },
    pressGroup: (event, group) => {
      if (event.shiftKey) stretch(group.row, event.ctrlKey || event.metaKey);
      else toggleGroup(group, event.ctrlKey || event.metaKey);
    },
    pressForMenu: (row, source) => {
      const now = latest.current;
      setSelection(now.ids.has(source.id) ? { ...now, cursor: row } : chooseRow(now, row, source.id, false));
    },
    key,
  };
}

/** The selection, read before it is drawn: keys come faster than React draws, each starts from what the one before left. */
function useLatestSelection() {
  const [selection, setState] = useState(emptySelection<SourceId>);
  const notify = useNotify();
  const latest = useRef(selection);
  const setSelection = useCallback((next: Selection<SourceId>) => {
    latest.current = next;
    setState(next);
  }, []);
  /** Shows `now` at once, and what the ids make of it when they come, unless another choice was made meanwhile. */
  const chooseWhenTold = (
    now: Selection<SourceId>,
    ids: Promise<SourceId[]>,
    choose: (ids: SourceId[], now: Selection<SourceId>) => Selection<SourceId>,
  ) => {
    setSelection(now);
    ids
      .then((told) => {
        if (latest.current === now) setSelection(choose(told, now));
      })
      .catch(notify.failed);
  };
  return { selection, latest, setSelection, chooseWhenTold };
}

/** The ids of a stretch when every paper of it is here; null when some are not. */
function loadedIds(rows: PaperRows, from: number, to: number): SourceId[] | null {
  const ids: SourceId[] = [];
  for (let row = from; row <= to; row += 1) {
    if (rows.headingAt(row)) continue;
    const source = rows.at(row);
    if (!source) return null;
    ids.push(source.id);
  }
  return ids;
}
