import type { PaperKind } from '../../../src-shared/domain/source.ts';

/** What the library holds, as far as examples need it. */
export type LibraryHoldings = {
  kinds: Partial<Record<PaperKind, number>>;
  courses: readonly string[];
  /** Somebody of the roster, as a question names them. */
  person: string | null;
};

const mostExamples = 3;

/** Kinds of paper that a question counts, as it names them. */
const counted: readonly (readonly [PaperKind, string])[] = [
  ['leave-request', '¿Cuántas licencias hay?'],
  ['circular', '¿Cuántas circulares hay?'],
  ['transfer', '¿Cuántos pases hay?'],
  ['minutes', '¿Cuántas actas hay?'],
  ['report-card', '¿Cuántos boletines hay?'],
  ['invoice', '¿Cuántas facturas hay?'],
];

/** Three questions that this very library answers; fewer where it holds little. */
export function exampleQuestions({ kinds, courses, person }: LibraryHoldings): string[] {
  const has = (kind: PaperKind) => (kinds[kind] ?? 0) > 0;
  const [course] = courses;
  const [first, ...rest] = counted.filter(([kind]) => has(kind)).map(([, question]) => question);
  const examples = [
    course !== undefined &&
      (has('vaccination-certificate')
        ? `¿Qué alumnos de ${course} no trajeron el carnet de vacunas?`
        : `¿Cuántos alumnos hay en ${course}?`),
    person !== null && has('enrolment-form') && `¿Cuál es el documento de ${person}?`,
    first ?? false,
    person !== null && has('birth-certificate') && `¿Cuándo nació ${person}?`,
    ...rest,
  ];
  return examples.filter((example) => typeof example === 'string').slice(0, mostExamples);
}
