import type { Answer } from '../../domain/answer.ts';
import type { Person } from '../../domain/person.ts';
import { isOfCourse } from '../../domain/tally-row.ts';
import type { UnderstoodQuestion } from '../../domain/understand-question.ts';
import type { PersonWithKinds } from '../manage-people.ts';

/** Names are written one by one up to this many. */
const mostNames = 60;

/** Whether a question is answered by the roster: it counts or lists pupils, by course or by what they brought. */
export function isAboutRoster(question: UnderstoodQuestion): boolean {
  const isWhole = question.wants !== 'passage' && question.about === 'pupils' && question.period === null;
  return isWhole && (question.brought !== null || isWholeCourse(question));
}

/** "Los alumnos de 3.º B", "cuántos alumnos hay" and nothing more: what else is asked of them, the roster may not know. */
function isWholeCourse({ wants, paperKind, courses, topic, asksWho }: UnderstoodQuestion): boolean {
  return paperKind === null && topic === '' && (courses.length > 0 || (wants === 'count' && !asksWho));
}

/** Goes through every pupil of the roster (of the courses asked for) and says how many and who. */
export function countPeople(
  question: UnderstoodQuestion,
  roster: readonly PersonWithKinds[],
): Pick<Answer, 'found' | 'text' | 'scan'> {
  const pupils = roster.filter((person) => person.role === 'pupil');
  const asked = pupils.filter(
    ({ course }) => question.courses.length === 0 || isOfCourse(course ?? '', question.courses),
  );
  const { paperKind, brought } = question;
  const chosen =
    paperKind === null || brought === null
      ? asked
      : asked.filter((pupil) => pupil.kinds.includes(paperKind) === brought);
  const of = question.courses.length > 0 ? ` de ${question.courses.join(', ')}` : '';
  const count = brought === null ? `${chosen.length}${of}` : `${chosen.length} de ${asked.length}${of}`;
  const scan = { of: 'people', read: pupils.length, total: pupils.length } as const;
  if (asked.length === 0) return { found: false, text: `En el padrón no hay alumnos${of}.`, scan };
  return { found: true, text: `${count}${chosen.length > 0 ? `: ${namesOf(chosen)}` : ''}.`, scan };
}

function namesOf(people: readonly Person[]): string {
  const names = people
    .map(({ familyName, givenName }) => `${familyName}, ${givenName}`)
    .sort((left, right) => left.localeCompare(right, 'es'));
  const rest = names.length - mostNames;
  return rest > 0 ? `${names.slice(0, mostNames).join('; ')}; y ${rest} más` : names.join('; ');
}
