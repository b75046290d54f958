import { addDays, writeShortDate } from '../argentine-values.ts';
import type { Block, Draft, LabelledValue } from '../paper-content.ts';
import type { Pupil } from '../school.ts';
import { canonicalName, drawAdult, type Named, plainDni, type Writer } from './writer.ts';

type Exam = { doctor: Named; license: string; hasDni: boolean; blood: string | null; age: number; verdict: string };

function drawExam(writer: Writer, pupil: Pupil): Exam {
  const { random, school } = writer;
  const doctor = drawAdult(writer, random.chance(0.5));
  const hasDni = random.chance(0.85);
  const blood = random.chance(0.35) ? random.pick(['0 Rh +', 'A Rh +', 'B Rh +', 'A Rh -']) : null;
  const license = String(random.integer(10_000, 399_999));
  const verdict = random.pick([
    'apto/a para realizar actividad física',
    'en condiciones de realizar educación física escolar',
    'clínicamente sano/a y apto/a para la actividad física',
  ]);
  return { doctor, license, hasDni, blood, age: school.year - Number(pupil.birthDate.slice(0, 4)), verdict };
}

function writeExam(writer: Writer, pupil: Pupil, { hasDni, blood, age, verdict }: Exam): Block[] {
  const { random, style, givenFirst } = writer;
  const document = hasDni ? `, DNI ${plainDni(style.dni(pupil.dni))},` : '';
  const prose = random.chance(0.5);
  const statement = random.pick([
    `Certifico haber examinado a ${givenFirst(pupil)}${document} de ${age} años, quien se encuentra ${verdict}.`,
    `Se deja constancia de que ${givenFirst(pupil)}${document} está ${verdict} al momento del examen.`,
  ]);
  const fields: LabelledValue[] = [
    { label: random.pick(['Paciente', 'Apellido y nombre', 'Alumno/a']), value: writer.familyFirst(pupil) },
    ...(hasDni ? [{ label: random.pick(['DNI', 'Documento N.º']), value: plainDni(style.dni(pupil.dni)) }] : []),
    { label: 'Edad', value: `${age} años` },
    ...(blood ? [{ label: 'Grupo sanguíneo', value: blood }] : []),
    { label: 'Talla', value: `1,${random.integer(10, 55)} m` },
    { label: random.pick(['Aptitud', 'Resultado', 'Observaciones']), value: verdict },
  ];
  if (!prose) return [{ kind: 'fields', fields }];
  const sentences = blood ? [statement, `Grupo sanguíneo: ${blood}.`] : [statement];
  return sentences.map((text) => ({ kind: 'paragraph', text }));
}

/** A certificate of fitness for physical education of `pupil`. */
export function draftHealthCertificate(writer: Writer, pupil: Pupil): Draft {
  const { random, style, day, givenFirst } = writer;
  const exam = drawExam(writer, pupil);
  const { doctor, license, hasDni, blood } = exam;
  const body = writeExam(writer, pupil, exam);
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
        ...body,
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
