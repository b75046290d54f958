import { describe, expect, it } from 'vitest';
import { groupRows } from './group-rows.ts';
import type { PlacedWord } from './placed-word.ts';

type Place = { left: number; baseline: number; size?: number };

function word(text: string, { left, baseline, size = 10 }: Place): PlacedWord {
  const right = left + text.length * size * 0.5;
  const [top, bottom] = [baseline - 0.8 * size, baseline + 0.2 * size];
  return { text, left, right, top, bottom, baseline, size, spaceBefore: true };
}

const spell = (rows: readonly PlacedWord[][]): string[] => rows.map((row) => row.map(({ text }) => text).join(' '));

describe('groupRows', () => {
  it('puts words in rows from top to bottom and from left to right, whatever order they come in', () => {
    const words = [
      word('grado', { left: 100, baseline: 40 }),
      word('Alumna', { left: 20, baseline: 20 }),
      word('Tercer', { left: 20, baseline: 40 }),
      word('regular', { left: 100, baseline: 21 }),
    ];
    expect(spell(groupRows(words))).toEqual(['Alumna regular', 'Tercer grado']);
  });

  it('holds a slanted row together though its ends lie a whole line apart', () => {
    const slanted = Array.from({ length: 12 }, (_, index) => [
      word(`a${index}`, { left: 20 + index * 40, baseline: 20 + index * 1.5 }),
      word(`b${index}`, { left: 20 + index * 40, baseline: 35 + index * 1.5 }),
    ]).flat();
    const rows = groupRows(slanted);
    expect(rows).toHaveLength(2);
    expect(rows[0]!.every(({ text }) => text.startsWith('a'))).toBe(true);
  });

  it('does not take small print beside a large heading into its row', () => {
    const heading = word('ESCUELA', { left: 20, baseline: 40, size: 36 });
    const print = ['Ley', 'Nº', '26206'].map((text, index) =>
      word(text, { left: 200, baseline: 20 + index * 12, size: 8 }),
    );
    expect(spell(groupRows([heading, ...print]))).toEqual(['Ley', 'ESCUELA', 'Nº', '26206']);
  });

  it('gives a row of Arabic from right to left', () => {
    const words = [word('العالم', { left: 20, baseline: 20 }), word('مرحبا', { left: 100, baseline: 20 })];
    expect(spell(groupRows(words))).toEqual(['مرحبا العالم']);
  });
});
