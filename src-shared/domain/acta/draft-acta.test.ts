import { expect, test } from 'vitest';
import type { TranscriptSegment } from '../transcript.ts';
import { linesOfDraft } from './acta-lines.ts';
import { draftActa } from './draft-acta.ts';

/** Each line said in ten seconds, after its speaker. */
function said(...lines: [speaker: string | null, text: string][]): { segments: TranscriptSegment[] } {
  return {
    segments: lines.map(([speaker, text], index) => ({
      startMs: index * 10_000,
      endMs: (index + 1) * 10_000,
      speaker,
      text,
      confidence: 0.9,
      words: [],
    })),
  };
}

const meeting = said(
  ['Marta', 'Bueno, siendo las dieciocho y treinta damos comienzo a la reunión.'],
  ['Marta', 'Están presentes la directora Marta Gómez, el preceptor Luis Paz y Ana Ruiz, secretaria.'],
  ['Marta', 'La profesora Elena Sosa no pudo venir.'],
  ['Marta', 'El orden del día es: la feria de ciencias, los actos de fin de año y el comedor.'],
  ['Marta', 'El primer tema es la feria de ciencias.'],
  ['Luis', 'Eh, la feria se hace en el patio y participan los cursos de primero a tercero.'],
  ['Luis', 'Para la feria faltan unas doce mesas. ¿Quién se encarga de pedirlas?'],
  ['Luis', 'Yo me encargo de pedir las mesas para el viernes 27 de noviembre.'],
  ['Marta', 'Pasamos al segundo tema, los actos de fin de año.'],
  ['Ana', 'Se decide que el acto sea el 18 de diciembre. Ana Ruiz se encarga de avisar a las familias.'],
  ['Marta', 'Todavía no se decide nada del comedor.'],
  ['Marta', 'Siendo las 19:45 se da por finalizada la reunión.'],
);

test('presentes and ausentes come with what they are, and no one twice', () => {
  const { present, absent } = draftActa(meeting);
  expect(present.map(({ name, role }) => [name, role])).toEqual([
    ['Marta Gómez', 'directora'],
    ['Luis Paz', 'preceptor'],
    ['Ana Ruiz', 'secretaria'],
  ]);
  expect(absent.map(({ name, role }) => [name, role])).toEqual([['Elena Sosa', 'profesora']]);
});

test('the agenda and the hours of opening and closing, in figures or in words', () => {
  const { agenda, opening, closing } = draftActa(meeting);
  expect(agenda.map(({ text }) => text)).toEqual(['La feria de ciencias.', 'Los actos de fin de año.', 'El comedor.']);
  expect(opening).toMatchObject({ time: '18:30', sentence: { startMs: 0 } });
  expect(closing).toMatchObject({ time: '19:45', sentence: { startMs: 110_000 } });
});

test('decisions with who does them and by when; what is asked or still open is none', () => {
  expect(draftActa(meeting).decisions.map(({ text, responsible, due }) => [text, responsible, due])).toEqual([
    ['Yo me encargo de pedir las mesas para el viernes 27 de noviembre.', 'Luis', 'viernes 27 de noviembre'],
    ['Se decide que el acto sea el 18 de diciembre.', '', '18 de diciembre'],
    ['Ana Ruiz se encarga de avisar a las familias.', 'Ana Ruiz', ''],
  ]);
});

test('what was said stands under the matter that was announced, without what only opens a sentence', () => {
  const topics = draftActa(meeting).topics.map(({ title, sentences }) => [title, sentences.map(({ text }) => text)]);
  expect(topics).toEqual([
    [
      'La feria de ciencias',
      [
        'La feria se hace en el patio y participan los cursos de primero a tercero.',
        'Para la feria faltan unas doce mesas.',
      ],
    ],
    ['Los actos de fin de año', ['Todavía no se decide nada del comedor.']],
  ]);
});

