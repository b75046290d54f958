import { createAddress, createPhone, createPupils, createTeacher } from './create-people.ts';
import { schoolPatrons, towns } from './names.ts';
import type { Random } from './random.ts';
import type { TruthPerson } from './truth.ts';

/** A pupil, with what only the generator needs of them. */
export type Pupil = TruthPerson & {
  role: 'pupil';
  course: string;
  shift: string;
  female: boolean;
  guardian: NonNullable<TruthPerson['guardian']>;
};

/** A teacher. */
export type Teacher = TruthPerson & { role: 'staff'; female: boolean; post: string };

/** The made-up school, its people and its year. */
export type School = {
  name: string;
  shortName: string;
  town: string;
  province: string;
  areaCode: string;
  address: string;
  phone: string;
  email: string;
  /** The year of the papers. */
  year: number;
  head: Teacher;
  secretary: Teacher;
  teachers: Teacher[];
  pupils: Pupil[];
  courses: { name: string; shift: string; teacher: Teacher }[];
};

/** Makes the school of `random` with `pupilCount` pupils. */
export function createSchool(random: Random, pupilCount: number): School {
  const town = random.pick(towns);
  const place = { town: town.name, areaCode: town.areaCode };
  const year = random.integer(2024, 2027);
  const taken = new Set<string>();
  const number = random.integer(2, 987);
  const patron = random.pick(schoolPatrons);
  const courseCount = Math.max(6, Math.ceil(pupilCount / 24));
  const shifts = random.pick([
    ['Mañana', 'Tarde'],
    ['Mañana', 'Tarde', 'Jornada completa'],
    ['Mañana', 'Tarde', 'Vespertino'],
  ]);
  const courses = Array.from({ length: courseCount }, (_, index) => ({
    name: `${(index % 6) + 1}.º ${String.fromCharCode(65 + (Math.floor(index / 6) % 20))}`,
    shift: random.pick(shifts),
    teacher: createTeacher(
      random,
      place,
      random.pick(['Maestra de grado', 'Maestro de grado', 'M.G. titular', 'Maestra de grado suplente']),
      taken,
    ),
  }));
  const specials = [
    'Profesora de Música',
    'Profesor de Educación Física',
    'Bibliotecaria',
    'Maestra de Inglés',
    'Preceptor',
    'Orientadora escolar',
  ];
  return {
    name: `Escuela Primaria N.º ${number} “${patron}”`,
    shortName: `E.P. N.º ${number}`,
    town: town.name,
    province: town.province,
    areaCode: town.areaCode,
    address: createAddress(random, place),
    phone: createPhone(random, place),
    email: `ep${number}@escuelas.example.ar`,
    year,
    head: createTeacher(random, place, 'Directora', taken),
    secretary: createTeacher(random, place, 'Secretaria', taken),
    teachers: [
      ...courses.map((course) => course.teacher),
      ...specials.map((post) => createTeacher(random, place, post, taken)),
    ],
    pupils: createPupils(random, place, courses, year, taken, pupilCount),
    courses,
  };
}
