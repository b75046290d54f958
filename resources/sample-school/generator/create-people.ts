import { addDays, computeCuil, isoDate } from './argentine-values.ts';
import {
  boyNames,
  boySecondNames,
  familyNames,
  girlNames,
  girlSecondNames,
  manNames,
  streets,
  womanNames,
} from './names.ts';
import type { Random } from './random.ts';
import type { Pupil, School, Teacher } from './school.ts';

/** Where people live. */
export type Place = Pick<School, 'town' | 'areaCode'>;

const familyNameOf = (random: Random) =>
  random.chance(0.16)
    ? `${random.pick(familyNames.slice(0, 60))} ${random.pick(familyNames.slice(0, 90))}`
    : random.pick(familyNames);

function createDni(random: Random, low: number, high: number, taken: Set<string>): string {
  for (;;) {
    const dni = String(random.integer(low, high));
    if (taken.has(dni)) continue;
    taken.add(dni);
    return dni;
  }
}

/** A telephone, digits only. */
export const createPhone = (random: Random, place: Place) => {
  const length = 11 - place.areaCode.length;
  return (
    place.areaCode + random.integer(4, 6) + Array.from({ length: length - 1 }, () => random.integer(0, 9)).join('')
  );
};

/** A street and its number, at times with a flat or the town. */
export const createAddress = (random: Random, place: Place) => {
  const flat = random.chance(0.2) ? `, ${random.integer(1, 9)}.º ${random.pick(['A', 'B', 'C', 'D'])}` : '';
  const town = random.chance(0.4) ? `, ${place.town}` : '';
  return `${random.pick(streets)} ${random.integer(12, 4899)}${flat}${town}`;
};

type Family = { familyName: string; address: string; phone: string; guardian: Pupil['guardian'] };

function createFamily(random: Random, place: Place, taken: Set<string>): Family {
  const familyName = familyNameOf(random);
  const mother = random.chance(0.65);
  const guardian = {
    // A mother signs with her own family name; a father with the child's first one.
    familyName: mother ? random.pick(familyNames) : familyName,
    givenName: random.pick(mother ? womanNames : manNames),
    dni: createDni(random, 24_000_000, 38_999_999, taken),
    relation: random.chance(0.12)
      ? random.pick(mother ? ['Abuela', 'Tía', 'Tutora'] : ['Abuelo', 'Tío', 'Tutor'])
      : mother
        ? 'Madre'
        : 'Padre',
  };
  return { familyName, address: createAddress(random, place), phone: createPhone(random, place), guardian };
}

function createGivenName(random: Random, female: boolean): string {
  const first = random.pick(female ? girlNames : boyNames);
  if (random.chance(0.4)) return first;
  const second = random.pick(female ? girlSecondNames : boySecondNames);
  return first === second ? first : `${first} ${second}`;
}

type PupilInput = { family: Family; course: string; shift: string; year: number; taken: Set<string> };

function createPupil(random: Random, { family, course, shift, year, taken }: PupilInput): Pupil {
  const female = random.chance(0.5);
  // Entering first grade at six, born from July of one year to June of the next.
  const birthDate = addDays(isoDate(year - 6 - Number(course[0]), 7, 1), random.integer(0, 364));
  const born = Number(birthDate.slice(0, 4));
  const low = 50_000_000 + (born - 2010) * 900_000;
  const dni = createDni(random, low, low + 850_000, taken);
  return {
    role: 'pupil',
    familyName: family.familyName,
    givenName: createGivenName(random, female),
    dni,
    cuil: computeCuil(dni, female ? '27' : '20'),
    course,
    birthDate,
    shift,
    address: family.address,
    phone: family.phone,
    guardian: family.guardian,
    female,
  };
}

/** A member of the staff in `post`. */
export function createTeacher(random: Random, place: Place, post: string, taken: Set<string>): Teacher {
  const female = random.chance(0.8);
  const dni = createDni(random, 20_000_000, 38_999_999, taken);
  return {
    role: 'staff',
    familyName: familyNameOf(random),
    givenName: random.pick(female ? womanNames : manNames),
    dni,
    cuil: computeCuil(dni, female ? '27' : '20'),
    course: null,
    birthDate: isoDate(random.integer(1966, 1996), random.integer(1, 12), random.integer(1, 28)),
    shift: null,
    address: createAddress(random, place),
    phone: createPhone(random, place),
    guardian: null,
    female,
    post,
  };
}

/** The pupils of all courses, siblings among them. */
export function createPupils(
  random: Random,
  place: Place,
  courses: School['courses'],
  year: number,
  taken: Set<string>,
  count: number,
): Pupil[] {
  const pupils: Pupil[] = [];
  const families: Family[] = [];
  for (let index = 0; index < count; index += 1) {
    const siblings = families.length > 3 && random.chance(0.1);
    const family = siblings ? random.pick(families) : createFamily(random, place, taken);
    if (!siblings) families.push(family);
    const course = courses[index % courses.length]!; // There is at least one course.
    pupils.push(createPupil(random, { family, course: course.name, shift: course.shift, year, taken }));
  }
  return pupils;
}
