import type { RowsFrom } from '../../../src-shared/domain/document-order.ts';
import type { PlanillaId } from '../../../src-shared/domain/identifiers.ts';
import { orderMessages as words } from '../../messages/documents.ts';

/** Whose documents may be written, as the choice says it. */
export type RowsChoice = { key: string; label: string; rowsFrom: RowsFrom };

/** The roster, whole and by course, and the planillas that have rows. */
export function rowsChoices(
  people: number,
  courses: readonly string[],
  planillas: readonly { id: PlanillaId; title: string; counts: { rows: number } }[],
): RowsChoice[] {
  const roster: RowsChoice[] =
    people === 0
      ? []
      : [null, ...courses].map((course) => ({
          key: `roster:${course ?? ''}`,
          label: course === null ? words.roster : words.course(course),
          rowsFrom: { kind: 'roster', course },
        }));
  const filled = planillas.filter(({ counts }) => counts.rows > 0);
  return [
    ...roster,
    ...filled.map(({ id, title }): RowsChoice => {
      return { key: id, label: words.planilla(title), rowsFrom: { kind: 'planilla', planillaId: id } };
    }),
  ];
}
