import { type RefObject, useEffect } from 'react';
import { REGION_FOCUS_EVENT } from '../regions.ts';
import type { SelectionControl } from './use-grid-selection.ts';

/** Gives the keyboard to the cell that had it, or to the first one, when the window's region is the grid. */
export function useRegionFocus(frame: RefObject<HTMLElement | null>, selection: SelectionControl): void {
  useEffect(() => {
    const element = frame.current;
    const onFocusWanted = (event: Event) => {
      if (selection.size.rows === 0) return;
      event.preventDefault();
      selection.goTo(
        selection.store.get().range?.anchor ?? { row: 0, column: Math.min(1, selection.size.columns - 1) },
      );
    };
    element?.addEventListener(REGION_FOCUS_EVENT, onFocusWanted);
    return () => element?.removeEventListener(REGION_FOCUS_EVENT, onFocusWanted);
  }, [frame, selection]);
}
