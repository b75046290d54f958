import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ColumnId,
  createId,
  type PlanillaId,
  type RowId,
  type SourceId,
} from '../../../src-shared/domain/identifiers.ts';
import type { Cell, CellState, Column, ColumnType, Planilla } from '../../../src-shared/domain/planilla.ts';
import { planillaWriters } from '../../../src-shared/planillas/exports/index.ts';
import type { ExportRequest } from '../../../src-shared/ports/planilla-exporter.ts';
import { createDiskPlanillaExporter } from './disk-planilla-exporter.ts';
import { outputError } from './write-output-file.ts';

const sourceId = createId<SourceId>();
const columns = (['person', 'dni', 'date', 'money', 'text', 'integer'] satisfies ColumnType[]).map(
  (type, position) => ({
    id: createId<ColumnId>(),
    name: type,
    type,
    position,
    hidden: false,
    approvedAt: null,
    instruction: '',
    choices: [],
    synonyms: [],
    examples: [],
    required: false,
  }),
) satisfies Column[];
const values = ['Núñez, Inés', '04123456', '2015-03-09', '1234.5', '=HYPERLINK("http://x")', '-7'];
const states: CellState[] = ['found', 'manual', 'found', 'doubtful', 'stale', 'found'];

function request(
  rowCount: number,
  format: 'xlsx' | 'csv',
  change: (row: number, column: number) => Partial<Cell> = () => ({}),
): ExportRequest {
  const id = createId<PlanillaId>();
  const planilla: Planilla = {
    id,
    title: 'Matrícula 2026',
    rowKind: 'document',
    columns,
    form: null,
    createdAt: '',
    trashedAt: null,
    scope: { folderId: null, paperKinds: [], sourceIds: [], course: null },
  };
  async function* rows() {
    for (let position = 0; position < rowCount; position++) {
      const row = { id: createId<RowId>(), planillaId: id, sourceId, personId: null, recordKey: null, position };
      yield {
        row,
        cells: columns.map((column, index) => ({ ...cell(row.id, column, index), ...change(position, index) })),
      };
    }
  }
  return {
    planilla,
    rows: rows(),
    rowLabel: (row) => `ficha ${row.position}.pdf`,
    sourceName: () => 'ficha & cía.pdf',
    format,
  };
}

function cell(rowId: RowId, column: Column, index: number): Cell {
  return {
    rowId,
    columnId: column.id,
    value: values[index]!,
    state: states[index]!,
    evidence: [
      { sourceId, quote: `dice ${values[index]}`, locator: { type: 'page', page: 2, start: 0, end: 4, boxes: [] } },
    ],
    reading: { kind: 'rule', rule: 'etiqueta' },
    alternatives: [],
    inputHash: null,
    approved: false,
  };
}

const exporter = createDiskPlanillaExporter(planillaWriters);
const options = { signal: new AbortController().signal, report: () => undefined };

