import { AppError } from '../domain/errors.ts';
import type { PlanillaId, RowId } from '../domain/identifiers.ts';
import type { Cell, Planilla, Row } from '../domain/planilla.ts';
import type { PersonRepository } from '../ports/person-repository.ts';
import type { PlanillaCounts, PlanillaRepository } from '../ports/planilla-repository.ts';
import type { SourceRepository } from '../ports/source-repository.ts';

export type ShowPlanillaPorts = { planillas: PlanillaRepository; sources: SourceRepository; people: PersonRepository };

export type PlanillaWithCounts = Planilla & { counts: PlanillaCounts };

/** What the grid shows: planillas with their counts, and rows with what they stand for. */
export function createShowPlanilla({ planillas, sources, people }: ShowPlanillaPorts) {
  return {
    list: (input: { trashed: boolean }): Promise<PlanillaWithCounts[]> => planillas.list(input),

    async get(id: PlanillaId): Promise<PlanillaWithCounts> {
      const planilla = await planillas.get(id);
      if (!planilla) throw new AppError('NOT_FOUND');
      return { ...planilla, counts: await planillas.counts(id) };
    },

    async rows(input: { planillaId: PlanillaId; offset: number; limit: number }) {
      const rows = await planillas.rows(input.planillaId);
      const shown = rows.slice(input.offset, input.offset + input.limit);
      const cells = groupByRow(await planillas.cells(input.planillaId));
      const labels = await rowLabels(shown);
      return {
        rows: shown.map((row) => ({ ...row, label: labels(row), cells: cells.get(row.id) ?? [] })),
        total: rows.length,
      };
    },

    rowLabels,
  };

  /** What each row stands for: its person's name or its paper's. */
  async function rowLabels(rows: readonly Row[]): Promise<(row: Row) => string> {
    const roster = rows.some((row) => row.personId) ? await people.list({}) : [];
    const names = new Map<string, string>(
      roster.map(({ id, familyName, givenName }) => [id, `${familyName}, ${givenName}`]),
    );
    for (const id of new Set(rows.flatMap((row) => row.sourceId ?? []))) {
      const source = await sources.get(id);
      if (source) names.set(id, source.name);
    }
    return (row) => names.get(row.personId ?? row.sourceId ?? '') ?? '';
  }
}

function groupByRow(cells: readonly Cell[]): Map<RowId, Cell[]> {
  const groups = new Map<RowId, Cell[]>();
  for (const cell of cells) {
    const group = groups.get(cell.rowId);
    if (group) group.push(cell);
    else groups.set(cell.rowId, [cell]);
  }
  return groups;
}
