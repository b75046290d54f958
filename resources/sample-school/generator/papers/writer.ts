import {
  addDays,
  drawWritingStyle,
  isoDate,
  type WritingStyle,
  writeLongDate,
  writeShortDate,
} from '../argentine-values.ts';
import { familyNames, manNames, womanNames } from '../names.ts';
import type { LabelledValue } from '../paper-content.ts';
import type { Random } from '../random.ts';
import type { School } from '../school.ts';

/** A name in its two halves. */
export type Named = { familyName: string; givenName: string };

/** What every paper is written with: its own chance, its school and its ways of writing. */
export type Writer = {
  random: Random;
  school: School;
  style: WritingStyle;
  /** The day the paper is dated (ISO). */
  day: string;
  /** How names are written where a label asks for the family name first, or for the given name first. */
  familyFirst: (person: Named) => string;
  givenFirst: (person: Named) => string;
  /** The day of the paper in words, with the town. */
  placeAndDay: string;
};

/** "Apellidos, Nombres": the canonical name. */
export function canonicalName({ familyName, givenName }: Named): string {
  return `${familyName}, ${givenName}`;
}

/** Starts a paper of `school` with chance of its own. */
export function createWriter(random: Random, school: School): Writer {
  const style = drawWritingStyle(random);
  const day = addDays(isoDate(school.year, 2, 3), random.integer(0, 270));
  const upper = random.pick(['none', 'none', 'family', 'all'] as const);
  const comma = random.pick([', ', ', ', ', ', ' ']);
  const family = ({ familyName }: Named) => (upper === 'none' ? familyName : familyName.toUpperCase());
  const given = ({ givenName }: Named) => (upper === 'all' ? givenName.toUpperCase() : givenName);
  const writtenDay = random.pick([writeLongDate, writeLongDate, writeShortDate])(day);
  return {
    random,
    school,
    style,
    day,
    familyFirst: (person) => `${family(person)}${comma}${given(person)}`,
    givenFirst: (person) => `${given(person)} ${family(person)}`,
    placeAndDay: `${school.town}, ${writtenDay}`,
  };
}

/** The school's heading, in one of its customary forms; none on some papers. */
export function writeLetterhead({ random, school }: Writer): string[] {
  const authority = random.pick([
    `Provincia de ${school.province} – Dirección General de Escuelas`,
    `Ministerio de Educación de ${school.province}`,
    'Consejo de Educación – Nivel Primario',
  ]);
  const contact = random.pick([
    `${school.address} – ${school.town} – Tel. ${school.areaCode}-${school.phone.slice(school.areaCode.length)}`,
    `Domicilio: ${school.address}, ${school.town}. Teléfono: (${school.areaCode}) ${school.phone.slice(school.areaCode.length)}`,
    `${school.town} (${school.province}) · ${school.email}`,
  ]);
  return random.pick([
    [school.name, contact],
    [school.name, authority, contact],
    [authority, school.name],
    [school.name, contact],
    [],
  ]);
}

/** A footer at times: a printing date or a form's number, neither of which is the paper's date. */
export function writeFooter({ random, day }: Writer): string | null {
  return random.pick([
    null,
    null,
    `Impreso el ${writeShortDate(addDays(day, random.integer(1, 40)))}`,
    `Form. ${random.integer(100, 999)}/${random.pick(['A', 'B', 'E'])}`,
  ]);
}

/** Who signs for the school, with name and post: names that are nobody's answer. */
export function writeSignatures({ random, school, givenFirst }: Writer): string[] {
  return random.pick([
    ['Firma del padre, madre o tutor', 'Aclaración'],
    ['Firma', 'Aclaración y D.N.I.'],
    [`${givenFirst(school.head)} – Directora`, 'Firma del responsable'],
    ['Sello de la escuela', `${givenFirst(school.secretary)} (Secretaria)`],
  ]);
}

/** The fields with what the paper says of each, in a drawn order that keeps neighbours near. */
export function nudgeOrder(random: Random, fields: LabelledValue[]): LabelledValue[] {
  const ordered = [...fields];
  for (let swaps = 0; swaps < 2; swaps += 1) {
    const place = random.integer(1, Math.max(1, ordered.length - 2));
    const [one, other] = [ordered[place], ordered[place + 1]];
    if (one && other && random.chance(0.6)) [ordered[place], ordered[place + 1]] = [other, one];
  }
  return ordered;
}

/** A grown-up of no other paper: a doctor, a registrar, a parent. */
export function drawAdult({ random }: Writer, female: boolean): Named {
  return { familyName: random.pick(familyNames), givenName: random.pick(female ? womanNames : manNames) };
}

/** The digits of a document without the "DNI" that some styles put before them. */
export function plainDni(written: string): string {
  return written.replace(/^DNI /, '');
}
