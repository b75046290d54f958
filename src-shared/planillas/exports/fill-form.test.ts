import { read, utils, type WorkBook } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ColumnId, createId, type PlanillaId, type RowId } from '../../domain/identifiers.ts';
import type { Cell, Column, ColumnType, FormMapping, Planilla } from '../../domain/planilla.ts';
import { fillForm } from './fill-form.ts';
import { inspectForm } from './inspect-form.ts';

const logo = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const columns = [
  column('Apellido y nombre', 'person', 0),
  column('DNI', 'dni', 1),
  column('Fecha de nacimiento', 'date', 2),
  column('Aporte', 'money', 3),
];

function column(name: string, type: ColumnType, position: number): Column {
  const id = createId<ColumnId>();
  return {
    id,
    name,
    type,
    position,
    hidden: false,
    approvedAt: null,
    instruction: '',
    choices: [],
    synonyms: [],
    examples: [],
    required: false,
  };
}

/** A form as schools have them: logo, title, two header rows, five rows for data, totals, signature, a second sheet. */
async function schoolForm(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Nómina', { pageSetup: { orientation: 'landscape', printArea: 'A1:G14' } });
  sheet.addImage(workbook.addImage({ base64: logo, extension: 'png' }), 'A1:A2');
  sheet.addImage(workbook.addImage({ base64: logo, extension: 'png' }), 'F13:F14');
  sheet.mergeCells('A1:G1');
  sheet.getCell('A1').value = 'PLANILLA DE APORTES';
  sheet.getCell('A2').value = 'Escuela:';
  sheet.mergeCells('A4:A5');
  sheet.mergeCells('C4:D4');
  for (const [place, text] of Object.entries({
    A4: 'N.º',
    B4: 'Apellido y Nombre',
    C4: 'Documento',
    C5: 'D.N.I.',
    D5: 'Fecha de nacimiento',
    E4: 'Aporte',
    F4: 'Con recargo',
    G4: 'Firma',
  })) {
    sheet.getCell(place).value = text;
  }
  for (const letter of 'BEFG') sheet.mergeCells(`${letter}4:${letter}5`);
  for (let row = 6; row <= 10; row++) {
    sheet.getCell(`A${row}`).value = row - 5;
    for (const letter of 'ABCDEFG') sheet.getCell(`${letter}${row}`).border = { bottom: { style: 'thin' } };
    sheet.getCell(`D${row}`).numFmt = 'dd/mm/yyyy';
    sheet.getCell(`E${row}`).numFmt = '#,##0.00';
    sheet.getCell(`F${row}`).value = { formula: `E${row}*1.1`, result: 0 };
  }
  sheet.getCell('B11').value = 'TOTAL';
  sheet.getCell('E11').value = { formula: 'SUM(E6:E10)', result: 0 };
  sheet.mergeCells('B13:D13');
  sheet.getCell('B13').value = 'Firma de la directora';
  sheet.getCell('E6').dataValidation = { type: 'decimal', operator: 'greaterThan', formulae: [0], allowBlank: true };
  sheet.addConditionalFormatting({
    ref: 'E6:E10',
    rules: [
      { type: 'cellIs', operator: 'greaterThan', formulae: [1000], priority: 1, style: { font: { bold: true } } },
    ],
  });
  const summary = workbook.addWorksheet('Resumen');
  summary.getCell('A1').value = { formula: 'Nómina!E11*2', result: 0 };
  workbook.definedNames.add('Nómina!$E$11', 'TotalAportes');
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const mapping: FormMapping = {
  sha256: '',
  fileName: 'aportes.xlsx',
  sheet: 'Nómina',
  firstRow: 6,
  columns: ['B', 'C', 'D', 'E'].map((letter, index) => ({ columnId: columns[index]!.id, letter })),
};

async function fill(
  form: Uint8Array,
  values: (string | null)[][],
  change: Partial<FormMapping> = {},
): Promise<Uint8Array> {
  const planillaId = createId<PlanillaId>();
  const planilla: Planilla = {
    id: planillaId,
    title: 'Aportes',
    rowKind: 'person',
    scope: { folderId: null, paperKinds: [], sourceIds: [], course: null },
    columns,
    form: null,
    createdAt: '2026-03-01T00:00:00Z',
    trashedAt: null,
  };
  async function* rows() {
    for (const [position, cells] of values.entries()) {
      const rowId = createId<RowId>();
      const row = { id: rowId, planillaId, sourceId: null, personId: null, recordKey: null, position };
      yield { row, cells: cells.map((value, index) => cell(rowId, index, value)) };
    }
  }
  const request = {
    planilla,
    rows: rows(),
    rowLabel: () => '',
    sourceName: () => '',
    format: 'form' as const,
    formBytes: form,
    mapping: { ...mapping, ...change },
  };
  return (await fillForm(request)).bytes;
}

function cell(rowId: RowId, index: number, value: string | null): Cell {
  return {
    rowId,
    columnId: columns[index]!.id,
    value,
    state: value === null ? 'absent' : 'found',
    evidence: [],
    reading: null,
    alternatives: [],
    inputHash: null,
    approved: false,
  };
}

const pupils = (count: number): string[][] =>
  Array.from({ length: count }, (_, index) => [
    `Núñez, Inés ${index + 1}`,
    String(45_000_000 + index),
    '2015-03-09',
    `${100 + index}.50`,
  ]);

function sheetOf(bytes: Uint8Array, name = 'Nómina'): NonNullable<WorkBook['Sheets'][string]> {
  return read(bytes, { cellFormula: true, cellNF: true, cellStyles: true }).Sheets[name]!;
}

describe('fillForm', () => {
  let form: Uint8Array;
  beforeAll(async () => {
    form = await schoolForm();
  });

  it('writes typed values in the rows for data and leaves the rest of the form as it was', async () => {
    const filled = await fill(form, pupils(3));
    const sheet = sheetOf(filled);
    expect(sheet.B6!.v).toBe('Núñez, Inés 1');
    expect(sheet.C8).toMatchObject({ t: 's', v: '45000002' });
    expect(sheet.D6).toMatchObject({ t: 'n', v: 42072, w: '09/03/2015' });
    expect(sheet.E7).toMatchObject({ t: 'n', v: 101.5 });
    expect(sheet.B9?.v).toBeUndefined();
    expect(sheet.F6!.f).toBe('E6*1.1');
    expect(sheet.E11!.f).toBe('SUM(E6:E10)');
    const before = unzipSync(form);
    const after = unzipSync(filled);
    const same = [
      'xl/drawings/drawing1.xml',
      'xl/media/image0.png',
      'xl/worksheets/sheet2.xml',
      'xl/theme/theme1.xml',
      'xl/styles.xml',
    ];
    for (const path of Object.keys(before).filter((each) => same.includes(each))) {
      expect(after[path], path).toEqual(before[path]);
    }
    expect(Object.keys(after)).toEqual(
      expect.arrayContaining(['xl/drawings/drawing1.xml', 'xl/worksheets/sheet2.xml']),
    );
  });

  it('puts rows in when there are more than the form has, and moves what stands below', async () => {
    const filled = await fill(form, pupils(12));
    const sheet = sheetOf(filled);
    expect(sheet.B17!.v).toBe('Núñez, Inés 12');
    expect(sheet.F17!.f).toBe('E17*1.1');
    expect(sheet.A17!.v).toBe(12);
    expect(sheet.B18!.v).toBe('TOTAL');
    expect(sheet.E18!.f).toBe('SUM(E6:E17)');
    expect(sheet.B20!.v).toBe('Firma de la directora');
    expect(sheet['!merges']!.map((range) => utils.encode_range(range))).toContain('B20:D20');
    expect(sheetOf(filled, 'Resumen').A1!.f?.replaceAll("'", '')).toBe('Nómina!E18*2');
    const xml = strFromU8(unzipSync(filled)['xl/worksheets/sheet1.xml']!);
    expect(xml).toMatch(/<conditionalFormatting sqref="E6:E17"/);
    const names = read(filled).Workbook!.Names!;
    expect(names.find((name) => name.Name === 'TotalAportes')!.Ref).toMatch(/\$E\$18$/);
    expect(names.find((name) => name.Name === '_xlnm.Print_Area')!.Ref).toMatch(/\$G\$?21$/);
  });

  it('moves the pictures below and keeps those above', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await fill(form, pupils(12))).buffer as ArrayBuffer);
    const rows = workbook
      .getWorksheet('Nómina')!
      .getImages()
      .map((image) => image.range.tl.nativeRow);
    expect(rows).toEqual([0, 19]);
  });

  it('gives rows put in the looks of the rows of the form', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await fill(form, pupils(9))).buffer as ArrayBuffer);
    const sheet = workbook.getWorksheet('Nómina')!;
    expect(sheet.getCell('D14').numFmt).toBe('dd/mm/yyyy');
    expect(sheet.getCell('G14').border.bottom?.style).toBe('thin');
    expect(sheet.getCell('E6').dataValidation.type).toBe('decimal');
  });

  it('writes what looks like a formula as text', async () => {
    const sheet = sheetOf(await fill(form, [['=1+1', '@x', '2015-03-09', '5']]));
    expect(sheet.B6).toMatchObject({ t: 's', v: '=1+1' });
    expect(sheet.B6!.f).toBeUndefined();
  });

  it('has every formula worked out anew when the file is opened', async () => {
    const files = unzipSync(await fill(form, pupils(1)));
    expect(strFromU8(files['xl/workbook.xml']!)).toMatch(/<calcPr[^>]*fullCalcOnLoad="1"/);
    expect(Object.keys(files)).not.toContain('xl/calcChain.xml');
  });

  it.each([
    ['another sheet', { sheet: 'Otra' }],
    ['a row that is taken', { firstRow: 11 }],
    ['no columns', { columns: [] }],
  ])('refuses a mapping to %s', async (_, change) => {
    await expect(fill(form, pupils(1), change)).rejects.toMatchObject({ code: 'TEMPLATE_MISMATCH' });
  });

  it('refuses what is no .xlsx file', async () => {
    await expect(fill(new TextEncoder().encode('a;b'), pupils(1))).rejects.toMatchObject({ code: 'TEMPLATE_NOT_XLSX' });
    await expect(fill(zipSync({ 'a.txt': new Uint8Array(3) }), pupils(1))).rejects.toMatchObject({
      code: 'TEMPLATE_NOT_XLSX',
    });
  });
});

describe('inspectForm', () => {
  it('finds headers over two rows and the first row for data', async () => {
    const [sheet] = inspectForm(await schoolForm(), 'aportes.xlsx');
    expect(sheet).toMatchObject({ name: 'Nómina', firstRow: 6 });
    expect(sheet!.columns).toEqual([
      { letter: 'A', header: 'N.º' },
      { letter: 'B', header: 'Apellido y Nombre' },
      { letter: 'C', header: 'Documento D.N.I.' },
      { letter: 'D', header: 'Documento Fecha de nacimiento' },
      { letter: 'E', header: 'Aporte' },
      { letter: 'F', header: 'Con recargo' },
      { letter: 'G', header: 'Firma' },
    ]);
    expect(sheet!.preview[0]![0]).toBe('PLANILLA DE APORTES');
  });
});
