import type { PaperKind } from '../../../src-shared/domain/source.ts';

/** What the library holds, as far as examples need it. */
export type LibraryHoldings = {
  kinds: Partial<Record<PaperKind, number>>;
  courses: readonly string[];
  /** Somebody of the roster, as a question names them. */
  person: string | null;
};

const mostExamples = 3;

/** Three questions that can be asked of this very library; fewer where it holds little. */
export function exampleQuestions({ kinds, courses, person }: LibraryHoldings): string[] {
  const has = (kind: PaperKind) => (kinds[kind] ?? 0) > 0;
  const [course] = courses;
  const examples = [
    course !== undefined && has('vaccination-certificate')
      ? `¿Qué alumnos de ${course} no trajeron el carnet de vacunas?`
      : course !== undefined && `¿Cuántos alumnos hay en ${course}?`,
    person !== null && has('enrolment-form') && `¿Cuál es el domicilio de ${person}?`,
    has('leave-request') && '¿Cuántas licencias hay?',
    has('circular') && '¿Qué dicen las circulares sobre la reunión?',
    has('minutes') && '¿Qué se acordó en la última acta?',
    has('invoice') && '¿Cuántas facturas hay?',
    person !== null && has('birth-certificate') && `¿Cuándo nació ${person}?`,
    has('report-card') && '¿Cuántos boletines hay?',
    has('class-list') && '¿Qué dice la lista de grado?',
    person !== null && `¿Qué dicen los papeles de ${person}?`,
    '¿De qué fecha es el último papel?',
  ];
  return examples.filter((example) => typeof example === 'string').slice(0, mostExamples);
}
