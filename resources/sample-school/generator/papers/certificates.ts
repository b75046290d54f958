import { addDays, isoDate, nameMonth, writeLongDate, writeShortDate } from '../argentine-values.ts';
import { familyNames, manNames, womanNames } from '../names.ts';
import type { Block, Draft, LabelledValue } from '../paper-content.ts';
import type { Pupil } from '../school.ts';
import { plainDni } from './enrolment-wording.ts';
import { canonicalName, type Named, nudgeOrder, type Writer, writeFooter } from './writer.ts';

const drawAdult = ({ random }: Writer, female: boolean): Named => ({ familyName: random.pick(familyNames), givenName: random.pick(female ? womanNames : manNames) });

const describeSex = (pupil: Pupil) => (pupil.female ? 'femenino' : 'masculino');

type Birth = { pupil: Pupil; act: string; volume: string; folio: string; mother: Named; father: Named | null; issued: string; registered: string; hasDni: boolean };

function drawBirth(writer: Writer, pupil: Pupil): Birth {
  const { random } = writer;
  const mother = pupil.guardian.relation === 'Madre' ? pupil.guardian : drawAdult(writer, true);
  const father = pupil.guardian.relation === 'Padre' ? pupil.guardian : random.chance(0.8) ? { familyName: pupil.familyName, givenName: random.pick(manNames) } : null;
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
    { label: random.pick(['Apellido y nombres del inscripto', 'Inscripto/a', 'Apellido y nombre', 'Nombre del nacido']), value: writer.familyFirst(pupil) },
    { label: 'Sexo', value: describeSex(pupil) },
    { label: random.pick(['Fecha de nacimiento', 'Nació el', 'Nacimiento']), value: style.date(pupil.birthDate) },
    { label: random.pick(['Lugar de nacimiento', 'Lugar']), value: `${school.town}, ${school.province}` },
  ];
  if (birth.hasDni) fields.push({ label: random.pick(['D.N.I. N°', 'DNI asignado', 'Documento']), value: plainDni(style.dni(pupil.dni)) });
  fields.push({ label: random.pick(['Madre', 'Hijo/a de (madre)']), value: writer.familyFirst(birth.mother) });
  if (birth.father) fields.push({ label: random.pick(['Padre', 'y de (padre)']), value: writer.familyFirst(birth.father) });
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
    fileTitle: random.pick([`Partida nacimiento ${pupil.familyName}`, `Acta nac ${pupil.familyName} ${pupil.givenName}`, `partida_${pupil.dni}`]),
    content: {
      letterhead: [random.pick(['Registro del Estado Civil y Capacidad de las Personas', 'Registro Provincial de las Personas', 'REGISTRO CIVIL']), `Provincia de ${school.province}`, `Delegación ${school.town}`],
      title: random.pick(['ACTA DE NACIMIENTO', 'Partida de nacimiento', 'CERTIFICADO DE NACIMIENTO', 'Testimonio de acta de nacimiento']),
      blocks: [
        ...body,
        { kind: 'paragraph', text: `Es copia fiel del original que se expide en ${school.town} el ${writeLongDate(birth.issued)}.` },
        { kind: 'signatures', labels: [`${writer.givenFirst(drawAdult(writer, random.chance(0.5)))} – Oficial Público`] },
      ],
      footer: writeFooter(writer),
    },
    people: [pupil.dni],
    fields: {
      pupilName: canonicalName(pupil), dni: birth.hasDni ? pupil.dni : null, birthDate: pupil.birthDate, birthPlace: school.town, actNumber: birth.act,
      motherName: canonicalName(birth.mother), fatherName: birth.father ? canonicalName(birth.father) : null, certificateDate: birth.issued,
    },
  };
}

