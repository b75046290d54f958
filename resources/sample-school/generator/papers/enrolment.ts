import { writeShortDate } from '../argentine-values.ts';
import type { Block, Draft } from '../paper-content.ts';
import type { Pupil } from '../school.ts';
import type { TruthFields } from '../truth.ts';
import { type Form, writeEmail, writeGuardianFields, writePupilFields } from './enrolment-fields.ts';
import { writeEnrolmentProse } from './enrolment-prose.ts';
import { type EnrolmentField, enrolmentHeadings, enrolmentTitles } from './enrolment-wording.ts';
import { canonicalName, type Writer, writeFooter, writeLetterhead, writeSignatures } from './writer.ts';

/** How often a form of the kind has each field filled. */
const presence: Record<EnrolmentField, number> = {
  pupilName: 1,
  dni: 0.95,
  cuil: 0.2,
  birthDate: 0.93,
  birthPlace: 0.4,
  course: 0.93,
  shift: 0.85,
  address: 0.9,
  guardianName: 0.92,
  guardianDni: 0.75,
  phone: 0.85,
  email: 0.15,
  relation: 0.35,
};

function writeBody(form: Form): Block[] {
  const { writer, pupil, has } = form;
  const { random } = writer;
  if (random.chance(0.16)) return writeEnrolmentProse(writer, pupil, has).map((text) => ({ kind: 'paragraph', text }));
  if (random.chance(0.5)) {
    const [pupilHeading, guardianHeading] = random.pick(enrolmentHeadings);
    return [
      { kind: 'heading', text: pupilHeading },
      { kind: 'fields', fields: writePupilFields(form) },
      { kind: 'heading', text: guardianHeading },
      { kind: 'fields', fields: writeGuardianFields(form, true) },
    ];
  }
  return [{ kind: 'fields', fields: [...writePupilFields(form), ...writeGuardianFields(form, false)] }];
}

function writeOfficeNote({ writer }: Form): Block[] {
  const { random, school, day, givenFirst } = writer;
  return random.pick<Block[]>([
    [],
    [
      {
        kind: 'paragraph',
        text: 'Declaro bajo juramento que los datos consignados son exactos y me comprometo a informar cualquier cambio.',
      },
    ],
    [
      {
        kind: 'paragraph',
        text: `Documentación presentada: fotocopia de DNI, partida de nacimiento y carnet de vacunas. Recibió: ${givenFirst(school.secretary)}, el ${writeShortDate(day)}.`,
      },
    ],
    [
      { kind: 'heading', text: 'Para uso de la secretaría' },
      {
        kind: 'paragraph',
        text: `Legajo N.º ${random.integer(100, 4000)}. Docente a cargo: ${givenFirst(random.pick(school.teachers))}.`,
      },
    ],
  ]);
}

function collectTruth(pupil: Pupil, town: string, has: Form['has']): TruthFields {
  const { guardian } = pupil;
  const values: Record<EnrolmentField, string> = {
    pupilName: canonicalName(pupil),
    dni: pupil.dni,
    cuil: pupil.cuil,
    birthDate: pupil.birthDate,
    birthPlace: town,
    course: pupil.course,
    shift: pupil.shift,
    address: pupil.address,
    guardianName: canonicalName(guardian),
    guardianDni: guardian.dni,
    phone: pupil.phone,
    email: writeEmail(guardian.givenName, pupil.familyName),
    relation: guardian.relation,
  };
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, has(key as EnrolmentField) ? value : null]),
  ); // The keys of `values`.
}

/** An enrolment form of `pupil`. */
export function draftEnrolment(writer: Writer, pupil: Pupil): Draft {
  const { random, school, day } = writer;
  const filled = new Set((Object.keys(presence) as EnrolmentField[]).filter((field) => random.chance(presence[field])));
  const blank = new Set(
    (Object.keys(presence) as EnrolmentField[]).filter(
      (field) => !filled.has(field) && presence[field] > 0.5 && random.chance(0.5),
    ),
  );
  const form: Form = {
    writer,
    pupil,
    has: (field) => filled.has(field),
    asks: (field) => filled.has(field) || blank.has(field),
  };
  const body = writeBody(form);
  const isProse = body.every((block) => block.kind === 'paragraph');
  // The sentences have no place for these.
  if (isProse) for (const field of ['email', 'cuil'] as const) filled.delete(field);
  if (isProse && !filled.has('guardianName')) filled.delete('relation');
  const dated = random.chance(0.7);
  const title = random.pick(enrolmentTitles);
  return {
    paperKind: 'enrolment-form',
    fileTitle: random.pick([
      `Ficha inscripción ${pupil.familyName}`,
      `Inscripcion_${pupil.familyName}`,
      `Matricula ${school.year} ${pupil.familyName} ${pupil.givenName}`,
    ]),
    content: {
      letterhead: writeLetterhead(writer),
      title: random.chance(0.5) ? `${title} ${school.year}` : title,
      blocks: [
        ...(dated && random.chance(0.5) ? [{ kind: 'right', text: writer.placeAndDay } as const] : []),
        ...body,
        ...writeOfficeNote(form),
        ...(dated ? [{ kind: 'paragraph', text: writer.placeAndDay } as const] : []),
        { kind: 'signatures', labels: writeSignatures(writer) },
      ],
      footer: writeFooter(writer),
    },
    people: [pupil.dni],
    fields: { ...collectTruth(pupil, school.town, form.has), enrolmentDate: dated ? day : null },
  };
}
