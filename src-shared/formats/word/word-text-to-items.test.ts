import { expect, test } from 'vitest';
import { ROW_END_MARK, wordTextToItems } from './word-text-to-items.ts';

const MARK = '\x07';
const shown = (raw: string) =>
  wordTextToItems(raw).map((item) =>
    item.kind === 'table'
      ? item.rows.map((row) => row.map((cell) => cell.items.map((inner) => ('text' in inner ? inner.text : '')).join()))
      : item.text,
  );

test('cells, rows and the paragraphs around a table are told apart, empty cells included', () => {
  const row = (...cells: string[]) => cells.map((cell) => cell + MARK).join('') + ROW_END_MARK;
  expect(shown(`Lista\r${row('Ana', '', '8')}${row('Luis\vJosé', '9', '')}Fin\r`)).toEqual([
    'Lista',
    [
      ['Ana', '', '8'],
      ['Luis\nJosé', '9', ''],
    ],
    'Fin',
    '',
  ]);
});

test('a field is what it shows, not its instructions', () => {
  expect(shown('Página \x13 PAGE \x143\x15 de \x13 IF \x13 X \x14y\x15 \x147\x15\r')[0]).toBe('Página 3 de 7');
});
