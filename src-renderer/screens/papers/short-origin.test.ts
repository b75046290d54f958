import { expect, test } from 'vitest';
import { shortOrigin } from './short-origin.ts';

test('a file says the last two folders it was in, on any system', () => {
  expect(shortOrigin('C:\\Users\\Marta\\Documents\\Escaneos\\2026\\ficha.pdf')).toBe('Escaneos › 2026');
  expect(shortOrigin('/home/marta/Escaneos/2026/ficha.pdf')).toBe('Escaneos › 2026');
  expect(shortOrigin('E:\\ficha.pdf')).toBe('E:');
  expect(shortOrigin('ficha.pdf')).toBe('ficha.pdf');
});

test('what came inside something says what', () => {
  expect(shortOrigin('/home/marta/legajos.zip › 3.º B › ficha.pdf')).toBe('legajos.zip › 3.º B');
  expect(shortOrigin('Escuela de ejemplo › Inscripciones › ficha.pdf')).toBe('Escuela de ejemplo › Inscripciones');
});
