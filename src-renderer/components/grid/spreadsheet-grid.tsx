import 'react-data-grid/lib/styles.css';
import './grid.css';
import { type Key, type KeyboardEvent, type ReactElement, type Ref, useImperativeHandle, useMemo, useRef } from 'react';
import {
  type CellRendererProps,
  type CellSelectArgs,
  type Column,
  type ColumnWidths,
  DataGrid,
  type DataGridHandle,
  type RowsChangeData,
} from 'react-data-grid';
import { gridMessages } from '../../messages/planillas.ts';
import { CellContent } from './cell-content.tsx';
import { CellEditor } from './cell-editor.tsx';
import { singleCell } from './cell-range.ts';
import { GridCallout } from './grid-callout.tsx';
import { GridContext } from './grid-context.ts';
import type { DraftLine } from './grid-draft.ts';
import { cellOf, type GridColumn, type GridEdit, type GridLine, type Place } from './grid-model.ts';
import { SelectableCell } from './selectable-cell.tsx';
import { useGridClipboard } from './use-grid-clipboard.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridMouse } from './use-grid-mouse.ts';
import { useGridSelection } from './use-grid-selection.ts';
import { useRegionFocus } from './use-region-focus.ts';

const ROW_HEIGHT = 34;
const HEADER_HEIGHT = 40;
const NAME_KEY = 'row-name';

export type SpreadsheetHandle = {
  /** Goes to a cell, scrolls it into sight and gives it the keyboard. */
  goTo: (place: Place) => void;
  /** The cells that are selected now, data columns only. */
  selected: () => { rowKey: string; columnKey: string }[];
};

export type SpreadsheetProps = {
  ref?: Ref<SpreadsheetHandle>;
  /** What a screen reader calls the grid. */
  label: string;
  /** The title of the frozen column. */
  nameTitle: string;
  columns: readonly GridColumn[];
  lines: readonly GridLine[];
  widths?: ColumnWidths;
  onWidthsChange?: (widths: ColumnWidths) => void;
  onEdit: (edits: GridEdit[]) => void;
  /** The cell that has the keyboard changed. */
  onActive: (place: Place) => void;
  /** A click or Enter on a cell. */
  onOpen: (place: Place) => void;
  /** Right click or the menu key, at a point of the window. */
  onMenu?: (place: Place, point: { x: number; y: number }) => void;
  /** A key on a cell before the grid acts on it; true when it was taken. */
  onKey?: (event: KeyboardEvent) => boolean;
  onColumnMenu?: (columnKey: string) => void;
  renderHeader: (column: GridColumn, tabIndex: number) => ReactElement;
  empty?: ReactElement;
};

