import { AppError } from '../domain/errors.ts';
import { safeFileName } from '../domain/file-name.ts';
import type { PlanillaId } from '../domain/identifiers.ts';
import type { PlanillaSpec } from '../domain/planilla.ts';
import { planillaSpecFile, readPlanillaSpec } from '../domain/planilla-spec-file.ts';
import type { PlanillaRepository } from '../ports/planilla-repository.ts';

/** More than a hundred columns can say. */
const mostBytes = 4_000_000;

/** Designs of planillas as files, for another school, the district or the command line. */
export function createExchangeDesigns({ planillas }: { planillas: Pick<PlanillaRepository, 'get'> }) {
  return {
    /** Throws `NOT_FOUND`, `PLANILLA_WITHOUT_COLUMNS`. */
    async toFile(planillaId: PlanillaId): Promise<File> {
      const planilla = await planillas.get(planillaId);
      if (planilla === null) throw new AppError('NOT_FOUND');
      if (planilla.columns.length === 0) throw new AppError('PLANILLA_WITHOUT_COLUMNS', { name: planilla.title });
      const text = `${JSON.stringify(planillaSpecFile(planilla), null, 2)}\n`;
      return new File([text], safeFileName(`${planilla.title}.json`), { type: 'application/json' });
    },

    /** What a file would make, before anything is written. Throws `SPEC_NEWER`, `SPEC_INVALID`. */
    async read(file: File): Promise<PlanillaSpec> {
      const text = file.size > mostBytes ? '' : await file.text();
      return readPlanillaSpec(text, file.name);
    },
  };
}
