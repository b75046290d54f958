import { describe, expect, test } from 'vitest';
import { understandQuestion } from './understand-question.ts';

const today = '2026-11-23';
const understand = (question: string) => understandQuestion(question, today);

describe('what a question wants', () => {
  test.each([
    ['¿Cuántos alumnos de 3.º B no trajeron el carnet de vacunación, y quiénes?', 'count'],
    ['¿Quiénes faltan entregar la partida de nacimiento?', 'list'],
    ['Listame los alumnos de tercero B', 'list'],
    ['¿Qué día es la reunión de familias?', 'passage'],
    ['¿Cuánto costó la reparación del techo?', 'passage'],
    ['¿Quién firmó la circular 12?', 'passage'],
  ])('%s', (question, wants) => {
    expect(understand(question).wants).toBe(wants);
  });
});

test('who lacks a paper and who brought it are told apart', () => {
  expect(understand('¿Quiénes no trajeron el carnet de vacunas?')).toMatchObject({
    paperKind: 'vaccination-certificate',
    brought: false,
  });
  expect(understand('¿A cuántos chicos les falta la partida de nacimiento?')).toMatchObject({
    paperKind: 'birth-certificate',
    brought: false,
  });
  expect(understand('¿Cuántos alumnos presentaron la ficha de inscripción?')).toMatchObject({
    paperKind: 'enrolment-form',
    brought: true,
  });
  expect(understand('¿Cuántas licencias hubo en marzo?')).toMatchObject({ about: 'papers', brought: null });
});

test('courses are understood however they are written', () => {
  for (const question of ['alumnos de 3° "B"', 'alumnos de 3ro B', 'alumnos de tercer grado B']) {
    expect(understand(question).courses).toEqual(['3.º B']);
  }
  expect(understand('¿Qué dice la circular 3?').courses).toEqual([]);
});

describe('the dates of a question', () => {
  test.each([
    ['licencias de marzo de 2025', { from: '2025-03-01', to: '2025-03-31' }],
    ['licencias de febrero', { from: '2026-02-01', to: '2026-02-28' }],
    ['licencias de diciembre', { from: '2025-12-01', to: '2025-12-31' }],
    ['licencias del año 2024', { from: '2024-01-01', to: '2024-12-31' }],
    ['licencias entre el 3/4/2026 y el 10/04/2026', { from: '2026-04-03', to: '2026-04-10' }],
    ['licencias', null],
  ])('%s', (question, period) => {
    expect(understand(question).period).toEqual(period);
  });
});

describe('what the papers asked for must hold', () => {
  test.each([
    ['todos los papeles que nombran a Ramírez', { topic: 'Ramírez', isName: true, paperKind: null }],
    ['¿En qué papeles figura el DNI 55.121.541?', { topic: '55.121.541', isName: true, paperKind: null }],
    ['¿dónde figura sosa juan?', { topic: 'sosa juan', isName: true, paperKind: null }],
    ['que papeles hablan de la vacunacion', { topic: 'vacunacion', isName: false, paperKind: null }],
    ['¿Qué circulares de mayo hablan de uniforme?', { topic: 'uniforme', paperKind: 'circular' }],
    ['¿Qué papeles hablan del acto del 25 de mayo?', { topic: 'acto 25 mayo', period: null }],
    ['¿Cuántas licencias por mudanza hubo en marzo?', { topic: 'mudanza', paperKind: 'leave-request' }],
    ['¿Cuántos papeles hay sobre «salida didáctica»?', { topic: '"salida didáctica"', isName: false }],
    ['papeles que nombran a Sosa, Juan', { topic: 'Sosa Juan', isName: true }],
    ['papeles de la familia Godoy', { topic: 'Godoy', isName: true }],
    ['mostrame las fichas de inscripción de Schmidt', { topic: 'Schmidt', paperKind: 'enrolment-form' }],
    ['todos los mails que mencionan a Juan Páez', { topic: 'Juan Páez', paperKind: 'message' }],
    ['¿Qué docentes pidieron licencia por duelo?', { topic: 'docentes duelo', asksWho: true }],
    ['quien pidio licencia por matrimonio', { topic: 'matrimonio', asksWho: true }],
    ['¿Quiénes pidieron licencia en mayo?', { topic: '', paperKind: 'leave-request', asksWho: true }],
  ])('%s', (question, understood) => {
    expect(understand(question)).toMatchObject({ about: 'papers', ...understood });
    expect(understand(question).wants).not.toBe('passage');
  });
});

test.each(['¿Qué papel cumple el oxígeno en la respiración?', '¿Cuántos días de licencia pidió Mamani?'])(
  '%s asks for no papers',
  (question) => {
    expect(understand(question).about).not.toBe('papers');
  },
);

test('girls alone are not all the pupils', () => {
  expect(understand('cuantas chicas hay en 4to a')).toMatchObject({ about: 'pupils', topic: 'chicas' });
  expect(understand('cuantos chicos hay en 4to a')).toMatchObject({ about: 'pupils', topic: '' });
});

test.each([
  ['cuantos chicos hay en tercero a', '3.º A'],
  ['lista de alumnos de 2do b con su telefono', '2.º B'],
  ['quienes de 3 b no trajeron la partida', '3.º B'],
])('a course typed in haste is understood: %s', (question, course) => {
  expect(understand(question).courses).toEqual([course]);
});
