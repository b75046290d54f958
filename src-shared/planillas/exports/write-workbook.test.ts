import { read, utils } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ColumnId, createId, type PlanillaId, type RowId } from '../../domain/identifiers.ts';
import { looksLikeFormula } from '../../domain/looks-like-formula.ts';
import type { Cell, Column, ColumnType, Planilla } from '../../domain/planilla.ts';
import { exportValue } from './cell-value.ts';
import { columnIndex, columnLetter } from './export-columns.ts';
import { cleanText } from './safe-text.ts';
import { sheetName } from './workbook-skeleton.ts';
import { writeWorkbook } from './write-workbook.ts';

const column: Column = {
  id: createId<ColumnId>(),
  name: 'Edad',
  type: 'text',
  position: 0,
  hidden: false,
  approvedAt: null,
  instruction: '',
  choices: [],
  synonyms: [],
  examples: [],
  required: false,
};
const planilla: Planilla = {
  id: createId<PlanillaId>(),
  title: ':',
  rowKind: 'person',
  columns: [column],
  form: null,
  createdAt: '',
  trashedAt: null,
  scope: { folderId: null, paperKinds: [], sourceIds: [], course: null },
};

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

describe('writeWorkbook', () => {
  async function* rows(count: number) {
    for (let position = 0; position < count; position++) {
      const id = createId<RowId>();
      const cell: Cell = {
        rowId: id,
        columnId: column.id,
        value: '=1',
        state: 'manual',
        evidence: [],
        reading: null,
        alternatives: [],
        inputHash: null,
        approved: true,
      };
      yield {
        row: { id, planillaId: planilla.id, sourceId: null, personId: null, recordKey: null, position },
        cells: [cell],
      };
    }
  }

  it('goes on in another sheet of sources when one is full', async () => {
    const parts = new Map<string, string>();
    const sink = { write: async (path: string, text: string) => void parts.set(path, (parts.get(path) ?? '') + text) };
    const request = { planilla, rows: rows(7), rowLabel: () => 'Ana', sourceName: () => '', format: 'xlsx' as const };
    expect(await writeWorkbook(request, sink, new AbortController().signal, 5)).toBe(7);
    const files = Object.fromEntries([...parts].map(([path, text]) => [path, strToU8(text)]));
    const book = read(zipSync(files));
    expect(book.SheetNames).toEqual(['Planilla', 'Fuentes', 'Fuentes 2']);
    expect(utils.sheet_to_json(book.Sheets.Fuentes!)).toHaveLength(4);
    expect(utils.sheet_to_json(book.Sheets['Fuentes 2']!)).toHaveLength(3);
    expect(book.Sheets['Fuentes 2']!.D4).toMatchObject({ t: 's', v: '=1' });
  });
});
