import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { readFile, tablesOf, workbookOf, wrongPlaces } from '../../tests/fixtures/reading-documents.ts';

async function write(fill: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

describe('an Excel workbook', () => {
  test('shows each cell as a person sees it in Argentina', async () => {
    const bytes = await write((workbook) => {
      const sheet = workbook.addWorksheet('Alumnos');
      sheet.addRow(['Nacimiento', 'Hora', 'Promedio', 'Presentes', 'Vacunas', 'Total', 'Legajo', 'Error']);
      const row = sheet.addRow([
        new Date(Date.UTC(2015, 2, 5)),
        new Date(Date.UTC(2024, 2, 5, 14, 30)),
        7.5,
        0.925,
        true,
        { formula: 'C2*2', result: 1234.5 },
        42,
        { error: '#N/A' },
      ]);
      row.getCell(1).numFmt = 'mm-dd-yy';
      row.getCell(2).numFmt = 'hh:mm';
      row.getCell(4).numFmt = '0.0%';
      row.getCell(6).numFmt = '"$" #,##0.00';
      row.getCell(7).numFmt = '00000';
    });
    const { text } = await readFile('alumnos.xlsx', bytes);
    expect(tablesOf(text)[0]![1]).toEqual([
      '05/03/2015',
      '14:30',
      '7,5',
      '92,5%',
      'VERDADERO',
      '1234,50',
      '00042',
      '#N/A',
    ]);
    expect(text.pages[0]).toMatchObject({ layout: 'sheet', name: 'Alumnos' });
    expect(wrongPlaces(text)).toEqual([]);
  });

  test('keeps the reference of every cell, and the size of merged ones, though empty rows and columns are left out', async () => {
    const bytes = await write((workbook) => {
      const sheet = workbook.addWorksheet('Hoja1');
      sheet.getCell('B3').value = 'Matrícula 2024';
      sheet.mergeCells('B3:E3');
      sheet.getCell('B7').value = 'Pérez';
      sheet.getCell('E7').value = 30123456;
    });
    const { text } = await readFile('a.xlsx', bytes);
    const rows = text.pages[0]!.tables[0]!.rows;
    expect(rows.map((row) => row.map((cell) => cell.reference))).toEqual([
      ['B3', 'E3'],
      ['B7', 'E7'],
    ]);
    expect(rows[0]![0]).toMatchObject({ text: 'Matrícula 2024', columnSpan: 2 });
    expect(rows[1]![1]!.text).toBe('30123456');
  });

  test('gives hidden sheets too and names them', async () => {
    const bytes = await write((workbook) => {
      workbook.addWorksheet('A').getCell('A1').value = 'a';
      workbook.addWorksheet('Oculta', { state: 'hidden' }).getCell('A1').value = 'b';
    });
    const { text } = await readFile('a.xlsx', bytes);
    expect(text.pages.map((page) => page.name)).toEqual(['A', 'Oculta']);
    expect(text.meta.hiddenSheets).toBe('Oculta');
  });

  test('counts days from 1904 where the workbook says so', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const workbook = (flag: string) =>
      `<workbook xmlns:r="r">${flag}<sheets><sheet name="Hoja1" sheetId="1" r:id="r1"/></sheets></workbook>`;
    const dates = async (flag: string) => {
      const bytes = workbookOf('<row r="1"><c r="A1" s="1"><v>40000</v></c><c r="B1" s="1"><v>59</v></c></row>', {
        'xl/styles.xml': styles,
        'xl/workbook.xml': workbook(flag),
      });
      return tablesOf((await readFile('a.xlsx', bytes)).text)[0]![0];
    };
    expect(await dates('')).toEqual(['06/07/2009', '28/02/1900']);
    expect(await dates('<workbookPr date1904="1"/>')).toEqual(['07/07/2013', '29/02/1904']);
  });

  test('places cells and rows that do not say where they are', async () => {
    const { text } = await readFile(
      'a.xlsx',
      workbookOf('<row><c t="inlineStr"><is><t>a</t></is></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'),
    );
    const cells = text.pages[0]!.tables[0]!.rows.flat().map((cell) => [cell.reference, cell.text]);
    expect(cells).toEqual([
      ['A1', 'a'],
      ['B1', '2'],
      ['A2', '3'],
      ['B2', ''],
    ]);
  });

  test('with a million empty rows is read for the one that says something', async () => {
    const rows = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 1}"/>`);
    rows[499_999] = '<row r="500000"><c r="C500000" t="inlineStr"><is><t>hola</t></is></c></row>';
    const { text } = await readFile('a.xlsx', workbookOf(rows.join('')));
    expect(text.pages[0]!.text).toBe('hola\n');
    expect(text.pages[0]!.tables[0]!.rows[0]![0]!.reference).toBe('C500000');
  });

  test('that shows one long string a hundred thousand times is refused before it fills the memory', async () => {
    const rows = Array.from({ length: 100_000 }, () => '<row><c t="s"><v>0</v></c></row>').join('');
    const bytes = workbookOf(rows, { 'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>` });
    await expect(readFile('bomba.xlsx', bytes)).rejects.toMatchObject({ code: 'SHEET_TOO_LARGE' });
  });

  test('with more cells than the limit is refused; empty ones do not count', async () => {
    const cells = '<row><c><v>1</v></c><c/><c/><c><v>2</v></c></row>'.repeat(10);
    await expect(readFile('a.xlsx', workbookOf(cells), { limits: { sheetCells: 19 } })).rejects.toMatchObject({
      code: 'SHEET_TOO_LARGE',
    });
    expect(
      (await readFile('a.xlsx', workbookOf(cells), { limits: { sheetCells: 20 } })).text.pages[0]!.tables[0]!.rows,
    ).toHaveLength(10);
  });
});
