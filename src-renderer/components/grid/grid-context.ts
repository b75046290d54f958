import { createContext, type MouseEvent } from 'react';
import { createSelectionStore, type SelectionStore } from './selection-store.ts';

/** How the editor begins: over the old text (typing) or at its end (F2). */
export type EditStart = 'replace' | 'append';

type GridContextValue = {
  selection: SelectionStore;
  onHandleDown: (event: MouseEvent) => void;
  editStart: () => EditStart;
};

/** What cells need of the grid around them. */
export const GridContext = createContext<GridContextValue>({
  selection: createSelectionStore(),
  onHandleDown: () => undefined,
  editStart: () => 'append',
});