describe('createDiskPlanillaExporter', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'exporter-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function workbook(exportRequest: ExportRequest) {
    const path = join(folder, 'planilla.xlsx');
    await exporter.write(exportRequest, path, options);
    return read(readFileSync(path), { cellNF: true, cellFormula: true });
  }

  it('writes a workbook that another library reads: types, formats, marks', async () => {
    const book = await workbook(request(3, 'xlsx'));
    expect(book.SheetNames).toEqual(['Matrícula 2026', 'Fuentes']);
    const sheet = book.Sheets['Matrícula 2026']!;
    expect(utils.sheet_to_json(sheet, { header: 1 })[0]).toEqual([
      'Papel',
      'person',
      'dni',
      'date',
      'money',
      'text',
      'integer',
    ]);
    expect(sheet.B2).toMatchObject({ t: 's', v: 'Núñez, Inés' });
    expect(sheet.C2).toMatchObject({ t: 's', v: '04123456' });
    expect(sheet.D2).toMatchObject({ t: 'n', v: 42072, w: '09/03/2015' });
    expect(sheet.E2).toMatchObject({ t: 'n', v: 1234.5 });
    expect(sheet.E2!.z).toContain('⚠');
    expect(sheet.F2).toMatchObject({ t: 's', v: values[4] });
    expect(sheet.F2!.f).toBeUndefined();
    expect(sheet['!autofilter']!.ref).toBe('A1:G4');
  });

  it('puts the proof of a cell in its note and in the sheet of sources', async () => {
    const book = await workbook(request(2, 'xlsx'));
    expect(book.Sheets['Matrícula 2026']!.E3!.c![0]!.t).toBe(
      'Dudoso: revisar\nficha & cía.pdf, página 2\n«dice 1234.5»\nRegla: etiqueta',
    );
    const sources = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.Fuentes!);
    expect(sources).toHaveLength(12);
    expect(sources[9]).toMatchObject({
      Fila: 3,
      De: 'ficha 1.pdf',
      Columna: 'money',
      Valor: '1234,50',
      Estado: 'Dudoso: revisar',
      Archivo: 'ficha & cía.pdf',
      Lugar: 'página 2',
      Cita: 'dice 1234.5',
      Lectura: 'Regla: etiqueta',
    });
  });

  it('writes notes on cells to review past the number up to which every cell has one', async () => {
    const book = await workbook(request(4_000, 'xlsx'));
    const sheet = book.Sheets['Matrícula 2026']!;
    expect(sheet.B3001!.c).toBeDefined();
    expect(sheet.B3990!.c).toBeUndefined();
    expect(sheet.E3990!.c).toBeDefined();
    expect(utils.sheet_to_json(book.Sheets.Fuentes!)).toHaveLength(24_000);
  });

  it('survives control characters, halves of characters and texts too long for a cell', async () => {
    const hostile = `a\u0000\u0007\ud800<&>"]]>${'x'.repeat(40_000)}`;
    const book = await workbook(request(1, 'xlsx', (_, column) => (column === 0 ? { value: hostile } : {})));
    expect(String(book.Sheets['Matrícula 2026']!.B2!.v)).toHaveLength(32_767);
    expect(String(book.Sheets['Matrícula 2026']!.B2!.v).startsWith('a<&>"]]>xxx')).toBe(true);
  });

  it('writes an empty planilla', async () => {
    const book = await workbook(request(0, 'xlsx'));
    expect(utils.sheet_to_json(book.Sheets['Matrícula 2026']!, { header: 1 })).toHaveLength(1);
  });

  it('writes CSV as the Excel of Argentina opens it', async () => {
    const bytes = await exporter.render(request(1, 'csv'), options);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe(
      'Papel;person;dni;date;money;text;integer\r\n' +
        'ficha 0.pdf;"Núñez, Inés";04123456;09/03/2015;1234,50;"\'=HYPERLINK(""http://x"")";-7\r\n',
    );
  });

  it('leaves the file that was there as it was when it is cancelled', async () => {
    const path = join(folder, 'planilla.xlsx');
    writeFileSync(path, 'antes');
    const abort = new AbortController();
    abort.abort();
    await expect(
      exporter.write(request(900, 'xlsx'), path, { ...options, signal: abort.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(readFileSync(path, 'utf8')).toBe('antes');
    expect(readdirSync(folder)).toEqual(['planilla.xlsx']);
  });

  it('says that it cannot write where there is no folder, or where a folder has the name', async () => {
    mkdirSync(join(folder, 'tomado.xlsx'));
    for (const path of [join(folder, 'nada', 'a.xlsx'), join(folder, 'tomado.xlsx')]) {
      await expect(exporter.write(request(1, 'xlsx'), path, options)).rejects.toMatchObject({
        code: 'OUTPUT_NOT_WRITABLE',
      });
    }
  });

  it.each([
    ['EBUSY', 'OUTPUT_BUSY'],
    ['EPERM', 'OUTPUT_BUSY'],
    ['ENOSPC', 'DISK_FULL'],
    ['EACCES', 'OUTPUT_NOT_WRITABLE'],
  ])('answers %s of the system with %s', (code, expected) => {
    expect(outputError(Object.assign(new Error(code), { code }), 'a.xlsx')).toMatchObject({
      code: expected,
      data: { name: 'a.xlsx' },
    });
  });
});
