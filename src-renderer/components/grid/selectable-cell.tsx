import { use, useSyncExternalStore } from 'react';
import { Cell, type CellRendererProps } from 'react-data-grid';
import { GridContext } from './grid-context.ts';
import type { DraftLine } from './grid-draft.ts';
import { selectionBits, selectionClasses } from './selection-store.ts';

/** A cell that draws its part of the selected range. */
export function SelectableCell(props: CellRendererProps<DraftLine, unknown>) {
  const { selection } = use(GridContext);
  const bits = useSyncExternalStore(selection.subscribe, () =>
    selectionBits(selection.get(), props.rowIdx, props.column.idx),
  );
  const problem = props.row.line.cells[props.column.key]?.problem ?? null;
  return <Cell {...props} className={selectionClasses(bits)} aria-invalid={problem !== null || undefined} />;
}
