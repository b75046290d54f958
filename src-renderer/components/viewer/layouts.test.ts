import { describe, expect, it } from 'vitest';
import type { Page, TableCell } from '../../../src-shared/domain/document-text.ts';
import { flowParts } from './flow-layout.ts';
import { imageWidthFor } from './page-image.ts';
import { columnLetters, markOfCell, rowNumber, rowsAround } from './sheet-layout.ts';

const cell = (text: string, reference: string | null): TableCell => ({
  text,
  range: null,
  box: null,
  reference,
  columnSpan: 1,
  rowSpan: 1,
});
const mark = (reference: string) => ({ page: 1, start: 0, end: 0, boxes: [], reference, current: true });

describe('sheets', () => {
  const rows = Array.from({ length: 400 }, (_, place) => [cell('x', `C${place + 5}`), cell('y', `D${place + 5}`)]);

  it('keeps the letters and numbers of the file, also when the table does not begin at A1', () => {
    expect(columnLetters(rows)).toEqual(['C', 'D']);
    expect(rowNumber(rows[0] ?? [], 0)).toBe(5);
  });

  it('counts past Z as a spreadsheet does', () => {
    const wide = [Array.from({ length: 28 }, () => cell('x', null))];
    expect(columnLetters(wide).slice(25)).toEqual(['Z', 'AA', 'AB']);
  });

  it('draws the stretch where the marked cell is', () => {
    const { from, to } = rowsAround(rows, [mark('D300')], 150);
    expect(rows.slice(from, to).some((row) => row.some((entry) => markOfCell(entry, [mark('D300')])))).toBe(true);
    expect(to - from).toBe(150);
  });

  it('draws a short sheet whole', () => {
    expect(rowsAround(rows.slice(0, 20), [mark('D20')], 150)).toEqual({ from: 0, to: 20 });
  });
});

describe('flowParts', () => {
  const page = (text: string, blocks: Page['blocks']): Page => ({
    number: 1,
    layout: 'flow',
    name: null,
    width: 0,
    height: 0,
    text,
    words: [],
    blocks,
    tables: [],
    quality: 'good',
    ocr: false,
    problem: null,
  });

  it('gathers table rows that follow each other in one table with their cells', () => {
    const parts = flowParts(
      page('a\tb\nc\td', [
        { kind: 'table-row', start: 0, end: 3 },
        { kind: 'table-row', start: 4, end: 7 },
      ]),
    );
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({
      type: 'table',
      rows: [
        [
          { start: 0, end: 1 },
          { start: 2, end: 3 },
        ],
        [
          { start: 4, end: 5 },
          { start: 6, end: 7 },
        ],
      ],
    });
  });

  it('shows every line of a page that has no blocks', () => {
    expect(flowParts(page('uno\n\ndos', []))).toHaveLength(2);
  });
});

describe('imageWidthFor', () => {
  it('asks for a sharper picture only when the page has grown enough', () => {
    expect(imageWidthFor(400, 1)).toBe(480);
    expect(imageWidthFor(430, 1)).toBe(480);
    expect(imageWidthFor(700, 2)).toBe(1800);
    expect(imageWidthFor(9000, 2)).toBe(3000);
  });
});
