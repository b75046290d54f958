import { describe, expect, it } from 'vitest';
import { type ColumnId, createId, type PlanillaId } from '../../domain/identifiers.ts';
import type { ColumnType } from '../../domain/planilla.ts';
import { exportValue } from './cell-value.ts';
import { columnIndex, columnLetter } from './export-columns.ts';
import { cleanText, looksLikeFormula } from './safe-text.ts';
import { SharedStrings } from './shared-strings.ts';
import { SourcesSheet } from './sources-sheet.ts';
import { sheetName } from './workbook-skeleton.ts';

describe('exportValue', () => {
  it.each<[ColumnType, string, object]>([
    ['date', '2015-03-09', { kind: 'date', number: 42072, text: '09/03/2015' }],
    ['date', '1899-05-01', { kind: 'text', text: '01/05/1899' }],
    ['date', '2015-02-30', { kind: 'text', text: '2015-02-30' }],
    ['money', '1234.5', { kind: 'money', number: 1234.5, text: '1234,50' }],
    ['integer', '12345678901234567890', { kind: 'text', text: '12345678901234567890' }],
    ['decimal', 'mucho', { kind: 'text', text: 'mucho' }],
    ['dni', '04123456', { kind: 'text', text: '04123456' }],
    ['cuil', '20123456786', { kind: 'text', text: '20-12345678-6' }],
    ['boolean', 'true', { kind: 'text', text: 'Sí' }],
    ['time', '07:30', { kind: 'time', number: 0.3125, text: '07:30' }],
  ])('makes of %s %s what a spreadsheet holds', (type, value, exported) => {
    expect(exportValue(type, value)).toEqual(exported);
  });
});

describe('cleanText', () => {
  it('drops what a file cannot carry and cuts at the limit of a cell', () => {
    expect(cleanText('a\u0000b\u001fc\ud800d\r\ne')).toBe('abcd\ne');
    expect(cleanText('x'.repeat(40_000))).toHaveLength(32_767);
    expect(cleanText('😀'.repeat(20_000)).isWellFormed()).toBe(true);
  });
});

describe('looksLikeFormula', () => {
  it.each(['=1+1', '+54 9', '-3', '@suma', '\tx', ' =1', '＝1'])('is wary of %j', (text) => {
    expect(looksLikeFormula(text)).toBe(true);
  });

  it.each(['Ana', '3.º B', 'a=b', ''])('lets %j be', (text) => {
    expect(looksLikeFormula(text)).toBe(false);
  });
});

describe('sheetName', () => {
  it('keeps within what a sheet may be called', () => {
    expect(sheetName('Matrícula: 2026/1')).toBe('Matrícula 2026 1');
    expect(sheetName('[]')).toBe('Planilla');
    expect(sheetName('fuentes')).toBe('Planilla');
    expect(sheetName('x'.repeat(50))).toHaveLength(31);
  });
});

describe('columnLetter', () => {
  it('counts as sheets do, and back', () => {
    expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    expect(['A', 'Z', 'AA', 'ZZ', 'AAA'].map(columnIndex)).toEqual([0, 25, 26, 701, 702]);
  });
});

describe('SourcesSheet', () => {
  it('writes a cell of a paper that cannot be named with its value alone', () => {
    const styles = { text: 1, guarded: 2, integer: 3, decimal: 4, money: 5, date: 6, time: 7 };
    const sheet = new SourcesSheet(new SharedStrings(0), () => '', styles);
    const cell = { columnId: createId<ColumnId>(), rowId: createId<PlanillaId>(), value: '1' };
    sheet.add({
      row: 2,
      label: 'Ana',
      column: 'Edad',
      shown: '=1',
      cell: {
        ...cell,
        rowId: createId(),
        state: 'manual',
        evidence: [],
        reading: null,
        alternatives: [],
        inputHash: null,
        approved: true,
      },
    });
    expect(sheet.take()).toMatch(
      /^<row r="2"><c r="A2"><v>2<\/v><\/c>.*<c r="D2" s="2" t="inlineStr"><is><t>=1<\/t>.*<\/row>$/,
    );
  });
});
