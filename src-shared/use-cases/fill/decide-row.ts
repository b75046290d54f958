import { cellChange } from '../../domain/changes.ts';
import { decideCell } from '../../domain/decide-cell.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { Change } from '../../domain/operation.ts';
import type { Row } from '../../domain/planilla.ts';
import { type Fill, isCellClosed } from './fill-state.ts';
import type { FillUnit } from './fill-units.ts';
import type { UnitReading } from './read-unit.ts';
import type { GetText } from './text-cache.ts';

type RowToDecide = { unit: FillUnit; row: Row; reading: UnitReading; hashes: string[] };

/** The cells of a row that a fill may write: the rules' word, and the model's where they left it open. */
export async function decideRow(
  fill: Fill,
  { unit, row, reading, hashes }: RowToDecide,
  context: TaskContext & { getText: GetText },
): Promise<Change[]> {
  const open = fill.columns.flatMap((column, index) => {
    if (isCellClosed(fill, { row, column }, hashes[index])) return [];
    return [{ column, inputHash: hashes[index] ?? null, candidates: reading.candidates[index] ?? [] }];
  });
  const decided = open.map(({ column, candidates }) => decideCell(candidates, column));
  // An entry of a list is told from the others by its place, which a model cannot be held to.
  if (fill.model && reading.recordKey === null) {
    const questions = open.map(({ column, candidates }, index) => ({ column, candidates, decided: decided[index] }));
    const answers = await fill.model.read(unit, questions, context);
    for (const [index, candidates] of answers.entries()) {
      const question = open[index];
      if (candidates && question) decided[index] = decideCell(candidates, question.column);
    }
  }
  return open.flatMap(({ column, inputHash }, index) => {
    const decision = decided[index];
    if (!decision) return [];
    return [cellChange({ ...decision, rowId: row.id, columnId: column.id, inputHash, approved: false })];
  });
}
