import type { ColumnId, PersonId, PlanillaId, RowId, SourceId } from '../domain/identifiers.ts';
import type { Cell, CellState, Planilla, Row } from '../domain/planilla.ts';

export type PlanillaCounts = Record<CellState, number> & {
  rows: number;
  cells: number;
  approved: number;
  /** For each approved column, how many rows came after its approval; those that cover every row are left out. */
  rowsSinceApproval: Record<ColumnId, number>;
};

/** Where a row and a column cross. */
export type CellPlace = { rowId: RowId; columnId: ColumnId };

export type RowWithCells = { row: Row; cells: Cell[] };

/** A person or a paper that rows stand for, by her or its id. */
export type RowOwners = ReadonlySet<string>;

/** A row by what its cells hold. */
export type RowValues = {
  rowId: RowId;
  sourceId: SourceId | null;
  personId: PersonId | null;
  cells: { columnId: ColumnId; value: string | null; state: CellState }[];
};

/** Reads of planillas. Writes go through `ChangeLog`. */
export type PlanillaRepository = {
  get(id: PlanillaId): Promise<Planilla | null>;
  list(options: { trashed: boolean }): Promise<(Planilla & { counts: PlanillaCounts })[]>;
  rows(id: PlanillaId): Promise<Row[]>;
  /** A run of rows in position order with their cells, and how many rows there are in all; without those of some owners. */
  rowsPage(
    id: PlanillaId,
    page: { offset: number; limit: number; exceptOf?: RowOwners },
  ): Promise<{ rows: RowWithCells[]; total: number }>;
  cells(id: PlanillaId): Promise<Cell[]>;
  /** The cells at these places that hold something; what an edit of a few among a million needs. */
  cellsAt(places: readonly CellPlace[]): Promise<Cell[]>;
  counts(id: PlanillaId): Promise<PlanillaCounts>;
  /** Doubtful cells of every planilla that is not in the trash. */
  countDoubtful(): Promise<number>;
  /** Rows with their cells in position order, streamed, for exports. */
  streamRows(id: PlanillaId): AsyncIterable<RowWithCells>;
  /** The same with values alone: evidence is most of what a cell is. */
  streamValues(id: PlanillaId): AsyncIterable<RowValues>;
};