const vaccines: readonly { name: string; doses: readonly [string, number][] }[] = [
  { name: 'BCG', doses: [['Única', 0]] },
  { name: 'Hepatitis B', doses: [['Neonatal', 0]] },
  { name: 'Neumococo', doses: [['1.ª', 2], ['2.ª', 4], ['Refuerzo', 12]] },
  { name: 'Quíntuple (DPT-HB-Hib)', doses: [['1.ª', 2], ['2.ª', 4], ['3.ª', 6], ['Refuerzo', 16]] },
  { name: 'IPV (Salk)', doses: [['1.ª', 2], ['2.ª', 4], ['3.ª', 6], ['Refuerzo', 60]] },
  { name: 'Rotavirus', doses: [['1.ª', 2], ['2.ª', 4]] },
  { name: 'Triple viral (SRP)', doses: [['1.ª', 12], ['2.ª', 60]] },
  { name: 'Hepatitis A', doses: [['Única', 12]] },
  { name: 'Varicela', doses: [['1.ª', 15], ['2.ª', 60]] },
  { name: 'Triple bacteriana (DTP)', doses: [['Refuerzo', 61]] },
];

function writeDoses(writer: Writer, pupil: Pupil): Block {
  const { random, style } = writer;
  const rows = vaccines.flatMap((vaccine) =>
    vaccine.doses.map(([dose, months]) => [vaccine.name, dose, style.date(addDays(pupil.birthDate, months * 30 + random.integer(1, 25))), `${random.pick(['A', 'K', 'L', 'VX'])}${random.integer(100, 99999)}`]),
  );
  return { kind: 'grid', header: ['Vacuna', 'Dosis', random.pick(['Fecha', 'Fecha de aplicación', 'Aplicada el']), 'Lote'], rows, weights: [4, 2, 3, 2] };
}

/** A vaccination certificate of `pupil`, with or without the list of doses. */
export function draftVaccination(writer: Writer, pupil: Pupil): Draft {
  const { random, school, style, day, givenFirst } = writer;
  const hasDni = random.chance(0.92);
  const hasBirthDate = random.chance(0.85);
  const centre = random.pick([`Centro de Atención Primaria N.º ${random.integer(1, 40)}`, `Hospital Municipal de ${school.town}`, 'Vacunatorio Central', `Sala “${random.pick(['Villa Nueva', 'Barrio Norte', 'San José'])}”`]);
  const complete = random.chance(0.85);
  const verdict = complete ? 'posee el esquema de vacunación completo para su edad' : 'adeuda dosis según el calendario vigente';
  const prose = random.chance(0.35);
  const document = hasDni ? `, DNI ${plainDni(style.dni(pupil.dni))}` : '';
  const born = hasBirthDate ? `, nacid${pupil.female ? 'a' : 'o'} el ${style.date(pupil.birthDate)}` : '';
  const fields: LabelledValue[] = [
    { label: random.pick(['Apellido y nombre', 'Paciente', 'Apellido y nombres', 'Niño/a']), value: writer.familyFirst(pupil) },
    ...(hasDni ? [{ label: random.pick(['DNI', 'Documento', 'D.N.I. N°']), value: plainDni(style.dni(pupil.dni)) }] : []),
    ...(hasBirthDate ? [{ label: random.pick(['Fecha de nacimiento', 'Fecha nac.', 'F. Nac.']), value: style.date(pupil.birthDate) }] : []),
    { label: random.pick(['Centro de salud', 'Vacunatorio', 'Establecimiento']), value: centre },
  ];
  const statement = `Se certifica que ${givenFirst(pupil)}${document}${born}, ${verdict}.`;
  const withDoses = !prose || random.chance(0.4);
  return {
    paperKind: 'vaccination-certificate',
    fileTitle: random.pick([`Vacunas ${pupil.familyName}`, `Carnet vacunas ${pupil.familyName} ${pupil.givenName}`, `carnet_vacunacion_${pupil.dni.slice(-4)}`]),
    content: {
      letterhead: [`Ministerio de Salud – Provincia de ${school.province}`, centre],
      title: random.pick(['CARNET DE VACUNACIÓN', 'CERTIFICADO DE VACUNACIÓN', 'Calendario de vacunas', 'Constancia de vacunas']),
      blocks: [
        prose ? { kind: 'paragraph', text: statement } : { kind: 'fields', fields: nudgeOrder(random, fields) },
        ...(withDoses ? [writeDoses(writer, pupil)] : []),
        ...(prose ? [] : [{ kind: 'paragraph', text: `Quien suscribe certifica que ${pupil.female ? 'la niña' : 'el niño'} ${verdict}.` } as const]),
        { kind: 'paragraph', text: random.pick([writer.placeAndDay, `Fecha de emisión: ${style.date(day)}`, `Extendido el ${writeShortDate(day)}.`]) },
        { kind: 'signatures', labels: [`Enf. ${givenFirst(drawAdult(writer, true))} – Mat. ${random.integer(1000, 9999)}`] },
      ],
      footer: writeFooter(writer),
    },
    people: [pupil.dni],
    fields: {
      pupilName: canonicalName(pupil), dni: hasDni ? pupil.dni : null, birthDate: hasBirthDate ? pupil.birthDate : null, certificateDate: day,
      healthCentre: centre, vaccinationComplete: complete ? 'true' : 'false',
    },
  };
}

