import type { Answer } from '../../domain/answer.ts';
import { type Birthday, birthdayWords, isBornOn } from '../../domain/birthday-question.ts';
import type { Person } from '../../domain/person.ts';
import { isOfCourse } from '../../domain/tally-row.ts';

/**
 * The pupils of the roster (of the courses asked for) who have their birthday then, in the order of their days; who has
 * no date of birth is counted apart. Null when none of them has one.
 */
export function countBirthdays(
  { birthday, courses }: { birthday: Birthday; courses: readonly string[] },
  roster: readonly Person[],
): Pick<Answer, 'found' | 'text' | 'scan'> | null {
  const pupils = roster.filter(({ role }) => role === 'pupil');
  const asked = pupils.filter(({ course }) => courses.length === 0 || isOfCourse(course ?? '', courses));
  const known = asked.flatMap(({ birthDate, ...pupil }) => (birthDate === null ? [] : [{ ...pupil, birthDate }]));
  if (known.length === 0) return null;
  const born = known
    .filter(({ birthDate }) => isBornOn(birthDate, birthday))
    .map(({ familyName, givenName, birthDate }) => ({ day: birthDate.slice(5), name: `${familyName}, ${givenName}` }))
    .sort((left, right) => left.day.localeCompare(right.day) || left.name.localeCompare(right.name, 'es'));
  const of = courses.length > 0 ? ` de ${courses.join(', ')}` : '';
  const names = born.map(({ day, name }) => (birthday.day === null ? `${name} (el ${Number(day.slice(3))})` : name));
  const list = names.length > 0 ? `: ${names.join('; ')}` : '';
  const who = `${born.length === 0 ? 'Nadie' : born.length}${of} ${birthdayWords(birthday)}${list}.`;
  const unknown = asked.length - known.length;
  const besides = unknown > 0 ? ` ${unknown} sin fecha de nacimiento en el padrón.` : '';
  const scan = { of: 'people', read: pupils.length, total: pupils.length } as const;
  return { found: true, text: `${who}${besides}`, scan };
}
