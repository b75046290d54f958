import { isCoveredByApproval } from '../../domain/column-approval.ts';
import type { Cell, Column, Planilla, Row } from '../../domain/planilla.ts';
import type { FillUnit } from './fill-units.ts';
import type { Grid } from './grid.ts';
import { hashQuestion, hashUnit } from './input-hash.ts';
import type { ReadWithModel } from './read-with-model.ts';

/** A fill under way. */
export type Fill = {
  planilla: Planilla;
  /** The columns that it reads, each with the hash of its question. */
  columns: Column[];
  questions: string[];
  grid: Grid;
  everything: boolean;
  model: ReadWithModel | null;
};

/** The hash of each column's question, in their order. */
export function hashQuestions(columns: readonly Column[], model: ReadWithModel | null): Promise<string[]> {
  return Promise.all(columns.map((column) => hashQuestion(column, model?.version ?? 'rules')));
}

/** For each column of a fill, what a unit's cell in it depends on. */
export async function inputHashes({ questions }: Fill, unit: FillUnit): Promise<string[]> {
  const hash = await hashUnit(unit);
  return questions.map((question) => question + hash);
}

/** Whether nothing of a unit is to be read again. */
export function isUnitFresh(fill: Fill, unit: FillUnit, hashes: string[]): boolean {
  if (fill.everything) return false;
  if (fill.planilla.rowKind !== 'record') return isRowFresh(fill, fill.grid.rowOf(unit, null), hashes);
  const rows = fill.grid.rowsOf(unit);
  return rows.length > 0 && rows.every((row) => isRowFresh(fill, row, hashes));
}

function isRowFresh(fill: Fill, row: Row | undefined, hashes: string[]): boolean {
  if (!row) return false;
  return fill.columns.every((column, index) => isCellClosed(fill, { row, column }, hashes[index]));
}

/** Whether a fill leaves a cell as it is: it holds a person's word, or nothing that it depends on has changed. */
export function isCellClosed(
  { everything, grid }: Fill,
  { row, column }: { row: Row; column: Column },
  inputHash: string | undefined,
): boolean {
  const cell = grid.cell(row.id, column.id);
  if (!cell) return false;
  if (isPersons(cell) || isCoveredByApproval(column, row)) return true;
  return !everything && cell.state !== 'stale' && cell.inputHash === inputHash;
}

/** Whether a cell holds a person's word: typed, or accepted. */
export function isPersons(cell: Cell): boolean {
  return cell.state === 'manual' || cell.approved;
}
