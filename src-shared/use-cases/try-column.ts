import { decideCell } from '../domain/decide-cell.ts';
import { AppError } from '../domain/errors.ts';
import type { PlanillaId, SourceId } from '../domain/identifiers.ts';
import type { Candidate, CellState, ColumnDefinition } from '../domain/planilla.ts';
import type { FieldReader } from '../ports/field-reader.ts';
import type { PlanillaRepository } from '../ports/planilla-repository.ts';
import type { SourceRepository } from '../ports/source-repository.ts';

export type TryColumnPorts = { sources: SourceRepository; planillas: PlanillaRepository; rules: FieldReader };

/** Reads one paper with a column that is still being written. Writes nothing. */
export function createTryColumn({ sources, planillas, rules }: TryColumnPorts) {
  return async function tryColumn(input: {
    planillaId: PlanillaId;
    definition: ColumnDefinition;
    sourceId: SourceId;
  }): Promise<{ state: CellState; candidates: Candidate[] }> {
    const [planilla, source, text] = await Promise.all([
      planillas.get(input.planillaId),
      sources.get(input.sourceId),
      sources.getText(input.sourceId),
    ]);
    if (!planilla || !source || !text) throw new AppError('NOT_FOUND');
    const columns = [input.definition];
    const request = { sourceId: source.id, text, paperKind: source.paperKind, columns };
    const candidates =
      planilla.rowKind === 'record'
        ? rules.readRecords(request).flatMap((record) => record.fields[0]?.slice(0, 1) ?? [])
        : (rules.readFields(request)[0] ?? []);
    return { state: decideCell(candidates, input.definition).state, candidates: candidates.slice(0, 10) };
  };
}
