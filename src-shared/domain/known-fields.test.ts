import { expect, test } from 'vitest';
import { dateInWords, knownFields } from './known-fields.ts';
import { librarySettingsSchema } from './library-settings.ts';
import { numberFromWords, numberInWords } from './number-words.ts';

test('numbers are spelt as documents write them', () => {
  const spelt = [0, 9, 16, 21, 22, 23, 26, 30, 31, 99, 100, 101, 555, 1000, 1999, 2026, 21_000].map(numberInWords);
  expect(spelt).toEqual([
    'cero',
    'nueve',
    'dieciséis',
    'veintiuno',
    'veintidós',
    'veintitrés',
    'veintiséis',
    'treinta',
    'treinta y uno',
    'noventa y nueve',
    'cien',
    'ciento uno',
    'quinientos cincuenta y cinco',
    'mil',
    'mil novecientos noventa y nueve',
    'dos mil veintiséis',
    'veintiún mil',
  ]);
});

test('what is spelt reads as the same number', () => {
  for (let number = 0; number < 3000; number += 1) expect(numberFromWords(numberInWords(number))).toBe(number);
});

test('a date in words says its first day and its thirty-first as people do', () => {
  expect(dateInWords('2026-03-01')).toBe('al primer día del mes de marzo de dos mil veintiséis');
  expect(dateInWords('2026-08-31')).toBe('a los treinta y un días del mes de agosto de dos mil veintiséis');
  expect(dateInWords('2026-08-21')).toBe('a los veintiún días del mes de agosto de dos mil veintiséis');
});

test('what the school has not said is empty, and its details are told in one line without gaps', () => {
  const school = librarySettingsSchema.parse({
    schoolName: 'Escuela N.º 9',
    schoolPhone: '02281 42-0000',
    schoolCity: 'Azul',
  });
  expect(knownFields(school, '2026-03-09')).toMatchObject({
    escuela: 'Escuela N.º 9',
    datos_de_la_escuela: 'Azul · Tel. 02281 42-0000',
    domicilio_de_la_escuela: '',
    fecha: '9 de marzo de 2026',
    fecha_corta: '09/03/2026',
    ciclo_lectivo: '2026',
  });
});
