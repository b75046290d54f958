import { useMemo, useState } from 'react';
import type { GridRow } from '../../../src-shared/contract/planillas-contract.ts';
import type { Job } from '../../../src-shared/domain/job.ts';
import type { Column, Planilla } from '../../../src-shared/domain/planilla.ts';
import { useOpenConflicts } from '../../components/conflicts/use-open-conflicts.ts';
import { countStates, createLineMaker, type Drafts, gridColumns, visibleColumns } from './planilla-table.ts';
import { type RowView, viewRows } from './row-view.ts';

type GridDataOptions = { planilla: Planilla; rows: readonly GridRow[]; fill: Job | null; view: RowView };

/** The rows that a view shows, as they are now, and the columns; a row stays in sight while it is worked on. */
export function useShownRows({ planilla, rows, fill, view }: GridDataOptions) {
  const columnsKey = JSON.stringify(planilla.columns);
  // The same columns come in a new array with each answer: the grid is rebuilt only when one of them changed.
  const columns = useMemo<Column[]>(
    () => visibleColumns({ ...planilla, columns: JSON.parse(columnsKey) }),
    [columnsKey, planilla],
  );
  const stableColumns = useStable(columns, columnsKey);
  // Filter and order are taken when they are asked for, not at each change: accepting a doubtful cell must not take
  // its row from under the hand.
  const viewKey = `${rows.map((row) => row.id).join()} ${fill?.id ?? ''} ${columnsKey}`;
  const order = useStable(
    useMemo(() => ({ ids: viewRows(rows, stableColumns, view), view }), [rows, stableColumns, view]),
    `${viewKey} ${JSON.stringify(view)}`,
  );
  const shown = useMemo(() => {
    const byId = new Map<string, GridRow>(rows.map((row) => [row.id, row]));
    return order.ids.flatMap((id) => byId.get(id) ?? []);
  }, [rows, order]);
  return { columns: stableColumns, shown };
}

/** What the grid draws of the shown rows, and the counts of all rows. */
export function useGridLines(
  { rows, fill }: Pick<GridDataOptions, 'rows' | 'fill'>,
  { columns, shown }: { columns: readonly Column[]; shown: readonly GridRow[] },
  drafts: Drafts,
) {
  const [makeLines] = useState(createLineMaker);
  const open = useOpenConflicts();
  const disputed = useMemo(
    () => new Set(open.filter(({ entity }) => entity === 'cell').map(({ entityId }) => entityId)),
    [open],
  );
  const isFilling = fill !== null;
  const filling = useMemo(
    () => (isFilling ? new Set<string>(columns.map(({ id }) => id)) : null),
    [isFilling, columns],
  );
  const lines = useMemo(
    () => makeLines(shown, { columns, drafts, filling, disputed }),
    [makeLines, shown, columns, drafts, filling, disputed],
  );
  const hasRows = rows.length > 0;
  const widthSample = useStable(rows, `${hasRows} ${isFilling}`);
  const gridCols = useMemo(() => gridColumns(columns, widthSample), [columns, widthSample]);
  const counts = useMemo(() => countStates(rows, columns), [rows, columns]);
  return { lines, gridColumns: gridCols, counts };
}

/** The value as it was when `key` last changed. */
function useStable<Value>(value: Value, key: string): Value {
  const [kept, setKept] = useState({ value, key });
  if (kept.key === key) return kept.value;
  setKept({ value, key });
  return value;
}
