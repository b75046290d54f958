import {
  BranchCompareRegular,
  CheckmarkRegular,
  EditRegular,
  ErrorCircleFilled,
  HistoryRegular,
  QuestionFilled,
} from '@fluentui/react-icons';
import { use, useSyncExternalStore } from 'react';
import { gridMessages } from '../../messages/planillas.ts';
import { GridContext } from './grid-context.ts';
import type { GridCell } from './grid-model.ts';
import { CELL_HAS_HANDLE, selectionBits } from './selection-store.ts';

type CellContentProps = { cell: GridCell; row: number; column: number };

/** What is inside a cell: its text, the mark of its state and, at the selection's corner, the fill handle. */
export function CellContent({ cell, row, column }: CellContentProps) {
  return (
    <div className="grid-content">
      {cell.filling ? (
        <span className="grid-shimmer" role="status" aria-label={gridMessages.filling} />
      ) : (
        <>
          <span className="grid-text">{cell.state === 'absent' ? '—' : cell.text}</span>
          <CellMark cell={cell} />
        </>
      )}
      <FillHandle row={row} column={column} />
    </div>
  );
}

function CellMark({ cell }: { cell: GridCell }) {
  if (cell.disputed) return mark(<BranchCompareRegular />, 'disputed', gridMessages.states.disputed);
  if (cell.problem !== null) return mark(<ErrorCircleFilled />, 'problem', gridMessages.states.problem);
  if (cell.state === 'doubtful') return mark(<QuestionFilled />, 'doubtful', gridMessages.states.doubtful);
  if (cell.state === 'stale') return mark(<HistoryRegular />, 'stale', gridMessages.states.stale);
  if (cell.state === 'absent') return <span className="grid-spoken">{gridMessages.states.absent}</span>;
  if (cell.state === 'manual') return mark(<EditRegular />, 'manual', gridMessages.states.manual);
  if (cell.approved) return mark(<CheckmarkRegular />, 'approved', gridMessages.states.approved);
  return null;
}

function mark(icon: React.ReactElement, kind: string, word: string) {
  return (
    <span className={`grid-mark grid-mark-${kind}`} title={word}>
      {icon}
      <span className="grid-spoken">{word}</span>
    </span>
  );
}

function FillHandle({ row, column }: { row: number; column: number }) {
  const { selection, onHandleDown } = use(GridContext);
  const shown = useSyncExternalStore(
    selection.subscribe,
    () => (selectionBits(selection.get(), row, column) & CELL_HAS_HANDLE) !== 0,
  );
  if (!shown) return null;
  return <span className="grid-handle" aria-hidden="true" title={gridMessages.handle} onMouseDown={onHandleDown} />;
}
