import { nameMonth } from '../argentine-values.ts';
import type { Block, Draft } from '../paper-content.ts';
import type { Pupil } from '../school.ts';
import type { TruthFields } from '../truth.ts';
import { plainDni } from './enrolment-wording.ts';
import { canonicalName, type Writer, writeFooter, writeLetterhead } from './writer.ts';

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

/** A list of pupils before it becomes a table of a page or of a sheet. */
export type ListDraft = { draft: Draft; columns: ListColumn[]; pupils: Pupil[]; titleLines: string[] };

const sortByName = (pupils: readonly Pupil[]) => [...pupils].sort((one, other) => canonicalName(one).localeCompare(canonicalName(other), 'es'));

function nameColumns(writer: Writer): ListColumn[] {
  const { random } = writer;
  const truth = (pupil: Pupil) => ({ pupilName: canonicalName(pupil) });
  if (random.chance(0.2)) {
    return [
      { field: 'pupilName', heading: random.pick(['Apellido', 'Apellidos', 'APELLIDO']), weight: 4, write: (pupil) => pupil.familyName, truth, type: 'text' },
      { field: 'pupilName', heading: random.pick(['Nombre', 'Nombres', 'NOMBRE']), weight: 4, write: (pupil) => pupil.givenName, truth, type: 'text' },
    ];
  }
  const heading = random.pick(['Apellido y nombres', 'Apellido y Nombre', 'Alumno/a', 'APELLIDO Y NOMBRE', 'Alumnos', 'Apellidos y nombres']);
  return [{ field: 'pupilName', heading, weight: 7, write: (pupil) => writer.familyFirst(pupil), truth, type: 'text' }];
}

const orderColumn = ({ random }: Writer): ListColumn => ({
  field: null, heading: random.pick(['N°', 'Orden', 'N.º', '#', 'N° de orden']), weight: 1.3, write: (_pupil, index) => String(index + 1), truth: () => ({}), type: 'integer',
});

const optionalColumns = (writer: Writer): ListColumn[] => {
  const { random, style, school } = writer;
  const all: (ListColumn & { probability: number })[] = [
    { field: 'dni', heading: random.pick(['DNI', 'D.N.I.', 'Documento', 'N° Doc.', 'DNI N°']), weight: 2.8, write: (pupil) => plainDni(style.dni(pupil.dni)), truth: (pupil) => ({ dni: pupil.dni }), type: 'integer', probability: 0.93 },
    { field: 'birthDate', heading: random.pick(['Fecha nac.', 'Fecha de nacimiento', 'F. Nac.', 'Nacimiento', 'Fec. nac.']), weight: 3.4, write: (pupil) => style.date(pupil.birthDate), truth: (pupil) => ({ birthDate: pupil.birthDate }), type: 'date', probability: 0.75 },
    { field: 'sex', heading: 'Sexo', weight: 1.3, write: (pupil) => (pupil.female ? 'F' : 'M'), truth: () => ({}), type: 'text', probability: 0.2 },
    { field: 'guardianName', heading: random.pick(['Tutor/a', 'Responsable', 'Padre/Madre/Tutor', 'Adulto a cargo']), weight: 5, write: (pupil) => writer.familyFirst(pupil.guardian), truth: (pupil) => ({ guardianName: canonicalName(pupil.guardian) }), type: 'text', probability: 0.4 },
    { field: 'phone', heading: random.pick(['Teléfono', 'Tel.', 'Celular', 'Teléfono de contacto']), weight: 3.4, write: (pupil) => style.phone(pupil.phone, school.areaCode), truth: (pupil) => ({ phone: pupil.phone }), type: 'text', probability: 0.45 },
    { field: 'address', heading: random.pick(['Domicilio', 'Dirección']), weight: 5, write: (pupil) => pupil.address, truth: (pupil) => ({ address: pupil.address }), type: 'text', probability: 0.25 },
  ];
  return all.filter((column) => random.chance(column.probability));
};

const courseColumn = ({ random, style }: Writer): ListColumn => ({
  field: 'course', heading: random.pick(['Grado', 'Curso', 'Año y sección', 'Grado y división']), weight: 2.4, write: (pupil) => style.course(pupil.course), truth: (pupil) => ({ course: pupil.course }), type: 'text',
});

