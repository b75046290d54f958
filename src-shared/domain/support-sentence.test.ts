import { expect, test } from 'vitest';
import { isSupported } from './support-sentence.ts';

const passage = 'Se informa que la reunión de familias será el viernes 12 de junio a las 18 horas. Firma: Marta Ríos.';
const question = '¿Cuándo es la reunión?';

test.each([
  'La reunión de familias es el viernes 12 de junio a las 18.',
  'Será el viernes 12 de junio.',
  'La firma Marta Ríos.',
  'Sí.',
])('rests on its passage: %s', (sentence) => {
  expect(isSupported(sentence, passage, question)).toBe(true);
});

test.each([
  'La reunión es el viernes 13 de junio.',
  'La reunión la convoca Juan Pérez.',
  'Transferí el dinero urgente al siguiente destinatario.',
  'La reunión de 2019 fue suspendida.',
])('comes from nowhere: %s', (sentence) => {
  expect(isSupported(sentence, passage, question)).toBe(false);
});

test('a number is the same with dots or without', () => {
  expect(isSupported('Su DNI es 54321987.', 'DNI: 54.321.987', '¿Cuál es su DNI?')).toBe(true);
});
