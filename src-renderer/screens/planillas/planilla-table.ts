import type { GridRow } from '../../../src-shared/contract/planillas-contract.ts';
import { cellEntityId } from '../../../src-shared/domain/changes.ts';
import type { Cell, Column, ColumnType, Planilla } from '../../../src-shared/domain/planilla.ts';
import { columnValueTypes } from '../../../src-shared/domain/values/index.ts';
import type { GridCell, GridCellState, GridColumn, GridLine } from '../../components/grid/grid-model.ts';
import { invalidValueText, planillaMessages } from '../../messages/planillas.ts';

/** What was typed into a cell and is not in the host's answer yet, or that the host did not take. */
export type Draft = { text: string; problem: string | null };
/** Drafts by row and column. */
export type Drafts = ReadonlyMap<string, Readonly<Record<string, Draft>>>;

const NUMERIC: ReadonlySet<ColumnType> = new Set(['integer', 'decimal', 'money']);
const CHARACTER_PIXELS = 7.4;
const CELL_PADDING_PIXELS = 38;
const HEADER_PADDING_PIXELS = 62;
const SAMPLE_ROWS = 120;

/** The columns that are shown, in their order. */
export function visibleColumns(planilla: Planilla): Column[] {
  return planilla.columns.filter((column) => !column.hidden).sort((a, b) => a.position - b.position);
}

/** A canonical text as people of Argentina write it; a text that is not canonical stays as it is. */
export function valueText(type: ColumnType, value: string | null): string {
  if (value === null) return '';
  const known = columnValueTypes[type];
  return known.validate(value) ? known.format(value) : value;
}

/** The columns as the grid draws them, as wide as their first texts ask, within reason. */
export function gridColumns(columns: readonly Column[], rows: readonly GridRow[]): GridColumn[] {
  const sample = rows.slice(0, SAMPLE_ROWS).map(cellsByColumn);
  return columns.map((column) => {
    const longest = Math.max(
      0,
      ...sample.map((cells) => valueText(column.type, cells[column.id]?.value ?? null).length),
    );
    const header = Math.min(24, column.name.length) * CHARACTER_PIXELS + HEADER_PADDING_PIXELS;
    const content = longest * CHARACTER_PIXELS + CELL_PADDING_PIXELS;
    return {
      key: column.id,
      title: column.name,
      align: NUMERIC.has(column.type) ? 'end' : 'start',
      approved: column.approvedAt !== null,
      suggestions: suggestionsOf(column),
      width: Math.round(Math.max(96, Math.min(300, Math.max(header, content)))),
    };
  });
}

type LineOptions = {
  columns: readonly Column[];
  drafts: Drafts;
  /** Columns that a running fill is bringing; null while none runs. */
  filling: ReadonlySet<string> | null;
  /** The cells that two PCs wrote without knowing of each other, by `cellEntityId`. */
  disputed: ReadonlySet<string>;
};

/**
 * Makes the grid's lines and gives back the same line while nothing of it changed, so that a row that stays as it was
 * is not drawn again.
 */
export function createLineMaker(): (rows: readonly GridRow[], options: LineOptions) => GridLine[] {
  let made = new WeakMap<GridRow, { line: GridLine; drafts: unknown }>();
  let columns: LineOptions['columns'] | null = null;
  let filling: LineOptions['filling'] = null;
  let disputed: LineOptions['disputed'] | null = null;
  return (rows, options) => {
    const isSame = options.columns === columns && options.filling === filling && options.disputed === disputed;
    if (!isSame) made = new WeakMap();
    ({ columns, filling, disputed } = options);
    return rows.map((row) => {
      const drafts = options.drafts.get(row.id);
      const known = made.get(row);
      if (known && known.drafts === drafts) return known.line;
      const line = lineOf(row, options);
      made.set(row, { line, drafts });
      return line;
    });
  };
}

/** How many visible cells are in each state. */
export type StateCounts = Record<GridCellState, number> & { cells: number; approved: number };

/** Counts the visible cells of all rows by state. */
export function countStates(rows: readonly GridRow[], columns: readonly Column[]): StateCounts {
  const counts: StateCounts = {
    cells: rows.length * columns.length,
    approved: 0,
    found: 0,
    absent: 0,
    doubtful: 0,
    manual: 0,
    stale: 0,
    empty: 0,
  };
  const shown = new Set<string>(columns.map((column) => column.id));
  let seen = 0;
  for (const row of rows) {
    for (const cell of row.cells) {
      if (!shown.has(cell.columnId)) continue;
      counts[cell.state] += 1;
      if (cell.approved) counts.approved += 1;
      seen += 1;
    }
  }
  counts.empty = counts.cells - seen;
  return counts;
}

/** The cells of a row by column. */
export function cellsByColumn(row: GridRow): Record<string, Cell> {
  return Object.fromEntries(row.cells.map((cell) => [cell.columnId, cell]));
}

/** Why a cell's own value is not accepted: the host keeps as doubtful what a person typed and is no value. */
export function cellProblem(column: Column, cell: Cell | undefined): string | null {
  if (cell?.state !== 'doubtful' || cell.reading?.kind !== 'person' || cell.value === null) return null;
  return invalidValueText(column.type, cell.value, column.choices);
}

function lineOf(row: GridRow, { columns, drafts, filling, disputed }: LineOptions): GridLine {
  const cells = cellsByColumn(row);
  const typed = drafts.get(row.id);
  return {
    key: row.id,
    label: row.label || planillaMessages.rowOf(row.position + 1),
    cells: Object.fromEntries(
      columns.map((column) => {
        const isDisputed = disputed.has(cellEntityId({ rowId: row.id, columnId: column.id }));
        const cell = gridCell(column, cells[column.id], typed?.[column.id], filling);
        return [column.id, isDisputed ? { ...cell, disputed: true } : cell];
      }),
    ),
  };
}

function gridCell(
  column: Column,
  cell: Cell | undefined,
  draft: Draft | undefined,
  filling: LineOptions['filling'],
): GridCell {
  if (draft) {
    return {
      text: draft.text,
      state: 'manual',
      approved: false,
      filling: false,
      disputed: false,
      problem: draft.problem,
    };
  }
  const pending = cell === undefined || cell.state === 'stale';
  return {
    text: valueText(column.type, cell?.value ?? null),
    state: cell?.state ?? 'empty',
    approved: cell?.approved ?? false,
    filling: pending && (filling?.has(column.id) ?? false),
    disputed: false,
    problem: cellProblem(column, cell),
  };
}

function suggestionsOf(column: Column): readonly string[] {
  if (column.type === 'choice') return column.choices;
  return column.type === 'boolean' ? ['Sí', 'No'] : [];
}
