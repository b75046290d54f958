import { addDays, writeShortDate } from '../argentine-values.ts';
import type { Block, Draft, LabelledValue } from '../paper-content.ts';
import type { Pupil } from '../school.ts';
import { canonicalName, drawAdult, nudgeOrder, plainDni, type Writer, writeFooter } from './writer.ts';

const vaccines: readonly { name: string; doses: readonly [string, number][] }[] = [
  { name: 'BCG', doses: [['Única', 0]] },
  { name: 'Hepatitis B', doses: [['Neonatal', 0]] },
  {
    name: 'Neumococo',
    doses: [
      ['1.ª', 2],
      ['2.ª', 4],
      ['Refuerzo', 12],
    ],
  },
  {
    name: 'Quíntuple (DPT-HB-Hib)',
    doses: [
      ['1.ª', 2],
      ['2.ª', 4],
      ['3.ª', 6],
      ['Refuerzo', 16],
    ],
  },
  {
    name: 'IPV (Salk)',
    doses: [
      ['1.ª', 2],
      ['2.ª', 4],
      ['3.ª', 6],
      ['Refuerzo', 60],
    ],
  },
  {
    name: 'Rotavirus',
    doses: [
      ['1.ª', 2],
      ['2.ª', 4],
    ],
  },
  {
    name: 'Triple viral (SRP)',
    doses: [
      ['1.ª', 12],
      ['2.ª', 60],
    ],
  },
  { name: 'Hepatitis A', doses: [['Única', 12]] },
  {
    name: 'Varicela',
    doses: [
      ['1.ª', 15],
      ['2.ª', 60],
    ],
  },
  { name: 'Triple bacteriana (DTP)', doses: [['Refuerzo', 61]] },
];

function writeDoses(writer: Writer, pupil: Pupil): Block {
  const { random, style } = writer;
  const rows = vaccines.flatMap((vaccine) =>
    vaccine.doses.map(([dose, months]) => [
      vaccine.name,
      dose,
      style.date(addDays(pupil.birthDate, months * 30 + random.integer(1, 25))),
      `${random.pick(['A', 'K', 'L', 'VX'])}${random.integer(100, 99999)}`,
    ]),
  );
  return {
    kind: 'grid',
    header: ['Vacuna', 'Dosis', random.pick(['Fecha', 'Fecha de aplicación', 'Aplicada el']), 'Lote'],
    rows,
    weights: [4, 2, 3, 2],
  };
}

type Visit = { hasDni: boolean; hasBirthDate: boolean; centre: string; complete: boolean; verdict: string };

function drawVisit({ random, school }: Writer): Visit {
  const hasDni = random.chance(0.92);
  const hasBirthDate = random.chance(0.85);
  const centre = random.pick([
    `Centro de Atención Primaria N.º ${random.integer(1, 40)}`,
    `Hospital Municipal de ${school.town}`,
    'Vacunatorio Central',
    `Sala “${random.pick(['Villa Nueva', 'Barrio Norte', 'San José'])}”`,
  ]);
  const complete = random.chance(0.85);
  const verdict = complete
    ? 'posee el esquema de vacunación completo para su edad'
    : 'adeuda dosis según el calendario vigente';
  return { hasDni, hasBirthDate, centre, complete, verdict };
}

function writeVisitFields(writer: Writer, pupil: Pupil, visit: Visit): LabelledValue[] {
  const { random, style } = writer;
  return [
    {
      label: random.pick(['Apellido y nombre', 'Paciente', 'Apellido y nombres', 'Niño/a']),
      value: writer.familyFirst(pupil),
    },
    ...(visit.hasDni
      ? [{ label: random.pick(['DNI', 'Documento', 'D.N.I. N°']), value: plainDni(style.dni(pupil.dni)) }]
      : []),
    ...(visit.hasBirthDate
      ? [{ label: random.pick(['Fecha de nacimiento', 'Fecha nac.', 'F. Nac.']), value: style.date(pupil.birthDate) }]
      : []),
    { label: random.pick(['Centro de salud', 'Vacunatorio', 'Establecimiento']), value: visit.centre },
  ];
}

function writeVisitSentence({ style, givenFirst }: Writer, pupil: Pupil, visit: Visit): string {
  const document = visit.hasDni ? `, DNI ${plainDni(style.dni(pupil.dni))}` : '';
  const born = visit.hasBirthDate ? `, nacid${pupil.female ? 'a' : 'o'} el ${style.date(pupil.birthDate)}` : '';
  return `Se certifica que ${givenFirst(pupil)}${document}${born}, ${visit.verdict}.`;
}

function writeVisit(writer: Writer, pupil: Pupil, visit: Visit, prose: boolean): Block[] {
  const { random } = writer;
  const fields = writeVisitFields(writer, pupil, visit);
  const doses = !prose || random.chance(0.4) ? [writeDoses(writer, pupil)] : [];
  if (prose) return [{ kind: 'paragraph', text: writeVisitSentence(writer, pupil, visit) }, ...doses];
  const child = pupil.female ? 'la niña' : 'el niño';
  return [
    { kind: 'fields', fields: nudgeOrder(random, fields) },
    ...doses,
    { kind: 'paragraph', text: `Quien suscribe certifica que ${child} ${visit.verdict}.` },
  ];
}

/** A vaccination certificate of `pupil`, with or without the list of doses. */
export function draftVaccination(writer: Writer, pupil: Pupil): Draft {
  const { random, school, style, day, givenFirst } = writer;
  const visit = drawVisit(writer);
  const body = writeVisit(writer, pupil, visit, random.chance(0.35));
  return {
    paperKind: 'vaccination-certificate',
    fileTitle: random.pick([
      `Vacunas ${pupil.familyName}`,
      `Carnet vacunas ${pupil.familyName} ${pupil.givenName}`,
      `carnet_vacunacion_${pupil.dni.slice(-4)}`,
    ]),
    content: {
      letterhead: [`Ministerio de Salud – Provincia de ${school.province}`, visit.centre],
      title: random.pick([
        'CARNET DE VACUNACIÓN',
        'CERTIFICADO DE VACUNACIÓN',
        'Calendario de vacunas',
        'Constancia de vacunas',
      ]),
      blocks: [
        ...body,
        {
          kind: 'paragraph',
          text: random.pick([
            writer.placeAndDay,
            `Fecha de emisión: ${style.date(day)}`,
            `Extendido el ${writeShortDate(day)}.`,
          ]),
        },
        {
          kind: 'signatures',
          labels: [`Enf. ${givenFirst(drawAdult(writer, true))} – Mat. ${random.integer(1000, 9999)}`],
        },
      ],
      footer: writeFooter(writer),
    },
    people: [pupil.dni],
    fields: {
      pupilName: canonicalName(pupil),
      dni: visit.hasDni ? pupil.dni : null,
      birthDate: visit.hasBirthDate ? pupil.birthDate : null,
      certificateDate: day,
      healthCentre: visit.centre,
      vaccinationComplete: visit.complete ? 'true' : 'false',
    },
  };
}
