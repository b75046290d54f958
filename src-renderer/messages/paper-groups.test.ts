import { expect, test } from 'vitest';
import { nameOfGroup } from './paper-groups.ts';

const group = { path: [], count: 1 };

test('a group is called as its papers say it', () => {
  expect(nameOfGroup('month', { ...group, key: '2026-03' })).toBe('Marzo de 2026');
  expect(nameOfGroup('month', { ...group, key: null })).toBe('Sin fecha');
  expect(nameOfGroup('readingState', { ...group, key: 'needs-password' })).toBe('Falta contraseña');
  expect(nameOfGroup('folder', { ...group, key: '1', path: ['Legajos', '3.º B'] })).toBe('3.º B');
  expect(nameOfGroup('folder', { ...group, key: null })).toBe('Sin carpeta');
});
