import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readFile, tablesOf, wrongPlaces } from '../../tests/fixtures/reading-documents.ts';

const LINES = [
  'apellido;nombre;observación',
  'Muñoz;José;"vive en Añelo; calle 3"',
  'Güemes;María;"dijo ""sí"""',
  'Ibáñez;Inés;',
];
const ROWS = [
  ['apellido', 'nombre', 'observación'],
  ['Muñoz', 'José', 'vive en Añelo; calle 3'],
  ['Güemes', 'María', 'dijo "sí"'],
  ['Ibáñez', 'Inés', ''],
];

describe('a table of plain text', () => {
  test.each(['utf-8', 'windows-1252', 'cp850', 'macintosh', 'utf-16le'])('is read in %s', async (encoding) => {
    const { text } = await readFile('lista.csv', new Uint8Array(iconv.encode(LINES.join('\r\n'), encoding)));
    expect(text.format).toBe('csv');
    expect(tablesOf(text)[0]).toEqual(ROWS);
    expect(wrongPlaces(text)).toEqual([]);
  });

  test.each([',', ';', '\t', '|'])('is parted by %j', async (separator) => {
    const content = `DNI${separator}Nota\n30123456${separator}8\n31222333${separator}9\n`;
    const { text } = await readFile('notas.txt', content);
    expect(tablesOf(text)[0]![2]).toEqual(['31222333', '9']);
  });

  test('obeys the separator that Excel declares on its first line', async () => {
    const { text } = await readFile('a.csv', 'sep=;\nmonto;fecha\n1,5;2\n2,5;3\n');
    expect(tablesOf(text)[0]![1]).toEqual(['1,5', '2']);
  });

  test('with a quote that never closes loses no line', async () => {
    const { text } = await readFile('a.csv', 'a;b;c\n1;"dos;3\n4;5;6\n7;8;9\n');
    expect(tablesOf(text)[0]!.at(-1)).toEqual(['7', '8', '9']);
  });

  test('keeps places in the sheet as references', async () => {
    const { text } = await readFile('a.csv', 'a;b\n\nc;d\n');
    expect(text.pages[0]!.tables[0]!.rows[1]![1]).toMatchObject({ text: 'd', reference: 'B3' });
  });
});
