import { addDays, writeShortDate } from '../argentine-values.ts';
import type { Draft, LabelledValue } from '../paper-content.ts';
import type { Pupil } from '../school.ts';
import { canonicalName, drawAdult, plainDni, type Writer } from './writer.ts';

/** A certificate of fitness for physical education of `pupil`. */
export function draftHealthCertificate(writer: Writer, pupil: Pupil): Draft {
  const { random, school, style, day, givenFirst } = writer;
  const doctor = drawAdult(writer, random.chance(0.5));
  const hasDni = random.chance(0.85);
  const blood = random.chance(0.35) ? random.pick(['0 Rh +', 'A Rh +', 'B Rh +', 'A Rh -']) : null;
  const license = String(random.integer(10_000, 399_999));
  const document = hasDni ? `, DNI ${plainDni(style.dni(pupil.dni))},` : '';
  const age = school.year - Number(pupil.birthDate.slice(0, 4));
  const fit = random.pick([
    'apto/a para realizar actividad física',
    'en condiciones de realizar educación física escolar',
    'clínicamente sano/a y apto/a para la actividad física',
  ]);
  const prose = random.chance(0.5);
  const statement = random.pick([
    `Certifico haber examinado a ${givenFirst(pupil)}${document} de ${age} años, quien se encuentra ${fit}.`,
    `Se deja constancia de que ${givenFirst(pupil)}${document} está ${fit} al momento del examen.`,
  ]);
  const fields: LabelledValue[] = [
    { label: random.pick(['Paciente', 'Apellido y nombre', 'Alumno/a']), value: writer.familyFirst(pupil) },
    ...(hasDni ? [{ label: random.pick(['DNI', 'Documento N.º']), value: plainDni(style.dni(pupil.dni)) }] : []),
    { label: 'Edad', value: `${age} años` },
    ...(blood ? [{ label: 'Grupo sanguíneo', value: blood }] : []),
    { label: 'Talla', value: `1,${random.integer(10, 55)} m` },
    { label: random.pick(['Aptitud', 'Resultado', 'Observaciones']), value: fit },
  ];
  return {
    paperKind: 'health-certificate',
    fileTitle: random.pick([
      `Apto fisico ${pupil.familyName}`,
      `Certificado médico ${pupil.familyName} ${pupil.givenName}`,
      `apto_${pupil.familyName}`,
    ]),
    content: {
      letterhead: [
        `Dr./Dra. ${givenFirst(doctor)}`,
        `${random.pick(['Pediatría', 'Clínica médica', 'Medicina familiar'])} – M.P. ${license}`,
      ],
      title: random.pick([
        'CERTIFICADO DE APTITUD FÍSICA',
        'Apto físico',
        'CERTIFICADO MÉDICO',
        'Certificado de salud escolar',
      ]),
      blocks: [
        prose ? { kind: 'paragraph', text: statement } : { kind: 'fields', fields },
        ...(prose && blood ? [{ kind: 'paragraph', text: `Grupo sanguíneo: ${blood}.` } as const] : []),
        { kind: 'paragraph', text: random.pick([writer.placeAndDay, `Fecha: ${style.date(day)}`]) },
        { kind: 'paragraph', text: `Válido por un año. Vence el ${writeShortDate(addDays(day, 365))}.` },
        { kind: 'signatures', labels: [`${givenFirst(doctor)} – M.P. ${license}`] },
      ],
      footer: null,
    },
    people: [pupil.dni],
    fields: {
      pupilName: canonicalName(pupil),
      dni: hasDni ? pupil.dni : null,
      certificateDate: day,
      doctorName: canonicalName(doctor),
      doctorLicense: license,
      bloodGroup: blood,
    },
  };
}
