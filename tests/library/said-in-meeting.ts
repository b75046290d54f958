import type { TranscriptSegment } from '../../src-shared/domain/transcript.ts';
import type { Transcriber } from '../../src-shared/ports/transcriber.ts';

/** What is said in a meeting of a school, each line for ten seconds. */
export const meeting: readonly [speaker: string | null, text: string][] = [
  ['Marta', 'Bueno, siendo las dieciocho y treinta damos comienzo a la reunión.'],
  ['Marta', 'Están presentes la directora Marta Gómez, el preceptor Luis Paz y Ana Ruiz, secretaria.'],
  ['Marta', 'El orden del día es: la feria de ciencias y los actos de fin de año.'],
  ['Marta', 'El primer tema es la feria de ciencias.'],
  ['Luis', 'La feria se hace en el patio y participan los cursos de primero a tercero.'],
  ['Luis', 'Yo me encargo de pedir las doce mesas para el viernes 27 de noviembre.'],
  ['Marta', 'Pasamos al segundo tema, los actos de fin de año.'],
  ['Ana', 'Se decide que el acto sea el 18 de diciembre.'],
  ['Marta', 'Todavía no se decide nada del comedor.'],
  ['Marta', 'Siendo las 19:45 se da por finalizada la reunión.'],
];

/** Lines as segments of ten seconds, each word with its time. */
export function segmentsOf(lines: readonly (readonly [speaker: string | null, text: string])[]): TranscriptSegment[] {
  return lines.map(([speaker, text], index) => {
    const words = text.split(' ');
    const stepMs = Math.floor(9_000 / words.length);
    const times = (at: number) => ({
      startMs: index * 10_000 + at * stepMs,
      endMs: index * 10_000 + (at + 1) * stepMs,
    });
    return {
      startMs: index * 10_000,
      endMs: index * 10_000 + 9_500,
      speaker,
      text,
      confidence: 0.9,
      words: words.map((word, at) => ({ ...times(at), text: word, confidence: 0.9 })),
    };
  });
}

/** Stands in for a model that hears: whatever sounds, it is this that was said. */
export function hearing(lines: () => readonly (readonly [string | null, string])[]): Transcriber {
  return {
    name: 'oído de prueba',
    transcribe: async () => segmentsOf(lines()),
    close: async () => undefined,
  };
}
