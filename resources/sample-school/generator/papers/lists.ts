import type { Block, Draft } from '../paper-content.ts';
import type { Pupil } from '../school.ts';
import type { TruthFields } from '../truth.ts';
import { courseColumn, type ListColumn, nameColumns, optionalColumns, orderColumn } from './list-columns.ts';
import { canonicalName, plainDni, type Writer, writeFooter, writeLetterhead } from './writer.ts';
/** A list of pupils before it becomes a table of a page or of a sheet. */
export type ListDraft = { draft: Draft; columns: ListColumn[]; pupils: Pupil[]; titleLines: string[] };

/** In the order of a list. */
export const sortByName = (pupils: readonly Pupil[]) =>
  [...pupils].sort((one, other) => canonicalName(one).localeCompare(canonicalName(other), 'es'));

const recordFields = [
  'pupilName',
  'dni',
  'birthDate',
  'course',
  'guardianName',
  'phone',
  'address',
  'menu',
  'absences',
] as const;

function collectRecords(columns: ListColumn[], pupils: Pupil[], shared: TruthFields): TruthFields[] {
  const empty = Object.fromEntries(recordFields.map((field) => [field, null]));
  return pupils.map((pupil) => ({
    ...empty,
    ...shared,
    ...Object.assign({}, ...columns.map((column) => column.truth(pupil))),
  }));
}

function toGrid(columns: ListColumn[], pupils: Pupil[]): Block {
  return {
    kind: 'grid',
    header: columns.map((column) => column.heading),
    rows: pupils.map((pupil, index) => columns.map((column) => column.write(pupil, index))),
    weights: columns.map((column) => column.weight),
  };
}

type ListInput = {
  writer: Writer;
  pupils: Pupil[];
  columns: ListColumn[];
  title: string;
  titleLines: string[];
  shared: TruthFields;
  fileTitle: string;
  paperKind: Draft['paperKind'];
};

/** Puts a list together from its columns and pupils. */
export function assembleList({
  writer,
  pupils,
  columns,
  title,
  titleLines,
  shared,
  fileTitle,
  paperKind,
}: ListInput): ListDraft {
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
        blocks: [
          ...titleLines.map((text) => ({ kind: 'paragraph', text }) as const),
          toGrid(columns, pupils),
          { kind: 'paragraph', text: `Total: ${pupils.length} alumnos` },
        ],
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
  const columns = [
    ...(random.chance(0.75) ? [orderColumn(writer)] : []),
    ...nameColumns(writer),
    ...optionalColumns(writer),
    ...(inHeading ? [] : [courseColumn(writer)]),
  ];
  const heading = inHeading
    ? random.pick([
        `Grado: ${style.course(course)}`,
        `Curso: ${style.course(course)}`,
        `${style.course(course)} – Ciclo lectivo ${school.year}`,
        `Grado y división: ${style.course(course)}`,
      ])
    : `Ciclo lectivo ${school.year}`;
  return assembleList({
    writer,
    pupils: sortByName(pupils),
    columns,
    title: random.pick([
      'LISTA DE ALUMNOS',
      'Listado de alumnos',
      'NÓMINA DE ALUMNOS',
      'Registro de alumnos por grado',
    ]),
    titleLines: random.pick([
      [heading, `Docente: ${writer.givenFirst(teacher)}`],
      [heading],
      [`${heading}  –  Maestra/o: ${writer.givenFirst(teacher)}`],
    ]),
    shared: { course },
    fileTitle: random.pick([
      `Lista ${course.replace('.º ', '')}`,
      `Nomina ${course.replace('.º ', '')} ${school.year}`,
      `Listado alumnos ${course.replace('.º ', '')}`,
    ]),
    paperKind: 'class-list',
  });
}

/** The register (padrón) of every pupil of the school. */
export function draftRegister(writer: Writer): ListDraft {
  const { random, school, style } = writer;
  const text = (
    field: string,
    heading: string,
    write: (pupil: Pupil) => string,
    truth: (pupil: Pupil) => string,
  ): ListColumn => ({ field, heading, weight: 3, write, truth: (pupil) => ({ [field]: truth(pupil) }), type: 'text' });
  const columns: ListColumn[] = [
    ...nameColumns(writer),
    {
      ...text(
        'dni',
        random.pick(['DNI', 'Documento']),
        (pupil) => plainDni(style.dni(pupil.dni)),
        (pupil) => pupil.dni,
      ),
      type: 'integer',
    },
    courseColumn(writer),
    {
      ...text(
        'birthDate',
        random.pick(['Fecha de nacimiento', 'Fecha nac.']),
        (pupil) => style.date(pupil.birthDate),
        (pupil) => pupil.birthDate,
      ),
      type: 'date',
    },
    text(
      'guardianName',
      random.pick(['Tutor/a', 'Responsable']),
      (pupil) => writer.familyFirst(pupil.guardian),
      (pupil) => canonicalName(pupil.guardian),
    ),
    text(
      'phone',
      'Teléfono',
      (pupil) => style.phone(pupil.phone, school.areaCode),
      (pupil) => pupil.phone,
    ),
  ];
  return assembleList({
    writer,
    pupils: sortByName(school.pupils),
    columns,
    title: `PADRÓN GENERAL DE ALUMNOS ${school.year}`,
    titleLines: [],
    shared: {},
    fileTitle: `Padrón ${school.year}`,
    paperKind: 'class-list',
  });
}