test('every sentence quotes what was said, inside the time of its segment', () => {
  const draft = draftActa(meeting);
  const all = [
    ...draft.present,
    ...draft.agenda,
    ...draft.decisions,
    ...draft.topics.flatMap(({ sentences }) => sentences),
  ];
  expect(all.length).toBeGreaterThan(8);
  const heard = meeting.segments.map(({ text }) => text).join(' ');
  for (const { quote, startMs, endMs } of all) {
    expect(heard).toContain(quote);
    expect(endMs).toBeGreaterThan(startMs);
    const segment = meeting.segments.find((each) => each.startMs <= startMs && each.endMs >= endMs);
    expect(segment?.text).toContain(quote);
  }
});

test('talk in which nothing is announced, decided or opened gives what was said and invents nothing', () => {
  const draft = draftActa(
    said([null, 'hablamos un rato largo del tiempo y de las vacaciones en la costa'], ['1', 'sí']),
  );
  expect(draft).toMatchObject({ present: [], absent: [], agenda: [], decisions: [], opening: null, closing: null });
  expect(draft.topics.flatMap(({ sentences }) => sentences.map(({ text }) => text))).toEqual([
    'Hablamos un rato largo del tiempo y de las vacaciones en la costa.',
  ]);
  expect(draftActa({ segments: [] }).topics).toEqual([]);
});

const decided = (text: string, speaker: string | null = 'Ana Ruiz') =>
  draftActa(said([speaker, text])).decisions.map(({ text: words, responsible }) => [words, responsible]);

test('who does not promise decides nothing; what is decided against is a decision of nobody', () => {
  expect(decided('No me encargo de las mesas.')).toEqual([]);
  expect(decided('No se encarga la cooperadora de las mesas.')).toEqual([]);
  expect(decided('La cooperadora no se compromete a pagar el micro.')).toEqual([]);
  expect(decided('Tampoco la cooperadora se hace cargo.')).toEqual([]);
  expect(decided('No se decide nada del comedor.')).toEqual([]);
  expect(decided('No se aprueba todavía la compra.')).toEqual([]);
  expect(decided('No se aprueba la compra de las tizas.')).toEqual([['No se aprueba la compra de las tizas.', '']]);
  expect(decided('No hay problema, se aprueba la compra.')).toEqual([['No hay problema, se aprueba la compra.', '']]);
  expect(decided('No sólo se aprueba la compra.')).toEqual([['No sólo se aprueba la compra.', '']]);
  expect(decided('No me encargo yo, la cooperadora se encarga de las mesas.')).toEqual([
    ['No me encargo yo, la cooperadora se encarga de las mesas.', 'cooperadora'],
  ]);
});

test('a word with a capital that only opens the sentence is responsible for nothing', () => {
  expect(decided('Hoy se encarga la cooperadora.', null)).toEqual([['Hoy se encarga la cooperadora.', '']]);
});

const marked = (section: string, ...lines: [speaker: string | null, text: string][]) =>
  linesOfDraft(draftActa(said(...lines)))
    .filter((line) => line.section === section)
    .map(({ text, mark }) => [text, mark]);

test('who speaks or names herself is not missed, and neither is who only comes up beside what is missing', () => {
  for (const text of [
    'Falta que firme Marta Gómez el libro.',
    'Falta el certificado de Juan Pérez.',
    'El martes faltó Luis Paz, pero hoy está.',
    'El martes faltó Luis Paz.',
    'No faltó Luis Paz.',
    'Falta Marta Gómez de firmar.',
    'Faltó Marta Gómez.',
    'Faltan las notas de Tercero.',
    'Si Ana Ruiz no puede venir, avisen.',
    'Avisen si la maestra Elena Sosa no va a venir.',
  ]) {
    expect(marked('absent', ['Marta Gómez', text])).toEqual([]);
  }
  expect(marked('absent', [null, 'Soy Ana Ruiz, secretaria.'], [null, 'Faltó Ana Ruiz.'])).toEqual([]);
});

