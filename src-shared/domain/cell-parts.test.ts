import { expect, test } from 'vitest';
import { cellParts } from './cell-parts.ts';

const page = [
  'Alumno Domicilio Tel.',
  'SOSA, Juan Av. San Martín 1.234, 4411-2233',
  'Barrio Norte (fondo) 2-B',
  'RIVAS, Ana Norte 5 4422-1100',
].join('\n');

function partsOf(text: string, first = text): string[] | null {
  const start = page.indexOf(first);
  return (
    cellParts(page, { text, range: [start, start + first.length] })?.map((part) => page.slice(part.start, part.end)) ??
    null
  );
}

test('a cell on one line is where its range says', () => {
  expect(partsOf('4411-2233')).toEqual(['4411-2233']);
});

test('a cell that goes on in the next line is found there, beyond the words of other cells', () => {
  expect(partsOf('Av. San Martín 1.234, Barrio Norte (fondo) 2-B', 'Av. San Martín 1.234,')).toEqual([
    'Av. San Martín 1.234,',
    'Barrio Norte (fondo) 2-B',
  ]);
});

test('a cell some of whose words are not found has no parts: what is left would be taken for the whole', () => {
  expect(partsOf('Av. San Martín 1.234, Barrio Sur', 'Av. San Martín 1.234,')).toBeNull();
});

test('an empty cell has none', () => {
  expect(cellParts(page, { text: '', range: null })).toBeNull();
});
