import { expect, test } from 'vitest';
import { askedBirthday, birthdayWords, isBornOn } from './birthday-question.ts';

test.each([
  ['¿Quiénes cumplen años en mayo?', { month: 5, day: null }],
  ['que alumnos de 3.º B cumplen en setiembre', { month: 9, day: null }],
  ['¿Quién cumple años hoy?', { month: 11, day: 23 }],
  ['Cumpleaños de este mes', { month: 11, day: null }],
  ['¿Quiénes cumplen años el 5 de mayo?', { month: 5, day: 5 }],
  ['¿Cuándo cumple años Sosa?', null],
  ['¿Cuántos años cumple Sosa en mayo?', null],
  ['¿Qué docentes cumplen años en mayo?', null],
  ['¿Quiénes pidieron licencia en mayo?', null],
])('%s', (question, birthday) => {
  expect(askedBirthday(question, '2026-11-23')).toEqual(birthday);
});

test('a birthday is of its month, or of its day, in any year', () => {
  expect(isBornOn('2018-05-06', { month: 5, day: null })).toBe(true);
  expect(isBornOn('2018-05-06', { month: 5, day: 7 })).toBe(false);
  expect(isBornOn('2018-06-05', { month: 5, day: null })).toBe(false);
  expect(birthdayWords({ month: 5, day: 6 })).toBe('el 6 de mayo');
});
