import { addDays, isoDate } from '../argentine-values.ts';
import type { Draft, LabelledValue } from '../paper-content.ts';
import type { Pupil } from '../school.ts';
import { canonicalName, plainDni, type Writer, writeFooter } from './writer.ts';

/** A certificate of transfer of `pupil` to or from another school. */
export function draftTransfer(writer: Writer, pupil: Pupil): Draft {
  const { random, school, style, day, givenFirst } = writer;
  const leaving = random.chance(0.5);
  const other = `Escuela N.º ${random.integer(100, 999)} “${random.pick(['Paula Albarracín', 'Güemes', 'República de Italia', 'Remedios de Escalada'])}”`;
  const [origin, destination] = leaving ? [school.name, other] : [other, school.name];
  const effective = addDays(day, random.integer(1, 12));
  const reason = random.pick([
    'cambio de domicilio',
    'razones familiares',
    'cercanía al hogar',
    'traslado laboral del padre',
  ]);
  const prose = random.chance(0.5);
  const statement = `La Dirección de la ${origin} hace constar que ${givenFirst(pupil)}, D.N.I. ${plainDni(style.dni(pupil.dni))}, alumn${pupil.female ? 'a' : 'o'} regular de ${style.course(pupil.course)}, solicita el pase a la ${destination} por ${reason}, a partir del ${style.date(effective)}.`;
  const fields: LabelledValue[] = [
    { label: random.pick(['Alumno/a', 'Apellido y nombre']), value: writer.familyFirst(pupil) },
    { label: random.pick(['DNI', 'D.N.I. N°', 'Documento']), value: plainDni(style.dni(pupil.dni)) },
    { label: random.pick(['Grado', 'Año y sección', 'Grado que cursa']), value: style.course(pupil.course) },
    { label: random.pick(['Escuela de origen', 'Establecimiento de origen', 'Proviene de']), value: origin },
    { label: random.pick(['Escuela de destino', 'Establecimiento de destino', 'Pasa a']), value: destination },
    { label: random.pick(['Motivo', 'Motivo del pase', 'Causa']), value: reason },
    { label: random.pick(['Fecha del pase', 'A partir del', 'Fecha de baja']), value: style.date(effective) },
  ];
  return {
    paperKind: 'transfer',
    fileTitle: random.pick([`Pase ${pupil.familyName}`, `Constancia de pase ${pupil.familyName} ${pupil.givenName}`]),
    content: {
      letterhead: [origin, `${school.town}, ${isoDate(school.year, 1, 1).slice(0, 4)}`],
      title: random.pick(['CONSTANCIA DE PASE', 'Solicitud de pase', 'PASE DE ALUMNO']),
      blocks: [
        prose ? { kind: 'paragraph', text: statement } : { kind: 'fields', fields },
        { kind: 'paragraph', text: writer.placeAndDay },
        { kind: 'signatures', labels: ['Director/a', 'Sello'] },
      ],
      footer: writeFooter(writer),
    },
    people: [pupil.dni],
    fields: {
      pupilName: canonicalName(pupil),
      dni: pupil.dni,
      course: pupil.course,
      originSchool: origin,
      destinationSchool: destination,
      reason,
      transferDate: effective,
      documentDate: day,
    },
  };
}
