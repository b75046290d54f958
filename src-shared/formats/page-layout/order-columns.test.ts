import { describe, expect, it } from 'vitest';
import { groupRows } from './group-rows.ts';
import { orderColumns } from './order-columns.ts';
import type { PlacedWord } from './placed-word.ts';

const size = 10;

/** A line of words with ordinary spaces, as wide as its letters ask. */
function line(text: string, left: number, baseline: number): PlacedWord[] {
  let at = left;
  return text.split(' ').map((spelled) => {
    const word = { text: spelled, left: at, right: at + spelled.length * 5, baseline, size, spaceBefore: true };
    at = word.right + 3;
    return { ...word, top: baseline - 0.8 * size, bottom: baseline + 0.2 * size };
  });
}

const prose = [
  'los alumnos de tercer grado',
  'salen el martes al museo',
  'con sus maestras y vuelven',
  'antes de las cuatro',
];

function proseLine(column: string, index: number): string {
  return `${column}${index} ${prose[index % prose.length]}`;
}

function readingOrder(words: readonly PlacedWord[]): string[] {
  return orderColumns(groupRows(words)).map((row) => row.map(({ text }) => text).join(' '));
}

const indexes = Array.from({ length: 10 }, (_, index) => index);

describe('orderColumns', () => {
  it('reads the left column of prose before the right one, and what spans both where it stands', () => {
    const columns = indexes.flatMap((index) => [
      ...line(proseLine('izquierda', index), 40, 100 + index * 14),
      ...line(proseLine('derecha', index), 300, 100 + index * 14),
    ]);
    const title = line('Boletín de la escuela para las familias de todos los grados del turno tarde', 40, 60);
    const foot = line('Se ruega devolver firmado el talón que acompaña a este boletín de la escuela', 40, 300);
    const order = readingOrder([...foot, ...columns, ...title]);
    expect(order).toEqual([
      title.map(({ text }) => text).join(' '),
      ...indexes.map((index) => proseLine('izquierda', index)),
      ...indexes.map((index) => proseLine('derecha', index)),
      foot.map(({ text }) => text).join(' '),
    ]);
  });

  it('keeps the labels of a form beside their values', () => {
    const form = indexes.flatMap((index) => [
      ...line(`Campo ${index}`, 40, 100 + index * 14),
      ...line(`valor ${index}`, 300, 100 + index * 14),
    ]);
    expect(readingOrder(form)).toEqual(indexes.map((index) => `Campo ${index} valor ${index}`));
  });

  it('keeps the rows of a table of numbers whole', () => {
    const table = indexes.flatMap((index) => [
      ...line(`Suárez Ana 3 ${index}`, 40, 100 + index * 14),
      ...line(`10 9 8 ${index} 7 10`, 300, 100 + index * 14),
    ]);
    expect(readingOrder(table)[0]).toBe('Suárez Ana 3 0 10 9 8 0 7 10');
  });

  it('takes a few lines side by side for one block read row by row', () => {
    const few = indexes
      .slice(0, 4)
      .flatMap((index) => [
        ...line(proseLine('firma', index), 40, 100 + index * 14),
        ...line(proseLine('sello', index), 300, 100 + index * 14),
      ]);
    expect(readingOrder(few)[0]).toBe(`${proseLine('firma', 0)} ${proseLine('sello', 0)}`);
  });
});
