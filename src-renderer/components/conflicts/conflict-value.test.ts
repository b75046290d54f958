import { expect, test } from 'vitest';
import { valueMessages as words } from '../../messages/conflicts.ts';
import { conflictValueText } from './conflict-value.ts';

const cell = { entity: 'cell', field: 'content' };
const content = { value: '2026-03-09', state: 'manual', evidence: [], reading: null, alternatives: [], approved: true };

test('a cell tells its value as its column writes it, also when it is empty or not in the papers', () => {
  expect(conflictValueText(cell, content, 'date')).toBe('09/03/2026');
  expect(conflictValueText(cell, { ...content, value: 'mañana' }, 'date')).toBe('mañana');
  expect(conflictValueText(cell, { ...content, value: null }, 'date')).toBe(words.empty);
  expect(conflictValueText(cell, { ...content, value: null, state: 'absent' }, 'date')).toBe(words.absent);
  expect(conflictValueText(cell, null, 'date')).toBe(words.empty);
});

test('data of people and papers are told as the screens tell them', () => {
  expect(conflictValueText({ entity: 'person', field: 'dni' }, '50123456', null)).toBe('50.123.456');
  expect(conflictValueText({ entity: 'person', field: 'course' }, null, null)).toBe(words.empty);
  expect(conflictValueText({ entity: 'source', field: 'documentDate' }, '2026-03-09', null)).toBe('09/03/2026');
  expect(conflictValueText({ entity: 'row', field: 'deleted' }, true, null)).toBe(words.deleted);
  expect(conflictValueText({ entity: 'acta-line', field: 'content' }, { text: 'Se aprueba.' }, null)).toBe(
    'Se aprueba.',
  );
});

test('what no screen tells is told by its parts, without what only the program reads', () => {
  const scope = { folderId: 'f1', paperKinds: [], course: '3.º B', sha256: 'abc' };
  expect(conflictValueText({ entity: 'planilla', field: 'scope' }, scope, null)).toBe('3.º B');
  const long = Array.from({ length: 40 }, (_, index) => `etiqueta ${index}`);
  expect(conflictValueText({ entity: 'source', field: 'tags' }, long, null)).toMatch(/etiqueta 29\ny 10 más$/);
});
