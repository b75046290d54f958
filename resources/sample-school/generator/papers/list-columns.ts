import type { Pupil } from '../school.ts';
import type { TruthFields } from '../truth.ts';
import { canonicalName, plainDni, type Writer } from './writer.ts';

/** One column of a list: its heading, what it shows of a pupil and what that is the truth of. */
export type ListColumn = {
  field: string | null;
  heading: string;
  weight: number;
  write: (pupil: Pupil, index: number) => string;
  truth: (pupil: Pupil) => TruthFields;
  /** Whether a spreadsheet stores it as a number or as a date. */
  type: 'text' | 'integer' | 'date';
};

/** The name in one column or in two. */
export function nameColumns(writer: Writer): ListColumn[] {
  const { random } = writer;
  const truth = (pupil: Pupil) => ({ pupilName: canonicalName(pupil) });
  if (random.chance(0.2)) {
    return [
      {
        field: 'pupilName',
        heading: random.pick(['Apellido', 'Apellidos', 'APELLIDO']),
        weight: 4,
        write: (pupil) => pupil.familyName,
        truth,
        type: 'text',
      },
      {
        field: 'pupilName',
        heading: random.pick(['Nombre', 'Nombres', 'NOMBRE']),
        weight: 4,
        write: (pupil) => pupil.givenName,
        truth,
        type: 'text',
      },
    ];
  }
  const heading = random.pick([
    'Apellido y nombres',
    'Apellido y Nombre',
    'Alumno/a',
    'APELLIDO Y NOMBRE',
    'Alumnos',
    'Apellidos y nombres',
  ]);
  return [{ field: 'pupilName', heading, weight: 7, write: (pupil) => writer.familyFirst(pupil), truth, type: 'text' }];
}

/** The place in the list. */
export const orderColumn = ({ random }: Writer): ListColumn => ({
  field: null,
  heading: random.pick(['N°', 'Orden', 'N.º', '#', 'N° de orden']),
  weight: 1.3,
  write: (_pupil, index) => String(index + 1),
  truth: () => ({}),
  type: 'integer',
});

/** What some lists give of each pupil. */
export const optionalColumns = (writer: Writer): ListColumn[] => {
  const { random, style, school } = writer;
  const all: (ListColumn & { probability: number })[] = [
    {
      field: 'dni',
      heading: random.pick(['DNI', 'D.N.I.', 'Documento', 'N° Doc.', 'DNI N°']),
      weight: 2.8,
      write: (pupil) => plainDni(style.dni(pupil.dni)),
      truth: (pupil) => ({ dni: pupil.dni }),
      type: 'integer',
      probability: 0.93,
    },
    {
      field: 'birthDate',
      heading: random.pick(['Fecha nac.', 'Fecha de nacimiento', 'F. Nac.', 'Nacimiento', 'Fec. nac.']),
      weight: 3.4,
      write: (pupil) => style.date(pupil.birthDate),
      truth: (pupil) => ({ birthDate: pupil.birthDate }),
      type: 'date',
      probability: 0.75,
    },
    {
      field: 'sex',
      heading: 'Sexo',
      weight: 1.3,
      write: (pupil) => (pupil.female ? 'F' : 'M'),
      truth: () => ({}),
      type: 'text',
      probability: 0.2,
    },
    {
      field: 'guardianName',
      heading: random.pick(['Tutor/a', 'Responsable', 'Padre/Madre/Tutor', 'Adulto a cargo']),
      weight: 5,
      write: (pupil) => writer.familyFirst(pupil.guardian),
      truth: (pupil) => ({ guardianName: canonicalName(pupil.guardian) }),
      type: 'text',
      probability: 0.4,
    },
    {
      field: 'phone',
      heading: random.pick(['Teléfono', 'Tel.', 'Celular', 'Teléfono de contacto']),
      weight: 3.4,
      write: (pupil) => style.phone(pupil.phone, school.areaCode),
      truth: (pupil) => ({ phone: pupil.phone }),
      type: 'text',
      probability: 0.45,
    },
    {
      field: 'address',
      heading: random.pick(['Domicilio', 'Dirección']),
      weight: 5,
      write: (pupil) => pupil.address,
      truth: (pupil) => ({ address: pupil.address }),
      type: 'text',
      probability: 0.25,
    },
  ];
  return all.filter((column) => random.chance(column.probability));
};

/** The pupil's course. */
export const courseColumn = ({ random, style }: Writer): ListColumn => ({
  field: 'course',
  heading: random.pick(['Grado', 'Curso', 'Año y sección', 'Grado y división']),
  weight: 2.4,
  write: (pupil) => style.course(pupil.course),
  truth: (pupil) => ({ course: pupil.course }),
  type: 'text',
});
