import { addDays, nameMonth, writeLongDate } from '../argentine-values.ts';
import { manNames } from '../names.ts';
import type { Block, Draft, LabelledValue } from '../paper-content.ts';
import type { Pupil } from '../school.ts';
import { canonicalName, drawAdult, type Named, plainDni, type Writer, writeFooter } from './writer.ts';

const describeSex = (pupil: Pupil) => (pupil.female ? 'femenino' : 'masculino');

type Birth = {
  pupil: Pupil;
  act: string;
  volume: string;
  folio: string;
  mother: Named;
  father: Named | null;
  issued: string;
  registered: string;
  hasDni: boolean;
};

function drawBirth(writer: Writer, pupil: Pupil): Birth {
  const { random } = writer;
  const mother = pupil.guardian.relation === 'Madre' ? pupil.guardian : drawAdult(writer, true);
  const father =
    pupil.guardian.relation === 'Padre'
      ? pupil.guardian
      : random.chance(0.8)
        ? { familyName: pupil.familyName, givenName: random.pick(manNames) }
        : null;
  return {
    pupil,
    act: String(random.integer(11, 2890)),
    volume: `${random.integer(1, 9)}${random.pick(['', 'A', 'B'])}`,
    folio: String(random.integer(1, 200)),
    mother,
    father,
    issued: random.chance(0.5) ? writer.day : addDays(pupil.birthDate, random.integer(20, 900)),
    registered: addDays(pupil.birthDate, random.integer(1, 25)),
    hasDni: random.chance(0.8),
  };
}

function writeBirthFields(writer: Writer, birth: Birth): LabelledValue[] {
  const { random, school, style } = writer;
  const { pupil } = birth;
  const fields: LabelledValue[] = [
    { label: random.pick(['Acta N.º', 'Acta', 'N° de acta']), value: birth.act },
    { label: 'Tomo', value: birth.volume },
    { label: 'Folio', value: birth.folio },
    { label: random.pick(['Fecha de inscripción', 'Inscripto el']), value: style.date(birth.registered) },
    {
      label: random.pick(['Apellido y nombres del inscripto', 'Inscripto/a', 'Apellido y nombre', 'Nombre del nacido']),
      value: writer.familyFirst(pupil),
    },
    { label: 'Sexo', value: describeSex(pupil) },
    { label: random.pick(['Fecha de nacimiento', 'Nació el', 'Nacimiento']), value: style.date(pupil.birthDate) },
    { label: random.pick(['Lugar de nacimiento', 'Lugar']), value: `${school.town}, ${school.province}` },
  ];
  if (birth.hasDni)
    fields.push({
      label: random.pick(['D.N.I. N°', 'DNI asignado', 'Documento']),
      value: plainDni(style.dni(pupil.dni)),
    });
  fields.push({ label: random.pick(['Madre', 'Hijo/a de (madre)']), value: writer.familyFirst(birth.mother) });
  if (birth.father)
    fields.push({ label: random.pick(['Padre', 'y de (padre)']), value: writer.familyFirst(birth.father) });
  return fields;
}

function writeBirthProse(writer: Writer, birth: Birth): string[] {
  const { school, style, givenFirst, random } = writer;
  const { pupil } = birth;
  const father = birth.father ? ` y de ${givenFirst(birth.father)}` : '';
  const document = birth.hasDni ? ` Se le asignó el D.N.I. N° ${plainDni(style.dni(pupil.dni))}.` : '';
  return [
    `ACTA N.º ${birth.act} – TOMO ${birth.volume} – FOLIO ${birth.folio} – AÑO ${birth.registered.slice(0, 4)}`,
    random.pick([
      `En ${school.town}, provincia de ${school.province}, a los ${Number(birth.registered.slice(8))} días del mes de ${nameMonth(Number(birth.registered.slice(5, 7)))} de ${birth.registered.slice(0, 4)}, ante mí, Oficial Público, se inscribe el nacimiento de ${givenFirst(pupil)}, de sexo ${describeSex(pupil)}, ocurrido el ${writeLongDate(pupil.birthDate)} en ${school.town}. Es ${pupil.female ? 'hija' : 'hijo'} de ${givenFirst(birth.mother)}${father}.${document}`,
      `CERTIFICO que según consta en el acta citada, el día ${writeLongDate(pupil.birthDate)}, en ${school.town}, nació ${givenFirst(pupil)}, de sexo ${describeSex(pupil)}, ${pupil.female ? 'hija' : 'hijo'} de ${givenFirst(birth.mother)}${father}.${document}`,
    ]),
  ];
}

/** A birth certificate of `pupil`. */
export function draftBirthCertificate(writer: Writer, pupil: Pupil): Draft {
  const { random, school } = writer;
  const birth = drawBirth(writer, pupil);
  const body: Block[] = random.chance(0.5)
    ? writeBirthProse(writer, birth).map((text) => ({ kind: 'paragraph', text }))
    : [{ kind: 'fields', fields: writeBirthFields(writer, birth) }];
  return {
    paperKind: 'birth-certificate',
    fileTitle: random.pick([
      `Partida nacimiento ${pupil.familyName}`,
      `Acta nac ${pupil.familyName} ${pupil.givenName}`,
      `partida_${pupil.dni}`,
    ]),
    content: {
      letterhead: [
        random.pick([
          'Registro del Estado Civil y Capacidad de las Personas',
          'Registro Provincial de las Personas',
          'REGISTRO CIVIL',
        ]),
        `Provincia de ${school.province}`,
        `Delegación ${school.town}`,
      ],
      title: random.pick([
        'ACTA DE NACIMIENTO',
        'Partida de nacimiento',
        'CERTIFICADO DE NACIMIENTO',
        'Testimonio de acta de nacimiento',
      ]),
      blocks: [
        ...body,
        {
          kind: 'paragraph',
          text: `Es copia fiel del original que se expide en ${school.town} el ${writeLongDate(birth.issued)}.`,
        },
        {
          kind: 'signatures',
          labels: [`${writer.givenFirst(drawAdult(writer, random.chance(0.5)))} – Oficial Público`],
        },
      ],
      footer: writeFooter(writer),
    },
    people: [pupil.dni],
    fields: {
      pupilName: canonicalName(pupil),
      dni: birth.hasDni ? pupil.dni : null,
      birthDate: pupil.birthDate,
      birthPlace: school.town,
      actNumber: birth.act,
      motherName: canonicalName(birth.mother),
      fatherName: birth.father ? canonicalName(birth.father) : null,
      certificateDate: birth.issued,
    },
  };
}
