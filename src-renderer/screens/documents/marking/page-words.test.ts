import { expect, test } from 'vitest';
import type { PageBlock, PageParagraph, TemplatePage } from '../../../../src-shared/domain/template-page.ts';
import { moveSelection } from './page-keys.ts';
import { linesOf, listAround } from './page-lines.ts';
import { fieldPlaces, selectionOver, stepsOf, stretchesOf, textBefore } from './page-words.ts';

const paragraph = (index: number, text: string, more: Partial<PageParagraph> = {}): PageParagraph => ({
  kind: 'paragraph',
  index,
  text,
  runs: [{ start: 0, end: text.length, look: {} }],
  images: [],
  align: 'start',
  indent: 0,
  firstLine: 0,
  before: 0,
  after: 0,
  bullet: null,
  locked: null,
  ...more,
});
const table = (...rows: PageParagraph[][]): PageBlock => ({
  kind: 'table',
  widths: [],
  ruled: true,
  rows: rows.map((cells) => ({
    cells: cells.map((inside) => ({ columnSpan: 1, rowSpan: 1, shade: null, blocks: [inside] })),
  })),
});
const pageOf = (...blocks: PageBlock[]): TemplatePage => ({
  width: 595,
  margins: { top: 0, right: 0, bottom: 0, left: 0 },
  notices: [],
  parts: [{ file: 'b', part: 'body', blocks }],
});
const at = (from: number, start = 0, end = 0, to = from) => ({ file: 'b', from, to, start, end });
const wordsOf = (text: string) => stepsOf(text).map(({ start, end }) => text.slice(start, end));

test('one step takes a word without its signs, or a mark whole', () => {
  expect(wordsOf('DNI 51.234.567, de «Ana» y {Nombre y apellido}.')).toEqual([
    'DNI',
    '51.234.567',
    'de',
    'Ana',
    'y',
    '{Nombre y apellido}',
  ]);
});

test('a click takes the word under it, a drag whole words, and either the mark that it falls in', () => {
  const text = 'alumna Ana Ruiz y {DNI}';
  const over = (from: number, to: number) => {
    const found = selectionOver(text, from, to);
    return found && text.slice(found.start, found.end);
  };
  expect([over(9, 9), over(9, 13), over(13, 8), over(20, 20), over(19, 22)]).toEqual([
    'Ana',
    'Ana Ruiz',
    'Ana Ruiz',
    '{DNI}',
    '{DNI}',
  ]);
});

test('a paragraph is cut where its look, a mark or the selection changes', () => {
  const text = 'De Ana a {DNI}';
  const runs = [
    { start: 0, end: 11, look: { bold: true } },
    { start: 11, end: 14, look: {} },
  ];
  expect(
    stretchesOf({ text, runs }, { start: 3, end: 6 }).map((each) => [
      text.slice(each.start, each.end),
      each.mark?.name ?? null,
      each.isSelected,
      each.run,
    ]),
  ).toEqual([
    ['De ', null, false, 0],
    ['Ana', null, true, 0],
    [' a ', null, false, 0],
    ['{DNI}', 'DNI', false, 0],
  ]);
});

test('by the arrows one goes from word to word and from line to line, and takes in more with Shift', () => {
  const page = pageOf(
    paragraph(0, 'Uno dos'),
    paragraph(1, ''),
    paragraph(2, 'tres {x}'),
    paragraph(3, 'caja', { locked: 'text-box' }),
  );
  const first = moveSelection(page, null, 'ArrowRight', false);
  expect(first).toEqual(at(0, 0, 3));
  const second = moveSelection(page, first, 'ArrowRight', false);
  expect(second).toEqual(at(0, 4, 7));
  expect(moveSelection(page, second, 'ArrowRight', false)).toEqual(at(2, 0, 4));
  expect(moveSelection(page, at(2, 0, 4), 'ArrowRight', false)).toEqual(at(2, 5, 8));
  expect(moveSelection(page, at(2, 5, 8), 'ArrowDown', false)).toEqual(at(2, 5, 8));
  expect(moveSelection(page, at(2, 0, 4), 'ArrowLeft', false)).toEqual(at(0, 4, 7));
  const both = moveSelection(page, first, 'ArrowRight', true);
  expect(both).toEqual(at(0, 0, 7));
  expect(moveSelection(page, both, 'ArrowLeft', true)).toEqual(at(0, 0, 3));
  const lines = moveSelection(page, first, 'ArrowDown', true);
  expect(lines).toEqual(at(0, 0, 3, 2));
  expect(moveSelection(page, lines, 'ArrowUp', true)).toEqual(at(0, 0, 3));
});

test('rows that follow one of last year’s are alike until one is marked or is of another shape; so are items of a list', () => {
  const item = (index: number, text: string) => paragraph(index, text, { bullet: '•' });
  const page = pageOf(
    table(
      [paragraph(0, 'a'), paragraph(1, 'b')],
      [paragraph(2, 'c'), paragraph(3, 'd')],
      [paragraph(4, 'e'), paragraph(5, 'f')],
      [paragraph(6, '{x}'), paragraph(7, 'h')],
    ),
    item(8, 'i'),
    item(9, 'j'),
    paragraph(10, 'k'),
  );
  expect(linesOf(page, at(1))).toEqual({ kind: 'rows', count: 1, alike: 2 });
  expect(linesOf(page, at(1, 0, 0, 2))).toEqual({ kind: 'rows', count: 2, alike: 1 });
  expect(linesOf(page, at(8))).toEqual({ kind: 'paragraphs', count: 1, alike: 1 });
  expect(linesOf(page, at(9, 0, 0, 10))).toEqual({ kind: 'paragraphs', count: 2, alike: 0 });
});

test('a place knows the list it is written for, the label before it, and each field its places', () => {
  const page = pageOf(
    table(
      [paragraph(0, '{#Presentes}{nombre}'), paragraph(1, '{cargo}{/Presentes}')],
      [paragraph(2, 'DNI:'), paragraph(3, '51')],
    ),
    paragraph(4, 'Turno: Mañana {Nombre}'),
    paragraph(5, '{nombre}'),
  );
  expect([listAround(page, at(0, 12)), listAround(page, at(1)), listAround(page, at(4))]).toEqual([
    'presentes',
    'presentes',
    null,
  ]);
  expect(textBefore(page, at(3))).toBe('DNI: ');
  expect(textBefore(page, at(4, 7))).toBe('Turno: ');
  expect(fieldPlaces(page).map(({ name, places }) => [name, places.length])).toEqual([
    ['nombre', 3],
    ['cargo', 1],
  ]);
});
