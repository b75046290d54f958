import { writeLongDate, writeShortDate } from '../argentine-values.ts';
import type { Pupil } from '../school.ts';
import type { EnrolmentField } from './enrolment-wording.ts';
import type { Named, Writer } from './writer.ts';
import { plainDni } from './writer.ts';

/** What a form in prose says; an absent value leaves its words out. */
export function writeEnrolmentProse(writer: Writer, pupil: Pupil, has: (field: EnrolmentField) => boolean): string[] {
  const { random, school, style, givenFirst } = writer;
  const child = pupil.female
    ? random.pick(['mi hija', 'la niña', 'la alumna', 'mi hija menor'])
    : random.pick(['mi hijo', 'el niño', 'el alumno', 'mi hijo menor']);
  const when = (field: EnrolmentField, words: string) => (has(field) ? words : '');
  const ending = pupil.female ? 'a' : 'o';
  const born =
    when(
      'birthDate',
      `, nacid${ending} el ${random.pick([style.date, writeLongDate, writeShortDate])(pupil.birthDate)}`,
    ) + when('birthPlace', `${has('birthDate') ? '' : `, nacid${ending}`} en ${school.town}`);
  const identified = when(
    'dni',
    random.pick([
      `, DNI ${plainDni(style.dni(pupil.dni))}`,
      `, D.N.I. N° ${plainDni(style.dni(pupil.dni))}`,
      `, documento ${plainDni(style.dni(pupil.dni))}`,
    ]),
  );
  const course =
    when('course', ` en ${style.course(pupil.course)}`) + when('shift', `, turno ${pupil.shift.toLowerCase()}`);
  const who = writeGuardian(writer, pupil.guardian, has);
  const request = random.pick([
    `Solicito la inscripción de ${child} ${givenFirst(pupil)}${identified}${born}${course}, para el ciclo lectivo ${school.year}.`,
    `Por la presente solicito se inscriba a ${child}, ${givenFirst(pupil)}${identified}${born},${course} del año ${school.year}.`,
    `Me dirijo a Ud. a fin de pedir una vacante para ${child} ${givenFirst(pupil)}${identified}${born}${course}, en el establecimiento a su cargo.`,
  ]);
  const home = when(
    'address',
    random.pick([
      `Vivimos en ${pupil.address}.`,
      `Nuestro domicilio es ${pupil.address}.`,
      `El domicilio familiar es ${pupil.address}.`,
    ]),
  );
  const call = when(
    'phone',
    random.pick([
      `Mi teléfono es ${style.phone(pupil.phone, school.areaCode)}.`,
      `Para comunicarse: tel. ${style.phone(pupil.phone, school.areaCode)}.`,
    ]),
  );
  const parts = random.chance(0.5) ? [`${request}`, `${home} ${call}`, who] : [who, request, `${call} ${home}`];
  return parts.map((part) => part.trim().replaceAll(',,', ',')).filter((part) => part !== '');
}

function writeGuardian(
  { random, style, givenFirst }: Writer,
  guardian: Named & { dni: string; relation: string },
  has: (field: EnrolmentField) => boolean,
): string {
  if (!has('guardianName'))
    return has('guardianDni') ? `El responsable firma con DNI ${plainDni(style.dni(guardian.dni))}.` : '';
  const document = has('guardianDni')
    ? random.pick([`, DNI ${plainDni(style.dni(guardian.dni))}`, `, con D.N.I. ${plainDni(style.dni(guardian.dni))}`])
    : '';
  const relation = has('relation') ? `, en mi carácter de ${guardian.relation.toLowerCase()},` : '';
  const role = has('relation') ? guardian.relation.toLowerCase() : 'tutor/a';
  return random.pick([
    `Quien suscribe, ${givenFirst(guardian)}${document}${relation} declara que los datos son ciertos.`,
    `El/la responsable es ${givenFirst(guardian)}${document}${has('relation') ? ` (${role})` : ''}.`,
    `Firma como ${role} ${givenFirst(guardian)}${document}.`,
  ]);
}