const recordFields = ['pupilName', 'dni', 'birthDate', 'course', 'guardianName', 'phone', 'address', 'menu', 'absences'] as const;

function collectRecords(columns: ListColumn[], pupils: Pupil[], shared: TruthFields): TruthFields[] {
  const empty = Object.fromEntries(recordFields.map((field) => [field, null]));
  return pupils.map((pupil) => ({ ...empty, ...shared, ...Object.assign({}, ...columns.map((column) => column.truth(pupil))) }));
}

function toGrid(columns: ListColumn[], pupils: Pupil[]): Block {
  return {
    kind: 'grid',
    header: columns.map((column) => column.heading),
    rows: pupils.map((pupil, index) => columns.map((column) => column.write(pupil, index))),
    weights: columns.map((column) => column.weight),
  };
}

type ListInput = { writer: Writer; pupils: Pupil[]; columns: ListColumn[]; title: string; titleLines: string[]; shared: TruthFields; fileTitle: string; paperKind: Draft['paperKind'] };

function assemble({ writer, pupils, columns, title, titleLines, shared, fileTitle, paperKind }: ListInput): ListDraft {
  const sum = columns.reduce((total, column) => total + column.weight, 0);
  return {
    columns,
    pupils,
    titleLines: [title, ...titleLines],
    draft: {
      paperKind,
      fileTitle,
      content: {
        letterhead: writeLetterhead(writer),
        title,
        blocks: [...titleLines.map((text) => ({ kind: 'paragraph', text }) as const), toGrid(columns, pupils), { kind: 'paragraph', text: `Total: ${pupils.length} alumnos` }],
        footer: writeFooter(writer),
        landscape: sum > 19,
      },
      people: pupils.map((pupil) => pupil.dni),
      fields: shared,
      records: collectRecords(columns, pupils, shared),
    },
  };
}

/** The class list of `course`. */
export function draftClassList(writer: Writer, course: string, pupils: Pupil[]): ListDraft {
  const { random, school, style } = writer;
  const teacher = school.courses.find((candidate) => candidate.name === course)?.teacher ?? school.head;
  const inHeading = random.chance(0.75);
  const columns = [...(random.chance(0.75) ? [orderColumn(writer)] : []), ...nameColumns(writer), ...optionalColumns(writer), ...(inHeading ? [] : [courseColumn(writer)])];
  const heading = inHeading ? random.pick([`Grado: ${style.course(course)}`, `Curso: ${style.course(course)}`, `${style.course(course)} – Ciclo lectivo ${school.year}`, `Grado y división: ${style.course(course)}`]) : `Ciclo lectivo ${school.year}`;
  return assemble({
    writer,
    pupils: sortByName(pupils),
    columns,
    title: random.pick(['LISTA DE ALUMNOS', 'Listado de alumnos', 'NÓMINA DE ALUMNOS', 'Registro de alumnos por grado']),
    titleLines: random.pick([[heading, `Docente: ${writer.givenFirst(teacher)}`], [heading], [`${heading}  –  Maestra/o: ${writer.givenFirst(teacher)}`]]),
    shared: { course },
    fileTitle: random.pick([`Lista ${course.replace('.º ', '')}`, `Nomina ${course.replace('.º ', '')} ${school.year}`, `Listado alumnos ${course.replace('.º ', '')}`]),
    paperKind: 'class-list',
  });
}

/** The register (padrón) of every pupil of the school. */
export function draftRegister(writer: Writer): ListDraft {
  const { random, school, style } = writer;
  const text = (field: string, heading: string, write: (pupil: Pupil) => string, truth: (pupil: Pupil) => string): ListColumn => ({ field, heading, weight: 3, write, truth: (pupil) => ({ [field]: truth(pupil) }), type: 'text' });
  const columns: ListColumn[] = [
    ...nameColumns(writer),
    { ...text('dni', random.pick(['DNI', 'Documento']), (pupil) => plainDni(style.dni(pupil.dni)), (pupil) => pupil.dni), type: 'integer' },
    courseColumn(writer),
    { ...text('birthDate', random.pick(['Fecha de nacimiento', 'Fecha nac.']), (pupil) => style.date(pupil.birthDate), (pupil) => pupil.birthDate), type: 'date' },
    text('guardianName', random.pick(['Tutor/a', 'Responsable']), (pupil) => writer.familyFirst(pupil.guardian), (pupil) => canonicalName(pupil.guardian)),
    text('phone', 'Teléfono', (pupil) => style.phone(pupil.phone, school.areaCode), (pupil) => pupil.phone),
  ];
  return assemble({ writer, pupils: sortByName(school.pupils), columns, title: `PADRÓN GENERAL DE ALUMNOS ${school.year}`, titleLines: [], shared: {}, fileTitle: `Padrón ${school.year}`, paperKind: 'class-list' });
}

