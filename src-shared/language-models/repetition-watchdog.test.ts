import { expect, test } from 'vitest';
import { endsInLoop } from './repetition-watchdog.ts';

test('the same object over and over is a loop', () => {
  expect(endsInLoop(`{"datos": [${'{"numero": 1, "valor": "x"},'.repeat(9)}`)).toBe(true);
});

test('endless white space is a loop', () => {
  expect(endsInLoop(`{"datos": []${' \n'.repeat(120)}`)).toBe(true);
});

test('a list of different people is not', () => {
  const people = Array.from({ length: 40 }, (_, index) => `{"numero": ${index}, "valor": "Persona ${index * 7}"}`).join(
    ', ',
  );
  expect(endsInLoop(people)).toBe(false);
});

test('a row of dots or a short repetition is not', () => {
  expect(endsInLoop('Nombre: ............................ DNI: sí, sí, sí')).toBe(false);
});
