import { expect, test } from 'vitest';
import { findMarks, markStepSchema, otherPlaces, wholeWords } from './template-marks.ts';
import type { PageParagraph, TemplatePage } from './template-page.ts';

const paragraph = (index: number, text: string, locked: PageParagraph['locked'] = null): PageParagraph => ({
  kind: 'paragraph',
  index,
  text,
  runs: [],
  images: [],
  align: 'start',
  indent: 0,
  firstLine: 0,
  before: 0,
  after: 0,
  bullet: null,
  locked,
});
const cellOf = (inside: PageParagraph) => ({ columnSpan: 1, rowSpan: 1, shade: null, blocks: [inside] });

test('the marks of a text are told apart, with their places', () => {
  const text = 'De {#temas}{ título  corto } y{/temas}{^cargo}-{/cargo}';
  expect(findMarks(text).map(({ start, end, kind, name }) => [text.slice(start, end), kind, name])).toEqual([
    ['{#temas}', 'open', 'temas'],
    ['{ título  corto }', 'field', 'título corto'],
    ['{/temas}', 'close', 'temas'],
    ['{^cargo}', 'open-without', 'cargo'],
    ['{/cargo}', 'close', 'cargo'],
  ]);
});

test.each([
  ['alumno Juan Pérez, DNI', 'uan Pé', 'Juan Pérez'],
  ['alumno Juan Pérez, DNI', ' Juan Pérez, ', 'Juan Pérez'],
  ['cursa 3.º B.', '3.º B.', '3.º B'],
  ['cursa 3.° (t.m.)', '3', '3'],
  ['el 12/03/2026.', '12/03/2026.', '12/03/2026'],
  ['a , b', ' , ', null],
  ['a {b} c', 'a {b}', null],
  ['que {Ana cursa {x}', 'Ana', '{Ana'],
  ['{x}Ana} cursa', 'Ana', 'Ana}'],
])('in «%s» a selection of «%s» is one of «%s»', (text, selected, words) => {
  const start = text.indexOf(selected);
  const found = wholeWords(text, start, start + selected.length);
  expect(found && text.slice(found.start, found.end)).toBe(words);
});

test('the other places that say the same are found in any part, whatever their capitals, and not inside words, marks or boxes', () => {
  const page: TemplatePage = {
    width: 595,
    margins: { top: 0, right: 0, bottom: 0, left: 0 },
    notices: [],
    parts: [
      { file: 'h', part: 'header', blocks: [paragraph(0, 'De ANA RUIZ')] },
      {
        file: 'b',
        part: 'body',
        blocks: [
          paragraph(0, 'Ana Ruiz, ana ruíz y Ana Ruizdíaz'),
          { kind: 'table', widths: [], ruled: true, rows: [{ cells: [cellOf(paragraph(1, '{Ana Ruiz} Ana Ruiz'))] }] },
          paragraph(2, 'Ana Ruiz', 'text-box'),
        ],
      },
    ],
  };
  expect(otherPlaces(page, { file: 'b', paragraph: 0, start: 0, end: 8 })).toEqual([
    { file: 'h', paragraph: 0, start: 3, end: 11 },
    { file: 'b', paragraph: 0, start: 10, end: 18 },
    { file: 'b', paragraph: 1, start: 11, end: 19 },
  ]);
});

test('a field’s name has no braces and does not begin with a sign that means something in a template', () => {
  const place = { file: 'b', paragraph: 0, start: 0, end: 1 };
  const isTaken = (name: string) => markStepSchema.safeParse({ kind: 'field', places: [place], name }).success;
  expect(['Apellido y nombre', 'N.º', 'año 2026', 'Dirección/Vice'].map(isTaken)).toEqual([true, true, true, true]);
  expect(['', '{a}', '#temas', '/temas', '^a', '@crudo', '=x', '.', 'a\nb'].map(isTaken)).not.toContain(true);
});
