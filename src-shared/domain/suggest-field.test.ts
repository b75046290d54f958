import { expect, test } from 'vitest';
import { suggestFieldNames } from './suggest-field.ts';

const first = (text: string, before = '', more: Partial<Parameters<typeof suggestFieldNames>[0]> = {}) =>
  suggestFieldNames({ text, before, list: null, known: [], ...more })[0];

test.each([
  ['Juan Pérez', 'que el alumno ', 'Nombre y apellido'],
  ['Pérez, Juan Ignacio', 'que el alumno ', 'Apellido y nombre'],
  ['PÉREZ JUAN', '', 'Apellido y nombre'],
  ['Ana', '', 'Nombre'],
  ['51.234.567', 'D.N.I. N.º ', 'DNI'],
  ['51234567', 'DNI ', 'DNI'],
  ['20-51234567-1', 'CUIL: ', 'CUIL'],
  ['12/03/2015', 'nacido el ', 'Fecha de nacimiento'],
  ['12/03/2026', 'Azul, ', 'Fecha corta'],
  ['12 de marzo de 2026', 'Azul, ', 'Fecha'],
  ['a los doce días del mes de marzo de dos mil veintiséis', 'en Azul, ', 'Fecha en letras'],
  ['3.º B', 'cursa ', 'Curso'],
  ['2026', 'ciclo lectivo ', 'Ciclo lectivo'],
  ['145', 'Constancia ', 'Número'],
  ['Mañana', 'turno ', 'Turno'],
  ['Ana Ruiz', 'Docente: ', 'Docente'],
  ['Calle 9 N.º 123', 'DOMICILIO: ', 'Domicilio'],
  ['18:30', 'siendo las ', 'Hora de inicio'],
])('«%s» after «%s» is called %s', (text, before, name) => {
  expect(first(text, before)).toBe(name);
});

test('what the school is known by goes first, and nothing is proposed for what says nothing', () => {
  const known = [{ name: 'Escuela', text: 'Escuela N.º 9' }];
  expect(first('ESCUELA N.º 9', '', { known })).toBe('Escuela');
  expect(suggestFieldNames({ text: 'se extiende la presente', before: '', list: null, known })).toEqual([]);
});

test('inside what repeats only the fields of its entries are proposed', () => {
  expect(first('Ana Ruiz', '', { list: 'presentes' })).toBe('nombre');
  expect(first('Directora', '', { list: 'presentes' })).toBe('cargo');
  expect(first('Feria de ciencias', '', { list: 'temas' })).toBe('titulo');
  expect(first('30/11/2026', '', { list: 'decisiones' })).toBe('plazo');
  expect(suggestFieldNames({ text: 'Ana', before: '', list: 'orden', known: [] })).toEqual(['texto']);
});
