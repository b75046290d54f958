import type { Person } from '../../../src-shared/domain/person.ts';
import { columnValueTypes } from '../../../src-shared/domain/values/index.ts';
import { personFormMessages } from '../../messages/people.ts';

/** A person as the form holds it: everything as typed. */
export type PersonFields = {
  role: Person['role'];
  familyName: string;
  givenName: string;
  dni: string;
  course: string;
  birthDate: string;
  /** What else her list said of her, by its header. */
  details: Readonly<Record<string, string>>;
};

type ParsedPerson = {
  /** Null while a field is not right. */
  person: Omit<Person, 'id'> | null;
  problems: Partial<Record<keyof PersonFields, string>>;
};

/** What the form shows of a person. */
export function personFields(person: Person | null): PersonFields {
  return {
    role: person?.role ?? 'pupil',
    familyName: person?.familyName ?? '',
    givenName: person?.givenName ?? '',
    dni: person?.dni ? columnValueTypes.dni.format(person.dni) : '',
    course: person?.course ?? '',
    birthDate: person?.birthDate ? columnValueTypes.date.format(person.birthDate) : '',
    details: person?.details ?? {},
  };
}

/** The person that a form spells, or what is wrong with each field. Empty DNI, course, date and details mean "not known". */
export function parsePerson(fields: PersonFields): ParsedPerson {
  const problems: ParsedPerson['problems'] = {};
  const value = (name: 'dni' | 'course' | 'birthDate', type: 'dni' | 'grade' | 'date', problem: string) => {
    const text = fields[name].trim();
    if (text === '') return null;
    const parsed = columnValueTypes[type].parse(text);
    if (!parsed) problems[name] = problem;
    return parsed?.value ?? null;
  };
  const person = {
    role: fields.role,
    familyName: fields.familyName.trim(),
    givenName: fields.givenName.trim(),
    dni: value('dni', 'dni', personFormMessages.dniWrong),
    course: fields.role === 'staff' ? null : value('course', 'grade', personFormMessages.courseWrong),
    birthDate: value('birthDate', 'date', personFormMessages.dateWrong),
    details: knownDetails(fields.details),
  };
  const isRight = Object.keys(problems).length === 0 && person.familyName !== '';
  return { person: isRight ? person : null, problems };
}

function knownDetails(details: PersonFields['details']): Person['details'] {
  const trimmed = Object.entries(details).map(([header, value]) => [header, value.trim()] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
}