/** A certificate of fitness for physical education of `pupil`. */
export function draftHealthCertificate(writer: Writer, pupil: Pupil): Draft {
  const { random, school, style, day, givenFirst } = writer;
  const doctor = drawAdult(writer, random.chance(0.5));
  const hasDni = random.chance(0.85);
  const blood = random.chance(0.35) ? random.pick(['0 Rh +', 'A Rh +', 'B Rh +', 'A Rh -']) : null;
  const license = String(random.integer(10_000, 399_999));
  const document = hasDni ? `, DNI ${plainDni(style.dni(pupil.dni))},` : '';
  const age = school.year - Number(pupil.birthDate.slice(0, 4));
  const fit = random.pick(['apto/a para realizar actividad física', 'en condiciones de realizar educación física escolar', 'clínicamente sano/a y apto/a para la actividad física']);
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
    fileTitle: random.pick([`Apto fisico ${pupil.familyName}`, `Certificado médico ${pupil.familyName} ${pupil.givenName}`, `apto_${pupil.familyName}`]),
    content: {
      letterhead: [`Dr./Dra. ${givenFirst(doctor)}`, `${random.pick(['Pediatría', 'Clínica médica', 'Medicina familiar'])} – M.P. ${license}`],
      title: random.pick(['CERTIFICADO DE APTITUD FÍSICA', 'Apto físico', 'CERTIFICADO MÉDICO', 'Certificado de salud escolar']),
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
    fields: { pupilName: canonicalName(pupil), dni: hasDni ? pupil.dni : null, certificateDate: day, doctorName: canonicalName(doctor), doctorLicense: license, bloodGroup: blood },
  };
}

/** A certificate of transfer of `pupil` to or from another school. */
export function draftTransfer(writer: Writer, pupil: Pupil): Draft {
  const { random, school, style, day, givenFirst } = writer;
  const leaving = random.chance(0.5);
  const other = `Escuela N.º ${random.integer(100, 999)} “${random.pick(['Paula Albarracín', 'Güemes', 'República de Italia', 'Remedios de Escalada'])}”`;
  const [origin, destination] = leaving ? [school.name, other] : [other, school.name];
  const effective = addDays(day, random.integer(1, 12));
  const reason = random.pick(['cambio de domicilio', 'razones familiares', 'cercanía al hogar', 'traslado laboral del padre']);
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
      blocks: [prose ? { kind: 'paragraph', text: statement } : { kind: 'fields', fields }, { kind: 'paragraph', text: writer.placeAndDay }, { kind: 'signatures', labels: ['Director/a', 'Sello'] }],
      footer: writeFooter(writer),
    },
    people: [pupil.dni],
    fields: { pupilName: canonicalName(pupil), dni: pupil.dni, course: pupil.course, originSchool: origin, destinationSchool: destination, reason, transferDate: effective, documentDate: day },
  };
}
