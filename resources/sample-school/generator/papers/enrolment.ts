import { writeShortDate } from '../argentine-values.ts';
import type { Block, Draft, LabelledValue } from '../paper-content.ts';
import type { Pupil } from '../school.ts';
import type { TruthFields } from '../truth.ts';
import {
  type EnrolmentField,
  enrolmentHeadings,
  enrolmentTitles,
  guardianFlatLabels,
  guardianSectionLabels,
  plainDni,
  pupilFamilyFirstLabels,
  pupilGivenFirstLabels,
  pupilLabels,
  writeEnrolmentProse,
} from './enrolment-wording.ts';
import { canonicalName, nudgeOrder, type Writer, writeFooter, writeLetterhead, writeSignatures } from './writer.ts';

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

type Form = {
  writer: Writer;
  pupil: Pupil;
  has: (field: EnrolmentField) => boolean /** A field left out is at times still asked for. */;
  asks: (field: EnrolmentField) => boolean;
};

function writeShift({ writer: { random }, pupil, has }: Form, label: string): LabelledValue {
  if (!has('shift')) return { label, value: '' };
  if (!random.chance(0.12)) return { label, value: random.pick([pupil.shift, pupil.shift, pupil.shift.toUpperCase()]) };
  const options = ['Mañana', 'Tarde', ...(pupil.shift === 'Mañana' || pupil.shift === 'Tarde' ? [] : [pupil.shift])];
  return { label, value: options.map((option) => `${option} (${option === pupil.shift ? 'X' : '  '})`).join('   ') };
}

function writePupilName({ writer }: Form, person: { familyName: string; givenName: string }): LabelledValue[] {
  const { random } = writer;
  const way = random.pick(['family', 'family', 'family', 'given', 'split'] as const);
  if (way === 'family') return [{ label: random.pick(pupilFamilyFirstLabels), value: writer.familyFirst(person) }];
  if (way === 'given') return [{ label: random.pick(pupilGivenFirstLabels), value: writer.givenFirst(person) }];
  const [family, given] = random.pick([
    ['Apellido', 'Nombre'],
    ['Apellido/s', 'Nombre/s'],
    ['Apellidos', 'Nombres'],
  ] as const);
  return [
    { label: family, value: person.familyName },
    { label: given, value: person.givenName },
  ];
}

function writePupilFields(form: Form): LabelledValue[] {
  const { writer, pupil, has, asks } = form;
  const { random, school, style } = writer;
  const written: Record<keyof typeof pupilLabels, () => string> = {
    dni: () => style.dni(pupil.dni),
    cuil: () => style.cuil(pupil.cuil),
    birthDate: () => style.date(pupil.birthDate),
    birthPlace: () => school.town,
    course: () => style.course(pupil.course),
    shift: () => pupil.shift,
    address: () => pupil.address,
  };
  const fields = writePupilName(form, pupil);
  for (const key of Object.keys(written) as (keyof typeof pupilLabels)[]) {
    // The keys of a literal are its own.
    if (!asks(key)) continue;
    const label = random.pick(pupilLabels[key]);
    if (key === 'shift') fields.push(writeShift(form, label));
    else {
      const value = has(key) ? written[key]() : '';
      fields.push({ label, value: key === 'dni' && /^(DNI|D\.N\.I)/.test(label) ? plainDni(value) : value });
    }
  }
  return nudgeOrder(random, [...fields, ...writeOtherFields(form)]);
}

/** What schools also ask and nobody's planilla does. */
function writeOtherFields({ writer: { random, school } }: Form): LabelledValue[] {
  const others: LabelledValue[] = [
    { label: 'Nacionalidad', value: random.pick(['Argentina', 'Arg.', 'Argentino/a']) },
    {
      label: random.pick(['Obra social', 'Cobertura médica']),
      value: random.pick(['IOMA', 'OSDE', 'PAMI', 'No posee', '']),
    },
    {
      label: random.pick(['Jardín o escuela de procedencia', 'Escuela de procedencia']),
      value: random.pick(['Jardín N.º 905', 'Escuela N.º 22', '']),
    },
    { label: 'Localidad', value: school.town },
    { label: 'C.P.', value: String(random.integer(1600, 9400)) },
    {
      label: random.pick(['¿Tiene hermanos en la escuela?', 'Hermanos en el establecimiento']),
      value: random.pick(['Sí', 'No']),
    },
    { label: 'Teléfono de emergencias', value: '' },
  ];
  return others.filter(() => random.chance(0.18));
}

function writeGuardianFields({ writer, pupil, has, asks }: Form, sectioned: boolean): LabelledValue[] {
  const { random, school, style } = writer;
  const labels = sectioned ? guardianSectionLabels : guardianFlatLabels;
  const { guardian } = pupil;
  const nameLabel = random.pick(labels.guardianName);
  const written: Record<keyof typeof labels, () => string> = {
    guardianName: () => (nameLabel.startsWith('Nombre') ? writer.givenFirst(guardian) : writer.familyFirst(guardian)),
    guardianDni: () => plainDni(style.dni(guardian.dni)),
    relation: () => guardian.relation,
    phone: () => style.phone(pupil.phone, school.areaCode),
    email: () => writeEmail(guardian.givenName, pupil.familyName),
  };
  const fields: LabelledValue[] = [];
  for (const key of Object.keys(written) as (keyof typeof labels)[]) {
    // The keys of a literal are its own.
    if (asks(key))
      fields.push({
        label: key === 'guardianName' ? nameLabel : random.pick(labels[key]),
        value: has(key) ? written[key]() : '',
      });
  }
  return fields;
}

function writeEmail(givenName: string, familyName: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
  return `${plain(givenName.split(' ')[0] ?? '')}.${plain(familyName)}@correo.example.ar`;
}

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
