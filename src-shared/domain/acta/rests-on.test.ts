import { expect, test } from 'vitest';
import { emptyLine } from './acta-lines.ts';
import type { ActaLineText, ActaSection } from './acta-record.ts';
import { namesSaid, restsOn } from './rests-on.ts';

const said = [
  { speaker: 'Luis Paz', text: 'Yo me encargo de pedir las doce mesas para el viernes 27 de noviembre.' },
  { speaker: 'Marta', text: 'Lo anota la secretaria, Ana Ruiz. Empezamos a las dieciocho y treinta.' },
];
const names = namesSaid([...said, { speaker: 'Elena', text: 'No digo nada.' }]);
const text = said.map(({ speaker, text: words }) => `${speaker}: ${words}`).join('\n');
const rests = (line: Partial<ActaLineText>, section: ActaSection = 'topics', from = text) =>
  restsOn({ ...emptyLine, ...line, section }, { text: from, names });

test.each([
  [{ text: 'Luis Paz se encarga de pedir 12 mesas para el viernes 27 de noviembre.' }],
  [{ text: 'Se piden doce mesas.', responsible: 'Luis Paz', due: 'viernes 27 de noviembre' }],
  [{ text: 'La reunión empieza a las 18:30 y anota la secretaria.' }],
])('what was said in other words rests on it: %j', (line) => {
  expect(rests(line)).toBe(true);
});

test.each([
  ['another number', { text: 'Luis Paz se encarga de pedir 20 mesas.' }],
  ['another number in words', { text: 'Luis Paz se encarga de pedir veinte mesas.' }],
  ['another day', { text: 'Luis Paz pide las mesas para el jueves 27 de noviembre.' }],
  ['another month', { text: 'Luis Paz pide las mesas para el viernes 27 de octubre.' }],
  ['somebody of the meeting who said nothing here', { text: 'Elena se encarga de pedir las doce mesas.' }],
  ['somebody from nowhere', { text: 'La encargada de pedir las doce mesas es Norma Vega.' }],
  ['a responsible from nowhere', { text: 'Se piden doce mesas.', responsible: 'Norma Vega' }],
  ['a due day from nowhere', { text: 'Se piden doce mesas.', due: '3 de mayo' }],
  ['nothing of it', { text: 'Se aprueba la compra de computadoras nuevas.' }],
  ['no word at all', { text: '…' }],
])('%s is found', (_what, line) => {
  expect(rests(line)).toBe(false);
});

test('a person rests on each word of the name, and nothing rests on no segment', () => {
  expect(rests({ text: 'Ana Ruiz', role: 'secretaria' }, 'present')).toBe(true);
  expect(rests({ text: 'Ana Gómez' }, 'present')).toBe(false);
  expect(rests({ text: 'Ana' }, 'present', '')).toBe(false);
});

test('what was left open is no decision, whatever its words', () => {
  const open = 'Todavía no se decide nada del comedor escolar.';
  expect(rests({ text: 'Se decide el comedor escolar.' }, 'decisions', open)).toBe(false);
  expect(rests({ text: 'No se decide nada del comedor escolar.' }, 'topics', open)).toBe(true);
  const both = 'Del comedor todavía no se decide nada. Se aprueba la feria escolar.';
  expect(rests({ text: 'Se aprueba la feria escolar.' }, 'decisions', both)).toBe(true);
});

test.each([
  ['No se aprueba la compra de las tizas.', { text: 'Se aprueba la compra de las tizas.' }],
  ['Se aprueba la compra de las tizas.', { text: 'No se aprueba la compra de las tizas.' }],
  ['No se aprobó la compra de las tizas.', { text: 'Se aprueba la compra de las tizas.' }],
  ['La cooperadora no se compromete a pagar el micro.', { text: 'La cooperadora se compromete a pagar el micro.' }],
  ['Tampoco la cooperadora se compromete a pagar.', { text: 'La cooperadora se compromete a pagar.' }],
  ['Nadie se encarga de las mesas.', { text: 'Se encarga de las mesas.' }],
  ['Ana Ruiz: No me encargo de las mesas.', { text: 'Ana Ruiz se encarga de las mesas.', responsible: 'Ana Ruiz' }],
  ['No nos vamos a hacer cargo del micro.', { text: 'Se hacen cargo del micro.' }],
  ['No vamos a comprar las tizas.', { text: 'Se resuelve la compra de las tizas.' }],
  ['Se decide no comprar las tizas.', { text: 'Se decide comprar las tizas.' }],
  ['No se suspende la compra de las tizas.', { text: 'Se suspende la compra de las tizas.' }],
  ['Se rechaza la compra de las tizas.', { text: 'Se aprueba la compra de las tizas.' }],
  ['Se aprueban las mesas. No se aprueba la compra de las tizas.', { text: 'Se aprueba la compra de las tizas.' }],
])('what was said otherwise is no proof: %s', (from, line) => {
  expect(rests(line, 'decisions', from)).toBe(false);
});

test.each([
  ['No se aprueba la compra de las tizas.', { text: 'No se aprueba la compra de las tizas.' }],
  ['Ana Ruiz: No me encargo de las mesas.', { text: 'Ana Ruiz no se encarga de las mesas.' }],
  ['No sólo se aprueba la compra de las tizas.', { text: 'Se aprueba la compra de las tizas.' }],
  ['No hay problema, se aprueba la compra de las tizas.', { text: 'Se aprueba la compra de las tizas.' }],
  ['Elena no puede venir, se decide pasar la reunión al lunes.', { text: 'Se decide pasar la reunión al lunes.' }],
  ['No se aprueba el micro, pero se aprueba la compra de las tizas.', { text: 'Se aprueba la compra de las tizas.' }],
  [
    'Luis: No me encargo de las mesas.\nAna Ruiz: Me encargo de las mesas.',
    { text: 'Ana Ruiz se encarga de las mesas.' },
  ],
  ['No vamos a comprar las tizas.', { text: 'Se suspende la compra de las tizas.' }],
])('what is not denied, or is denied by both, can rest on it: %s', (from, line) => {
  expect(rests(line, 'decisions', from)).toBe(true);
});

test('what is told of a matter is not turned round either', () => {
  const from = 'El comedor no abre los viernes de diciembre.';
  expect(rests({ text: 'El comedor abre los viernes de diciembre.' }, 'topics', from)).toBe(false);
  expect(rests({ text: 'Los viernes de diciembre el comedor no abre.' }, 'topics', from)).toBe(true);
});

test('who was told to be missed was not there, and who speaks was', () => {
  const from = 'Marta Gómez: La profesora Elena Sosa no pudo venir.';
  expect(rests({ text: 'Elena Sosa', role: 'profesora' }, 'present', from)).toBe(false);
  expect(rests({ text: 'Elena Sosa', role: 'profesora' }, 'absent', from)).toBe(true);
  expect(rests({ text: 'Marta Gómez' }, 'absent', from)).toBe(false);
  expect(rests({ text: 'Marta Gómez' }, 'present', from)).toBe(true);
});
