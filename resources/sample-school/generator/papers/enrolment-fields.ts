import type { LabelledValue } from '../paper-content.ts';
import type { Pupil } from '../school.ts';
import {
  type EnrolmentField,
  guardianFlatLabels,
  guardianSectionLabels,
  pupilFamilyFirstLabels,
  pupilGivenFirstLabels,
  pupilLabels,
} from './enrolment-wording.ts';
import { nudgeOrder, plainDni, type Writer } from './writer.ts';

/** A form being filled in: whose it is, what it says and what it asks for. */
export type Form = {
  writer: Writer;
  pupil: Pupil;
  has: (field: EnrolmentField) => boolean;
  /** A field left out is at times still asked for. */
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

/** The pupil's part. */
export function writePupilFields(form: Form): LabelledValue[] {
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

/** The guardian's part, under short labels where a heading says whose they are. */
export function writeGuardianFields({ writer, pupil, has, asks }: Form, sectioned: boolean): LabelledValue[] {
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

/** A made-up address. */
export function writeEmail(givenName: string, familyName: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
  return `${plain(givenName.split(' ')[0] ?? '')}.${plain(familyName)}@correo.example.ar`;
}
