import { expect, test } from 'vitest';
import type { TranscriptSegment } from '../transcript.ts';
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
