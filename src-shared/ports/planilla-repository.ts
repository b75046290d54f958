import type { PlanillaId } from '../domain/identifiers.ts';
import type { Cell, CellState, Planilla, Row } from '../domain/planilla.ts';

export type PlanillaCounts = Record<CellState, number> & { rows: number; cells: number; approved: number };

/** Reads of planillas. Writes go through `ChangeLog`. */
export type PlanillaRepository = {
  get(id: PlanillaId): Promise<Planilla | null>;
  list(options: { trashed: boolean }): Promise<(Planilla & { counts: PlanillaCounts })[]>;
  rows(id: PlanillaId): Promise<Row[]>;
  cells(id: PlanillaId): Promise<Cell[]>;
  counts(id: PlanillaId): Promise<PlanillaCounts>;
  /** Rows with their cells in position order, streamed, for exports. */
  streamRows(id: PlanillaId): AsyncIterable<{ row: Row; cells: Cell[] }>;
};
