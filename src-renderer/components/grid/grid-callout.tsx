import { use, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { GridContext } from './grid-context.ts';
import { cellOf, type GridColumn, type GridLine } from './grid-model.ts';

type GridCalloutProps = { lines: readonly GridLine[]; columns: readonly GridColumn[] };
type Position = { left: number; top: number };

/** Says under the active cell why what was typed in it is not accepted. */
export function GridCallout({ lines, columns }: GridCalloutProps) {
  const { selection } = use(GridContext);
  const box = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState<Position | null>(null);
  const anchor = useSyncExternalStore(selection.subscribe, () => selection.get().range?.anchor ?? null);
  const line = anchor && lines[anchor.row];
  const column = anchor && columns[anchor.column - 1];
  const problem = line && column ? cellOf(line, column.key).problem : null;
  const shownKey = problem === null ? null : `${line?.key} ${column?.key}`;

  useEffect(() => {
    const frame = box.current?.parentElement;
    if (shownKey === null || !frame) return setPosition(null);
    const place = () => setPosition(underActiveCell(frame));
    place();
    // Capturing: the scroll happens in the grid inside and does not bubble.
    frame.addEventListener('scroll', place, true);
    return () => frame.removeEventListener('scroll', place, true);
  }, [shownKey]);

  return (
    <div ref={box} aria-live="polite">
      {problem !== null && position && (
        <div className="grid-callout" style={position}>
          {problem}
        </div>
      )}
    </div>
  );
}

function underActiveCell(frame: HTMLElement): Position | null {
  const cell = frame.querySelector('[role="gridcell"][aria-selected="true"]');
  if (!cell) return null;
  const outer = frame.getBoundingClientRect();
  const inner = cell.getBoundingClientRect();
  const isInSight = inner.bottom < outer.bottom && inner.left >= outer.left && inner.left < outer.right - 40;
  return isInSight ? { left: inner.left - outer.left, top: inner.bottom - outer.top + 3 } : null;
}
