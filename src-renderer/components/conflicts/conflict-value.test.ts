import { expect, test } from 'vitest';
import type { Json } from '../../../src-shared/domain/operation.ts';
import type { ColumnType } from '../../../src-shared/domain/planilla.ts';
import { valueMessages as words } from '../../messages/conflict-values.ts';
import { conflictValueText, conflictValueTexts } from './conflict-value.ts';

const named = (place: string) => {
  const [entity = '', field = ''] = place.split('.');
  return { entity, entityId: 'x', field };
};
const told = (place: string, value: Json, columnType: ColumnType | null = null) =>
  conflictValueText(named(place), value, { columnType, mentioned: {} });

const cell = 'cell.content';
const content = { value: '2026-03-09', state: 'manual', evidence: [], reading: null, alternatives: [], approved: true };

test('a cell tells its value as its column writes it, also when it is empty or not in the papers', () => {
  expect(told(cell, content, 'date')).toBe('09/03/2026');
  expect(told(cell, { ...content, value: 'mañana' }, 'date')).toBe('mañana');
  expect(told(cell, { ...content, value: null }, 'date')).toBe(words.empty);
  expect(told(cell, { ...content, value: null, state: 'absent' }, 'date')).toBe(words.absent);
  expect(told(cell, null, 'date')).toBe(words.empty);
});

test('data of people and papers are told as the screens tell them', () => {
  expect(told('person.dni', '50123456')).toBe('50.123.456');
  expect(told('person.course', null)).toBe(words.empty);
  expect(told('source.documentDate', '2026-03-09')).toBe('09/03/2026');
  expect(told('row.deleted', true)).toBe(words.deleted);
  expect(told('acta-line.content', { text: 'Se aprueba.' })).toBe('Se aprueba.');
});

test('what no screen tells is told by its parts, without what only the program reads', () => {
  const scope = { paperKinds: [], course: '3.º B', sha256: 'abc' };
  expect(told('planilla.scope', scope)).toBe('Curso: 3.º B');
  const long = Array.from({ length: 40 }, (_, index) => `etiqueta ${index}`);
  expect(told('source.tags', long)).toMatch(/etiqueta 29\ny 10 más$/);
});

test('values that would read alike tell how they differ, or that they do', () => {
  const context = { columnType: null, mentioned: {} };
  const accepted = content;
  const [one, other] = conflictValueTexts(named(cell), [accepted, { ...accepted, approved: false }], context);
  expect(one).toContain('Aprobada');
  expect(other).not.toContain('Aprobada');
  const folders = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002'];
  const gone = conflictValueTexts(named('source.folderId'), folders, context);
  expect(new Set(gone).size).toBe(2);
  expect(gone.join()).not.toContain('01890000');
});
