import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readFile, tablesOf, wrongPlaces } from '../../tests/fixtures/reading-documents.ts';

const workbook = () => {
  const sheet = utils.aoa_to_sheet([
    ['Apellido', 'Ingreso', 'Nota', 'Regular'],
    ['Muñoz', { t: 'n', v: 45356, z: 'm/d/yy' }, { t: 'n', v: 7.5, z: '0.00' }, true],
  ]);
  const book = utils.book_new(sheet, 'Lista');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['x']]), 'Oculta');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return book;
};

describe('an old Excel workbook', () => {
  test.each(['biff8', 'xlsb', 'xlml'] as const)('written as %s shows what a person sees', async (bookType) => {
    const bytes = new Uint8Array(write(workbook(), { type: 'array', bookType }) as ArrayBuffer);
    const { text } = await readFile('lista.xlsx', bytes);
    expect(text.format).toBe('xls');
    expect(tablesOf(text)[0]).toEqual([
      ['Apellido', 'Ingreso', 'Nota', 'Regular'],
      ['Muñoz', '05/03/2024', '7,50', 'VERDADERO'],
    ]);
    expect(text.pages.map((page) => page.name)).toEqual(['Lista', 'Oculta']);
    expect(wrongPlaces(text)).toEqual([]);
  });

  test('of before Unicode is read in its own code page', async () => {
    const bytes = new Uint8Array(write(workbook(), { type: 'array', bookType: 'biff5' }) as ArrayBuffer);
    // The library that writes it here puts "_" for the letter, which that Excel wrote as one byte.
    const name = [...bytes.keys()].find((at) => String.fromCharCode(...bytes.subarray(at, at + 5)) === 'Mu_oz')!;
    bytes[name + 2] = 0xf1;
    expect(tablesOf((await readFile('vieja.xls', bytes)).text)[0]![1]![0]).toBe('Muñoz');
  });

  test('that is damaged says so', async () => {
    const bytes = new Uint8Array(write(workbook(), { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
    await expect(readFile('lista.xls', bytes.subarray(0, 900))).rejects.toMatchObject({
      code: expect.stringMatching(/FILE_DAMAGED|FORMAT_UNKNOWN/),
    });
  });
});
