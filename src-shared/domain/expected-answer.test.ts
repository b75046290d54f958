import { expect, test } from 'vitest';
import { expectedAnswer, holdsExpected } from './expected-answer.ts';
import { foldedWords } from './fold-text.ts';

test.each([
  ['¿Cuándo es la reunión?', 'date'],
  ['que dia empiezan las clases', 'date'],
  ['¿En qué año se fundó la escuela?', 'date'],
  ['¿A qué hora es el acto?', 'time'],
  ['¿Cuánto hay que pagar de cooperadora?', 'number'],
  ['¿Quién firma la circular?', 'name'],
  ['¿Por qué se suspendieron las clases?', null],
] as const)('%s asks for a %s', (question, kind) => {
  expect(expectedAnswer(question)).toBe(kind);
});

test.each([
  ['date', 'Será el viernes 12 de junio.', '¿Cuándo es la reunión?', true],
  ['date', 'La reunión es en el patio.', '¿Cuándo es la reunión?', false],
  ['date', 'En 2024 se reunió el consejo.', '¿Cuándo se reunió en 2024?', false],
  ['time', 'Empieza a las 18 horas.', '¿A qué hora empieza?', true],
  ['time', 'Empieza el 18 de mayo.', '¿A qué hora empieza?', false],
  ['number', 'Son cuatro aulas.', '¿Cuántas aulas son?', true],
  ['number', 'Son una preocupación.', '¿Cuántas aulas son?', false],
  ['name', 'La firma fue de Marta Ríos.', '¿Quién firma?', true],
  ['name', 'La Circular se firma al pie.', '¿Quién firma la Circular?', false],
] as const)('whether a text holds a %s: %s', (kind, text, question, holds) => {
  expect(holdsExpected(kind, text, new Set(foldedWords(question)))).toBe(holds);
});
