import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import type { GridRow } from '../../../src-shared/contract/planillas-contract.ts';
import type { Job } from '../../../src-shared/domain/job.ts';
import type { Column } from '../../../src-shared/domain/planilla.ts';
import { BackButton } from '../../components/back-button.tsx';
import type { GridColumn } from '../../components/grid/grid-model.ts';
import { SpreadsheetGrid, type SpreadsheetHandle } from '../../components/grid/spreadsheet-grid.tsx';
import { Screen } from '../../components/screen.tsx';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { planillaMessages, rowKindMessages } from '../../messages/planillas.ts';
import { CellBar } from './cell-bar.tsx';
import { CellMenu } from './cell-menu.tsx';
import { ColumnHeader } from './column-header.tsx';
import { type ColumnCommands, ColumnMenuContext } from './column-menu-context.ts';
import { ColumnPanel } from './column-panel.tsx';
import { FillProgress } from './fill-progress.tsx';
import { NoRows } from './no-rows.tsx';
import { PlanillaActions } from './planilla-actions.tsx';
import { PlanillaDialog, type PlanillaDialogName } from './planilla-dialog.tsx';
import { countStates } from './planilla-table.ts';
import { PlanillaToolbar } from './planilla-toolbar.tsx';
import { PublishedNews } from './published-news.tsx';
import { WHOLE_VIEW } from './row-view.ts';
import { useStoredWidths } from './stored-widths.ts';
import { useCellCommands } from './use-cell-commands.ts';
import { useCellReview } from './use-cell-review.ts';
import { useGridLines, useShownRows } from './use-grid-data.ts';
import { usePlanillaCommands } from './use-planilla-commands.ts';
import { whileFilling } from './use-planilla-rows.ts';

type WorkspaceProps = {
  planilla: ContractOutputs['planillas']['get'];
  rows: GridRow[];
  /** How many rows there are; `rows` has fewer while the rest is on its way. */
  total: number;
  /** The fill that runs, waits or is paused. */
  fill: Job | null;
};
type Opened = PlanillaDialogName | { column: Column | null } | null;

