import { z } from 'zod';

/** How fast a model reads and writes on a PC, as it was measured there. */
export const modelSpeedSchema = z.object({
  readTokensPerSecond: z.number().nonnegative(),
  writtenTokensPerSecond: z.number().nonnegative(),
});
export type MeasuredSpeed = z.infer<typeof modelSpeedSchema>;

/** A word of Spanish takes about a token and a half. */
const wordsPerToken = 2 / 3;
/** What a short answer takes: six passages read, and about 60 words written. */
const tokensRead = 1_200;
const wordsWritten = 60;

/** Words that a model writes each second. */
export function wordsPerSecond({ writtenTokensPerSecond }: MeasuredSpeed): number {
  return writtenTokensPerSecond * wordsPerToken;
}

/** "unas 6 palabras por segundo: una respuesta corta tarda un minuto" */
export function speedInWords(speed: MeasuredSpeed): string {
  const words = wordsPerSecond(speed);
  if (words === 0 || speed.readTokensPerSecond === 0) return 'no llegó a escribir nada';
  const seconds = tokensRead / speed.readTokensPerSecond + wordsWritten / words;
  return `${paceInWords(words)}: una respuesta corta tarda ${durationInWords(seconds)}`;
}

/** "unas 6 palabras por segundo", of words a second. */
export function paceInWords(words: number): string {
  if (words >= 1.5) return `unas ${Math.round(words)} palabras por segundo`;
  if (words >= 0.75) return 'una palabra por segundo';
  return `una palabra cada ${Math.round(1 / words)} segundos`;
}

function durationInWords(seconds: number): string {
  if (seconds < 15) return 'unos segundos';
  if (seconds < 45) return 'medio minuto';
  if (seconds < 90) return 'un minuto';
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `unos ${minutes} minutos` : 'más de una hora';
}
