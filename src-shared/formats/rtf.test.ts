import { describe, expect, test } from 'vitest';
import { blocksOf, readFile, tablesOf, wrongPlaces } from '../../tests/fixtures/reading-documents.ts';

describe('a Rich Text file', () => {
  test('gives its paragraphs in any of the ways to write an accent', async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title Nota}{\author Ana}}{\*\generator Word;}\uc1 Ni\'f1o y ni\u241?a\par {\b Segundo} p\'e1rrafo{\v oculto}\line l\'ednea\tab fin\par}`;
    const { text } = await readFile('a.rtf', rtf);
    expect(blocksOf(text)).toEqual(['Niño y niña', 'Segundo párrafo\nlínea\tfin']);
    expect(text.meta).toEqual({ title: 'Nota', author: 'Ana' });
  });

  test('gives its tables as grids', async () => {
    const row = (a: string, b: string) => String.raw`\trowd\cellx100\cellx200\pard\intbl ${a}\cell ${b}\cell\row `;
    const { text } = await readFile(
      'a.rtf',
      String.raw`{\rtf1 Lista\par ${row('Ana', '8')}${row('Luis', '')}\pard Fin\par}`,
    );
    expect(tablesOf(text)).toEqual([
      [
        ['Ana', '8'],
        ['Luis', ''],
      ],
    ]);
    expect(blocksOf(text)).toEqual(['Lista', 'Ana\t8', 'Luis\t', 'Fin']);
    expect(wrongPlaces(text)).toEqual([]);
  });

  test('cut short says so', async () => {
    const { text } = await readFile('a.rtf', String.raw`{\rtf1 Hola {\b mundo`);
    expect(text.problems).toEqual(['FILE_TRUNCATED']);
    expect(text.pages[0]!.text).toBe('Hola mundo\n');
  });
});
