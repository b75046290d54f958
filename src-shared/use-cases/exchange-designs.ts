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
    /** Throws `NOT_FOUND`, `PLANILLA_WITHOUT_COLUMNS`, `DESIGN_UNREADABLE` where nobody could bring what it would write. */
    async toFile(planillaId: PlanillaId): Promise<File> {
      const planilla = await planillas.get(planillaId);
      if (planilla === null) throw new AppError('NOT_FOUND');
      if (planilla.columns.length === 0) throw new AppError('PLANILLA_WITHOUT_COLUMNS', { name: planilla.title });
      const text = `${JSON.stringify(planillaSpecFile(planilla), null, 2)}\n`;
      const name = safeFileName(`${planilla.title}.json`);
      checkReadable(text, { name, title: planilla.title });
      return new File([text], name, { type: 'application/json' });
    },

    /** What a file would make, before anything is written. Throws `SPEC_TOO_LARGE`, `SPEC_NEWER`, `SPEC_INVALID`. */
    async read(file: File): Promise<PlanillaSpec> {
      if (file.size > mostBytes) throw new AppError('SPEC_TOO_LARGE', { name: file.name });
      return readPlanillaSpec(await file.text(), file.name);
    },
  };
}

/** A planilla may have what a design may not, such as two columns of one name: its owner hears it, and not who gets the file. */
function checkReadable(text: string, { name, title }: { name: string; title: string }): void {
  try {
    readPlanillaSpec(text, name);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new AppError('DESIGN_UNREADABLE', { name: title, detail: cause.data.detail ?? '' }, { cause });
  }
}