test('who was missed is told; where the words may mean something else, somebody has to look', () => {
  expect(marked('absent', ['Marta', 'No pudo venir la profesora Elena Sosa.'])).toEqual([['Elena Sosa', 'heard']]);
  expect(marked('absent', ['Marta', 'Ausentes: Elena Sosa y Juan Pérez.'])).toEqual([
    ['Elena Sosa', 'heard'],
    ['Juan Pérez', 'heard'],
  ]);
  expect(marked('absent', ['Marta', 'Según Ana Ruiz, Luis Paz no vino.'])).toEqual([['Luis Paz', 'heard']]);
  expect(marked('absent', ['Marta', 'Faltaron la preceptora Elena Sosa y Luis Paz.'])).toEqual([
    ['Elena Sosa', 'unproven'],
    ['Luis Paz', 'unproven'],
  ]);
  expect(marked('absent', ['Marta', 'Faltó con aviso Elena Sosa.'])).toEqual([['Elena Sosa', 'unproven']]);
  expect(marked('absent', ['Marta', '¿No pudo venir Elena Sosa?'])).toEqual([['Elena Sosa', 'unproven']]);
  const two: [string | null, string][] = [
    ['Marta', 'Están presentes Marta Gómez y Ana Ruiz.'],
    ['Marta', 'Marta Sosa no pudo venir.'],
  ];
  expect(marked('absent', ...two)).toEqual([['Marta Sosa', 'heard']]);
});

test('a place, a course or a body is not present', () => {
  for (const text of [
    'Estamos en Mar del Plata el viernes.',
    'Se encuentran en Azul los chicos de Tercero.',
    'Participan los cursos de la Municipalidad de Azul.',
    'Están presentes los chicos de Tercero de la Municipalidad de Azul.',
    'No están presentes Ana y Luis Paz.',
  ]) {
    expect(marked('present', [null, text])).toEqual([]);
  }
  expect(marked('present', [null, 'Está presente Ana Ruiz de la Municipalidad de Azul.'])).toEqual([
    ['Ana Ruiz', 'heard'],
  ]);
});

test('who is listed only after a word that says other things too is looked at, unless she speaks', () => {
  const names: [string | null, string] = [null, 'Estamos Ana Ruiz, la directora Marta Gómez y Luis.'];
  expect(marked('present', names)).toEqual([
    ['Ana Ruiz', 'unproven'],
    ['Marta Gómez', 'unproven'],
    ['Luis', 'unproven'],
  ]);
  expect(marked('present', names, ['Luis', 'Buenas.'])).toContainEqual(['Luis', 'heard']);
});

test('a meeting ends where it ends: not another day, not in its middle, and with the words that were said', () => {
  const closing = (...lines: [string | null, string][]) => marked('closing', ...lines);
  const without = [['Sin más temas para tratar, se da por finalizada la reunión.', 'unproven']];
  expect(closing([null, 'La semana pasada no terminamos la reunión con el tema del comedor.'])).toEqual(without);
  expect(closing([null, 'El viernes terminamos la reunión de padres a las 19:30.'])).toEqual(without);
  expect(closing([null, 'Terminamos la reunión el viernes a las 19:30.'])).toEqual(without);
  expect(closing([null, 'No se da por finalizada la reunión a las 19:30.'])).toEqual(without);
  expect(closing([null, 'Se da por finalizada la reunión.'])).toEqual(without);
  expect(closing([null, 'Terminamos a las ocho de la noche, nos vemos el viernes.'])).toEqual([
    ['Sin más temas para tratar, siendo las 20:00 horas, se da por finalizada la reunión.', 'unproven'],
  ]);
  const end: [string | null, string] = [null, 'Siendo las 19:45 se da por finalizada la reunión.'];
  expect(closing(end)).toEqual([
    ['Sin más temas para tratar, siendo las 19:45 horas, se da por finalizada la reunión.', 'heard'],
  ]);
  const talk = Array.from({ length: 12 }, (): [string | null, string] => [null, 'Seguimos con el comedor.']);
  expect(closing(end, ...talk)).toEqual(without);
  expect(marked('opening', [null, 'La semana pasada empezamos la reunión a las 18:30.'])).toEqual([]);
});
