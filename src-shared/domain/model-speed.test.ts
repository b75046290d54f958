import { expect, test } from 'vitest';
import { speedInWords } from './model-speed.ts';

test.each([
  [20, 9, 'unas 6 palabras por segundo: una respuesta corta tarda un minuto'],
  [400, 60, 'unas 40 palabras por segundo: una respuesta corta tarda unos segundos'],
  [60, 6, 'unas 4 palabras por segundo: una respuesta corta tarda medio minuto'],
  [5, 1.5, 'una palabra por segundo: una respuesta corta tarda unos 5 minutos'],
  [2, 0.3, 'una palabra cada 5 segundos: una respuesta corta tarda unos 15 minutos'],
  [0.2, 0.05, 'una palabra cada 30 segundos: una respuesta corta tarda más de una hora'],
  [0, 0, 'no llegó a escribir nada'],
])(
  'reading %s and writing %s tokens a second is told in words',
  (readTokensPerSecond, writtenTokensPerSecond, said) => {
    expect(speedInWords({ readTokensPerSecond, writtenTokensPerSecond })).toBe(said);
  },
);
