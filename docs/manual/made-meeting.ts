import type { Transcriber } from '../../src-shared/ports/transcriber.ts';

/** What is said in the manual's meeting: by which voice, and the words; those hard to hear end in "?". */
const said: readonly (readonly [voice: string, text: string])[] = [
  ['1', 'Bueno, siendo las dieciocho y treinta damos comienzo a la reunión.'],
  ['1', 'Están presentes la directora Marta Gómez, el preceptor Luis Paz y Ana Ruiz, secretaria.'],
  ['1', 'El orden del día es: la feria de ciencias y los actos de fin de año.'],
  ['1', 'El primer tema es la feria de ciencias.'],
  ['2', 'La feria se hace en el patio y participan los cursos de primero a tercero.'],
  ['2', 'Yo me encargo de pedir las doce mesas para el viernes 27 de noviembre.'],
  ['1', 'Pasamos al segundo tema, los actos de fin de año.'],
  ['3', 'Se decide que el acto sea el 18 de diciembre.'],
  ['3', 'Falta hablar con la señora Iturraspe? por el equipo de sonido.'],
  ['1', 'Siendo las 19:45 se da por finalizada la reunión.'],
];

/** Whose the voices of the manual's meeting are. */
export const meetingVoices = { 1: 'Marta Gómez', 2: 'Luis Paz', 3: 'Ana Ruiz' } as const;

const sentencesInWindow = 3;

/** Stands in for a model that hears: each window of sound has the next sentences of the meeting. */
export function hearMeeting(): Transcriber {
  let next = 0;
  return {
    name: 'oído de prueba',
    async transcribe({ samples }) {
      const sentences = said.slice(next, next + sentencesInWindow);
      next += sentencesInWindow;
      const stepMs = Math.floor(samples.length / 16 / sentencesInWindow);
      return sentences.map(([speaker, text], index) => spoken(text, speaker, { startMs: index * stepMs, stepMs }));
    },
    close: async () => undefined,
  };
}

function spoken(text: string, speaker: string, { startMs, stepMs }: { startMs: number; stepMs: number }) {
  const words = text.split(' ');
  const wordMs = Math.floor((stepMs * 0.9) / words.length);
  return {
    startMs,
    endMs: startMs + words.length * wordMs,
    speaker,
    text: text.replaceAll('?', ''),
    confidence: 0.9,
    words: words.map((word, at) => ({
      startMs: startMs + at * wordMs,
      endMs: startMs + (at + 1) * wordMs,
      text: word.replace('?', ''),
      confidence: word.endsWith('?') ? 0.2 : 0.9,
    })),
  };
}
