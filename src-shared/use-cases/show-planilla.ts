import { AppError } from '../domain/errors.ts';
import type { PlanillaId } from '../domain/identifiers.ts';
import type { Planilla, Row } from '../domain/planilla.ts';
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
      const { rows, total } = await planillas.rowsPage(input.planillaId, input);
      const labels = await rowLabels(rows.map(({ row }) => row));
      return { rows: rows.map(({ row, cells }) => ({ ...row, label: labels(row), cells })), total };
    },

    rowLabels,
  };

  /** What each row stands for: its person's name or its paper's. */
  async function rowLabels(rows: readonly Row[]): Promise<(row: Row) => string> {
    const roster = rows.some((row) => row.personId) ? await people.list({}) : [];
    const names = new Map<string, string>(
      roster.map(({ id, familyName, givenName }) => [id, `${familyName}, ${givenName}`]),
    );
    const papers = new Set(rows.flatMap((row) => row.sourceId ?? []));
    for (const source of await sources.getMany([...papers])) names.set(source.id, source.name);
    return (row) => names.get(row.personId ?? row.sourceId ?? '') ?? '';
  }
}
