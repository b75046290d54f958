import { addDays, writeLongDate, writeShortDate } from '../argentine-values.ts';
import type { Pupil } from '../school.ts';
import type { TruthFields } from '../truth.ts';
import type { Writer } from './writer.ts';

/** A letter before it is encoded as an e-mail. */
export type Letter = {
  from: string;
  fromAddress: string;
  to: string;
  subject: string;
  body: string[];
  day: string;
  time: string;
  fields: TruthFields;
  people: string[];
};

/** A guardian's e-mail about `pupil`, whose attachments are named in it. */
export function draftLetter(writer: Writer, pupil: Pupil, attachments: string[]): Letter {
  const { random, school, style, day, givenFirst } = writer;
  const from = givenFirst(pupil.guardian);
  const absentFrom = addDays(day, -random.integer(1, 4));
  const enclosed =
    attachments.length > 0 ? 'Adjunto la documentación que me pidieron.' : 'Cuando lo tenga acerco el certificado.';
  const subject = random.pick([
    `Inasistencia de ${pupil.givenName} ${pupil.familyName}`,
    `Documentación ${pupil.familyName}`,
    'Certificado y consulta',
  ]);
  return {
    from,
    fromAddress: `familia${random.integer(100, 9999)}@correo.example.ar`,
    to: school.email,
    subject,
    body: [
      'Buenos días:',
      `Soy ${from}, ${pupil.guardian.relation.toLowerCase()} de ${givenFirst(pupil)}, de ${style.course(pupil.course)}. Les aviso que faltó desde el ${style.date(absentFrom)}. ${enclosed}`,
      random.pick([
        `Mi celular es ${style.phone(pupil.phone, school.areaCode)}.`,
        'Muchas gracias.',
        'Quedo a la espera de su respuesta.',
      ]),
      from,
    ],
    day,
    time: `${String(random.integer(7, 21)).padStart(2, '0')}:${String(random.integer(10, 59))}:${String(random.integer(10, 59))}`,
    fields: {
      pupilName: `${pupil.familyName}, ${pupil.givenName}`,
      course: pupil.course,
      absentFrom,
      documentDate: day,
      subject,
    },
    people: [pupil.dni],
  };
}

const remarks = [
  'Buen día! Hoy no va a ir, tiene fiebre 🤒',
  '¿A qué hora es la reunión?',
  'Gracias seño!',
  'Acá va la foto del carnet de vacunas',
  '‎imagen omitida',
  'Se suspende educación física por lluvia',
  'Recuerden traer la autorización firmada',
  'Perdió la campera azul, ¿alguien la vio?',
  'Listo, ya la mandé por mail',
  'Ok 👍',
  'El lunes no hay clases por jornada institucional',
  'Les paso mi nuevo número',
] as const;

/** A chat of the families of a course, as WhatsApp writes it to a file on an iPhone or on Android. */
export function writeChat(
  writer: Writer,
  pupils: Pupil[],
): { text: string; people: string[]; fields: TruthFields; name: string } {
  const { random, school, style } = writer;
  const android = random.chance(0.5);
  const course = pupils[0]?.course ?? school.courses[0]?.name ?? '1.º A';
  const speakers = pupils.map((pupil) => writer.givenFirst(pupil.guardian));
  const pupil = random.pick(pupils);
  let day = writer.day;
  const stamp = (at: string, minutes: number) => {
    const hour = String(Math.floor(minutes / 60)).padStart(2, '0');
    const [year = '', month, date] = at.split('-');
    const short = `${Number(date)}/${Number(month)}/${year.slice(2)}`;
    return android
      ? `${Number(date)}/${Number(month)}/${year} ${hour}:${String(minutes % 60).padStart(2, '0')} - `
      : `[${short}, ${hour}:${String(minutes % 60).padStart(2, '0')}:${String(random.integer(10, 59))}] `;
  };
  const lines = [
    `${stamp(day, 420)}${android ? '' : 'Familias: '}Los mensajes y las llamadas están cifrados de extremo a extremo.`,
  ];
  let minutes = 430;
  for (let count = 0; count < 24; count += 1) {
    minutes += random.integer(1, 90);
    if (minutes > 1320) {
      day = addDays(day, 1);
      minutes = 430 + random.integer(0, 60);
    }
    lines.push(`${stamp(day, minutes)}${random.pick(speakers)}: ${random.pick(remarks)}`);
    if (random.chance(0.1)) lines.push('y otra cosa: ¿hay que llevar almuerzo?');
  }
  lines.splice(
    6,
    0,
    `${stamp(writer.day, 520)}${writer.givenFirst(pupil.guardian)}: ${pupil.givenName} falta hasta el ${random.pick([writeShortDate, writeLongDate, style.date])(addDays(writer.day, 3))}, mando el certificado`,
  );
  return {
    text: `${lines.join('\r\n')}\r\n`,
    people: [pupil.dni],
    fields: { course, documentDate: writer.day },
    name: android
      ? `Chat de WhatsApp con Familias ${course.replace('.º ', '')}`
      : `WhatsApp Chat - Familias ${course.replace('.º ', '')}`,
  };
}