/** A grid with the keyboard, mouse and clipboard habits of Excel. */
export function SpreadsheetGrid(props: SpreadsheetProps) {
  const { lines, columns, onEdit } = props;
  const library = useRef<DataGridHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  const table = useMemo(() => ({ lines, columns }), [lines, columns]);
  const selection = useGridSelection(table, library);
  const mouse = useGridMouse({ selection, table, library, onEdit, onOpen: props.onOpen, onMenu: props.onMenu });
  const keys = useGridKeys({ selection, table, ...props });
  const clipboard = useGridClipboard({ selection, table, onEdit });
  const rows = useMemo<DraftLine[]>(() => draftLines(lines), [lines]);
  const libraryColumns = useLibraryColumns(props);
  const { editStart } = keys;
  const { empty } = props;
  const renderers = useMemo(() => ({ renderCell: renderSelectableCell, noRowsFallback: empty }), [empty]);
  const context = useMemo(
    () => ({ selection: selection.store, onHandleDown: mouse.onHandleDown, editStart }),
    [selection.store, mouse.onHandleDown, editStart],
  );
  useRegionFocus(frame, selection);
  useImperativeHandle(props.ref, () => ({
    goTo: selection.goTo,
    selected: () => selection.selectedCells(),
  }));

  const onSelected = ({ rowIdx, column }: CellSelectArgs<DraftLine>) => {
    const place = { row: rowIdx, column: column.idx };
    if (rowIdx < 0) return;
    selection.store.set({ range: singleCell(place) });
    props.onActive(place);
  };
  const onRowsChange = (changed: DraftLine[], { indexes }: RowsChangeData<DraftLine>) => {
    const edits = indexes.flatMap((index) => draftEdit(changed[index]));
    if (edits.length > 0) onEdit(edits);
  };

  return (
    <GridContext value={context}>
      <div
        ref={frame}
        className="grid-frame"
        data-region-focus=""
        {...clipboard}
        onMouseDownCapture={mouse.onFrameDown}
      >
        <DataGrid
          ref={library}
          aria-label={props.label}
          aria-description={gridMessages.keys}
          columns={libraryColumns}
          rows={rows}
          rowKeyGetter={rowKey}
          rowHeight={ROW_HEIGHT}
          headerRowHeight={HEADER_HEIGHT}
          columnWidths={props.widths}
          onColumnWidthsChange={props.onWidthsChange}
          onRowsChange={onRowsChange}
          onSelectedCellChange={onSelected}
          onCellMouseDown={mouse.onCellDown}
          onCellClick={mouse.onCellClick}
          onCellDoubleClick={keys.onDoubleClick}
          onCellContextMenu={mouse.onCellMenu}
          onCellKeyDown={keys.onKeyDown}
          renderers={renderers}
        />
        <GridCallout lines={lines} columns={columns} />
      </div>
    </GridContext>
  );
}

const renderSelectableCell = (key: Key, cell: CellRendererProps<DraftLine, unknown>) => (
  <SelectableCell key={key} {...cell} />
);

const rowKey = (row: DraftLine) => row.line.key;
const known = new WeakMap<GridLine, DraftLine>();

/** The rows that the library gets; a line that did not change keeps its row, so that it is not drawn again. */
function draftLines(lines: readonly GridLine[]): DraftLine[] {
  return lines.map((line) => {
    const row = known.get(line) ?? { line };
    known.set(line, row);
    return row;
  });
}

function draftEdit(row: DraftLine | undefined): GridEdit[] {
  if (!row?.draft || cellOf(row.line, row.draft.columnKey).text === row.draft.text) return [];
  return [{ rowKey: row.line.key, columnKey: row.draft.columnKey, text: row.draft.text }];
}

function useLibraryColumns({ columns, nameTitle, renderHeader }: SpreadsheetProps): Column<DraftLine>[] {
  return useMemo(
    () => [
      {
        key: NAME_KEY,
        name: nameTitle,
        frozen: true,
        resizable: true,
        width: 200,
        minWidth: 90,
        cellClass: 'grid-name',
        renderCell: ({ row }) => <span title={row.line.label}>{row.line.label}</span>,
      },
      ...columns.map((column) => dataColumn(column, renderHeader)),
    ],
    [columns, nameTitle, renderHeader],
  );
}

function dataColumn(column: GridColumn, renderHeader: SpreadsheetProps['renderHeader']): Column<DraftLine> {
  return {
    key: column.key,
    name: column.title,
    width: column.width,
    minWidth: 64,
    resizable: true,
    editable: true,
    editorOptions: { closeOnExternalRowChange: false },
    cellClass: ({ line }) => cellClass(column, line),
    renderCell: ({ row, rowIdx, column: place }) => (
      <CellContent cell={cellOf(row.line, column.key)} row={rowIdx} column={place.idx} />
    ),
    renderEditCell: (editor) => <CellEditor {...editor} definition={column} />,
    renderHeaderCell: ({ tabIndex }) => renderHeader(column, tabIndex),
  };
}

function cellClass(column: GridColumn, line: GridLine): string {
  const cell = cellOf(line, column.key);
  const state = cell.disputed ? 'disputed' : cell.problem !== null ? 'problem' : cell.state;
  return `grid-state-${cell.filling ? 'filling' : state}${column.align === 'end' ? ' grid-end' : ''}`;
}
