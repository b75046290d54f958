import { expect, test } from 'vitest';
import { entityLayouts } from '../../src-shared/storage/change-log/registers.ts';
import { codeIn, firstColumn, readPage } from './read-page.ts';

const page = readPage('docs/storage.md');

test('every entity of the change log stands in the page with its registers, and no others', () => {
  const told = firstColumn(page, '## Registers').map((cell) => codeIn(cell)[0]);
  expect([...told].sort()).toEqual(Object.keys(entityLayouts).sort());
  for (const [entity, { registers }] of Object.entries(entityLayouts)) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${entity}\``)) ?? '';
    const toldRegisters = codeIn(row.split(' | ')[1] ?? '');
    expect(toldRegisters.sort(), entity).toEqual(Object.keys(registers).sort());
  }
});