/** The list of those who eat at school. */
export function draftDiningList(writer: Writer, pupils: Pupil[]): ListDraft {
  const { random, school } = writer;
  const menus = new Map(pupils.map((pupil) => [pupil.dni, random.pick(['Común', 'Común', 'Común', 'Celíaco', 'Vegetariano', 'Sin lactosa'])]));
  const menuOf = (pupil: Pupil) => menus.get(pupil.dni) ?? 'Común';
  const columns: ListColumn[] = [
    orderColumn(writer),
    ...nameColumns(writer),
    courseColumn(writer),
    ...(random.chance(0.6) ? optionalColumns(writer).filter((column) => column.field === 'dni') : []),
    { field: 'menu', heading: random.pick(['Menú', 'Dieta', 'Tipo de menú']), weight: 2.5, write: menuOf, truth: (pupil) => ({ menu: menuOf(pupil) }), type: 'text' },
  ];
  const month = nameMonth(random.integer(3, 11));
  return assemble({ writer, pupils: sortByName(pupils), columns, title: random.pick(['COMEDOR ESCOLAR', 'Lista de comensales', 'Servicio alimentario escolar']), titleLines: [`Mes: ${month} de ${school.year}`], shared: {}, fileTitle: `Comedor ${month}`, paperKind: 'class-list' });
}

/** The sheet of one month's attendance of `course`. */
export function draftAttendance(writer: Writer, course: string, pupils: Pupil[]): ListDraft {
  const { random, school, style } = writer;
  const month = random.integer(3, 11);
  const lastDay = new Date(Date.UTC(school.year, month, 0)).getUTCDate();
  const schoolDays = Array.from({ length: lastDay }, (_, index) => index + 1).filter((date) => ![0, 6].includes(new Date(Date.UTC(school.year, month - 1, date)).getUTCDay()));
  const marks = new Map(pupils.map((pupil) => [pupil.dni, schoolDays.map(() => (random.chance(0.07) ? 'A' : 'P'))]));
  const markOf = (pupil: Pupil, place: number) => marks.get(pupil.dni)?.[place] ?? 'P';
  const absencesOf = (pupil: Pupil) => String((marks.get(pupil.dni) ?? []).filter((mark) => mark === 'A').length);
  const columns: ListColumn[] = [
    orderColumn(writer),
    { field: 'pupilName', heading: random.pick(['Apellido y nombre', 'Alumno/a', 'Apellido y nombres']), weight: 8, write: (pupil) => writer.familyFirst(pupil), truth: (pupil) => ({ pupilName: canonicalName(pupil) }), type: 'text' },
    ...schoolDays.map((date, place): ListColumn => ({ field: null, heading: String(date), weight: 0.85, write: (pupil) => markOf(pupil, place), truth: () => ({}), type: 'text' })),
    { field: 'absences', heading: random.pick(['Inas.', 'Total A', 'Faltas', 'Inasist.']), weight: 1.8, write: absencesOf, truth: (pupil) => ({ absences: absencesOf(pupil) }), type: 'integer' },
  ];
  const attendance = assemble({
    writer, pupils: sortByName(pupils), columns, title: random.pick(['PLANILLA DE ASISTENCIA', 'Registro de asistencia', 'Asistencia mensual']),
    titleLines: [`Mes: ${nameMonth(month)} de ${school.year}    Grado: ${style.course(course)}    Días hábiles: ${schoolDays.length}`], shared: { course }, fileTitle: `Asistencia ${nameMonth(month)} ${course.replace('.º ', '')}`, paperKind: 'attendance',
  });
  attendance.draft.content.landscape = true;
  return attendance;
}