/** The planilla at work: toolbar, grid, the bar of the active cell and the panels. */
export function PlanillaWorkspace({ planilla, rows, total, fill: openFill }: WorkspaceProps) {
  const fill = whileFilling(openFill);
  const navigate = useNavigate();
  const proof = useProof();
  const grid = useRef<SpreadsheetHandle>(null);
  const [view, setView] = useState(WHOLE_VIEW);
  const [opened, setOpened] = useState<Opened>(null);
  const [openMenu, setOpenMenu] = useState<string | null>(null);
  const commands = usePlanillaCommands(planilla);
  const { columns, shown } = useShownRows({ planilla, rows, fill, view });
  const cells = useCellCommands(planilla.id, columns);
  const isWhole = rows.length >= total;
  const { lines, gridColumns, counts: seen } = useGridLines({ rows, fill }, { columns, shown }, cells.drafts);
  const counts = isWhole ? seen : { ...planilla.counts, empty: 0 };
  const review = useCellReview({ grid, shown, columns, cells });
  const panelColumn = typeof opened === 'object' && opened !== null ? opened : null;
  const openColumn = useCallback(
    (column: Column | null) => {
      // Two panels side by side leave no room for the grid.
      proof.close();
      setOpened({ column });
    },
    [proof.close],
  );
  const columnCommands = useColumnCommands({ columns, rows, commands, openColumn });
  const [widths, setWidths] = useStoredWidths(planilla.id);
  const menuContext = useMemo(
    () => ({
      columns,
      newRows: planilla.counts.rowsSinceApproval,
      view,
      setView,
      open: openMenu,
      setOpen: setOpenMenu,
      commands: columnCommands,
    }),
    [columns, planilla.counts.rowsSinceApproval, view, openMenu, columnCommands],
  );
  const activeRow = (review.active && shown[review.active.row]) ?? shown[0] ?? null;
  return (
    <Screen
      title={planilla.title}
      subtitle={`${rowKindMessages[planilla.rowKind].name} · ${isWhole ? planillaMessages.visibleRows(shown.length, rows.length) : planillaMessages.bringing(rows.length, total)}`}
      leading={<BackButton label={planillaMessages.back} onClick={() => void navigate({ to: '/planillas' })} />}
      actions={
        <>
          <PublishedNews planilla={planilla} />
          <PlanillaActions
            planilla={planilla}
            commands={commands}
            isFilling={openFill !== null}
            onForm={() => setOpened('form')}
            onRename={() => setOpened('rename')}
            onScope={() => setOpened('scope')}
          />
        </>
      }
      toolbar={
        <PlanillaToolbar
          planilla={planilla}
          columns={columns}
          counts={counts}
          view={view}
          setView={setView}
          reviewing={review.reviewing}
          onReview={review.setReviewing}
          onAddRow={() => void commands.addRow().then(({ rowId }) => review.goToRow(rowId))}
          onAddColumn={() => openColumn(null)}
          onShowColumn={(column) => commands.changeColumn({ column, hidden: false })}
        />
      }
      panel={
        panelColumn && (
          <ColumnPanel
            key={panelColumn.column?.id ?? 'new'}
            planilla={planilla}
            column={panelColumn.column}
            sourceId={activeRow?.sourceId ?? null}
            onClose={() => setOpened(null)}
          />
        )
      }
    >
      {openFill && <FillProgress job={openFill} />}
      {columns.length === 0 || lines.length === 0 ? (
        <NoRows
          hasColumns={columns.length > 0}
          hasRows={rows.length > 0}
          isFilling={fill !== null}
          onAddColumn={() => openColumn(null)}
          onFill={openFill ? null : () => commands.fill({})}
          onClear={() => setView(WHOLE_VIEW)}
        />
      ) : (
        <ColumnMenuContext value={menuContext}>
          <SpreadsheetGrid
            ref={grid}
            label={planillaMessages.grid(planilla.title)}
            nameTitle={rowKindMessages[planilla.rowKind].label}
            columns={gridColumns}
            lines={lines}
            widths={widths}
            onWidthsChange={setWidths}
            onEdit={(edits) => void cells.edit(edits)}
            onActive={review.onActive}
            onOpen={review.onOpen}
            onMenu={review.onMenu}
            onKey={review.onKey}
            onColumnMenu={setOpenMenu}
            renderHeader={renderHeader}
          />
          <CellBar
            target={review.target}
            reviewing={review.reviewing}
            doubtfulLeft={counts.doubtful}
            onStep={review.step}
            onAccept={review.accept}
            onChoose={review.choose}
          />
        </ColumnMenuContext>
      )}
      {review.menu && (
        <CellMenu
          {...review.menu}
          onRemove={() => review.menu && commands.removeRows(review.menu.rowIds)}
          onClose={review.closeMenu}
        />
      )}
      <PlanillaDialog
        name={typeof opened === 'string' ? opened : null}
        planilla={planilla}
        commands={commands}
        onClose={() => setOpened(null)}
      />
    </Screen>
  );
}

/** One function for the whole life of the page: a new one would rebuild every column of the grid. */
const renderHeader = (column: GridColumn, tabIndex: number) => <ColumnHeader column={column} tabIndex={tabIndex} />;

type ColumnCommandsInput = {
  columns: readonly Column[];
  rows: readonly GridRow[];
  commands: ReturnType<typeof usePlanillaCommands>;
  openColumn: (column: Column) => void;
};

function useColumnCommands({ columns, rows, commands, openColumn }: ColumnCommandsInput): ColumnCommands {
  const { fill, changeColumn, approveColumn, removeColumn } = commands;
  return useMemo(
    () => ({
      edit: openColumn,
      tryIt: openColumn,
      fill: (column) => fill({ columnIds: [column.id] }),
      move: (column, by) => {
        const neighbour = columns[columns.findIndex(({ id }) => id === column.id) + by];
        if (neighbour) changeColumn({ column, position: neighbour.position });
      },
      hide: (column) => changeColumn({ column, hidden: true }),
      approve: (column, approved) =>
        approveColumn({ column, approved, doubtful: countStates(rows, [column]).doubtful }),
      remove: removeColumn,
    }),
    [columns, rows, fill, changeColumn, approveColumn, removeColumn, openColumn],
  );
}
