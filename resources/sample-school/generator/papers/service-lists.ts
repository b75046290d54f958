import { nameMonth } from '../argentine-values.ts';
import type { Pupil } from '../school.ts';
import { courseColumn, type ListColumn, nameColumns, optionalColumns, orderColumn } from './list-columns.ts';
import { assembleList, type ListDraft, sortByName } from './lists.ts';
import { canonicalName, type Writer } from './writer.ts';

/** The list of those who eat at school. */
export function draftDiningList(writer: Writer, pupils: Pupil[]): ListDraft {
  const { random, school } = writer;
  const menus = new Map(
    pupils.map((pupil) => [
      pupil.dni,
      random.pick(['Común', 'Común', 'Común', 'Celíaco', 'Vegetariano', 'Sin lactosa']),
    ]),
  );
  const menuOf = (pupil: Pupil) => menus.get(pupil.dni) ?? 'Común';
  const columns: ListColumn[] = [
    orderColumn(writer),
    ...nameColumns(writer),
    courseColumn(writer),
    ...(random.chance(0.6) ? optionalColumns(writer).filter((column) => column.field === 'dni') : []),
    {
      field: 'menu',
      heading: random.pick(['Menú', 'Dieta', 'Tipo de menú']),
      weight: 2.5,
      write: menuOf,
      truth: (pupil) => ({ menu: menuOf(pupil) }),
      type: 'text',
    },
  ];
  const month = nameMonth(random.integer(3, 11));
  return assembleList({
    writer,
    pupils: sortByName(pupils),
    columns,
    title: random.pick(['COMEDOR ESCOLAR', 'Lista de comensales', 'Servicio alimentario escolar']),
    titleLines: [`Mes: ${month} de ${school.year}`],
    shared: {},
    fileTitle: `Comedor ${month}`,
    paperKind: 'class-list',
  });
}

/** The sheet of one month's attendance of `course`. */
export function draftAttendance(writer: Writer, course: string, pupils: Pupil[]): ListDraft {
  const { random, school, style } = writer;
  const month = random.integer(3, 11);
  const lastDay = new Date(Date.UTC(school.year, month, 0)).getUTCDate();
  const schoolDays = Array.from({ length: lastDay }, (_, index) => index + 1).filter(
    (date) => ![0, 6].includes(new Date(Date.UTC(school.year, month - 1, date)).getUTCDay()),
  );
  const marks = new Map(pupils.map((pupil) => [pupil.dni, schoolDays.map(() => (random.chance(0.07) ? 'A' : 'P'))]));
  const markOf = (pupil: Pupil, place: number) => marks.get(pupil.dni)?.[place] ?? 'P';
  const absencesOf = (pupil: Pupil) => String((marks.get(pupil.dni) ?? []).filter((mark) => mark === 'A').length);
  const columns: ListColumn[] = [
    orderColumn(writer),
    {
      field: 'pupilName',
      heading: random.pick(['Apellido y nombre', 'Alumno/a', 'Apellido y nombres']),
      weight: 8,
      write: (pupil) => writer.familyFirst(pupil),
      truth: (pupil) => ({ pupilName: canonicalName(pupil) }),
      type: 'text',
    },
    ...schoolDays.map(
      (date, place): ListColumn => ({
        field: null,
        heading: String(date),
        weight: 0.85,
        write: (pupil) => markOf(pupil, place),
        truth: () => ({}),
        type: 'text',
      }),
    ),
    {
      field: 'absences',
      heading: random.pick(['Inas.', 'Total A', 'Faltas', 'Inasist.']),
      weight: 1.8,
      write: absencesOf,
      truth: (pupil) => ({ absences: absencesOf(pupil) }),
      type: 'integer',
    },
  ];
  const attendance = assembleList({
    writer,
    pupils: sortByName(pupils),
    columns,
    title: random.pick(['PLANILLA DE ASISTENCIA', 'Registro de asistencia', 'Asistencia mensual']),
    titleLines: [
      `Mes: ${nameMonth(month)} de ${school.year}    Grado: ${style.course(course)}    Días hábiles: ${schoolDays.length}`,
    ],
    shared: { course },
    fileTitle: `Asistencia ${nameMonth(month)} ${course.replace('.º ', '')}`,
    paperKind: 'attendance',
  });
  attendance.draft.content.landscape = true;
  return attendance;
}
