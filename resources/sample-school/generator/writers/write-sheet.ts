import { utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import type { ListColumn } from '../papers/list-columns.ts';
import type { ListDraft } from '../papers/lists.ts';
import type { Random } from '../random.ts';
import type { Pupil, School } from '../school.ts';
import { settleOfficeFile } from './fixed-zip.ts';

type CellValue = string | number | Date;

/** How one spreadsheet stores its values: dates as dates or as text, documents as numbers or as text. */
type Storage = { dates: boolean; numbers: boolean; dateFormat: string };

function storeCell(column: ListColumn, pupil: Pupil, index: number, storage: Storage): CellValue {
  const written = column.write(pupil, index);
  if (column.type === 'date' && storage.dates) return new Date(`${pupil.birthDate}T00:00:00Z`);
  if (column.type === 'integer' && (column.field !== 'dni' || storage.numbers))
    return Number(written.replace(/\D/g, ''));
  return written;
}

const drawStorage = (random: Random): Storage => ({
  dates: random.chance(0.6),
  numbers: random.chance(0.5),
  dateFormat: random.pick(['dd/mm/yyyy', 'd/m/yy', 'dd-mm-yyyy', 'd" de "mmmm" de "yyyy']),
});

/** The list as an .xlsx workbook with heading lines over the table, and at times a merged title and a total. */
export async function writeXlsx(list: ListDraft, school: School, random: Random): Promise<Uint8Array> {
  const storage = drawStorage(random);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Secretaría';
  workbook.created = new Date('2026-03-02T12:00:00Z');
  workbook.modified = workbook.created;
  const sheet = workbook.addWorksheet(random.pick(['Hoja1', 'Lista', 'Alumnos', String(school.year)]));
  const startColumn = random.chance(0.2) ? 2 : 1;
  if (random.chance(0.7)) {
    const titleRow = sheet.addRow([]);
    titleRow.getCell(startColumn).value = school.name;
    titleRow.getCell(startColumn).font = { bold: true, size: 14 };
    if (random.chance(0.6)) sheet.mergeCells(1, startColumn, 1, startColumn + list.columns.length - 1);
  }
  for (const line of list.titleLines) sheet.addRow([]).getCell(startColumn).value = line;
  if (random.chance(0.5)) sheet.addRow([]);
  const header = sheet.addRow([]);
  list.columns.forEach((column, index) => {
    header.getCell(startColumn + index).value = column.heading;
    header.getCell(startColumn + index).font = { bold: true };
    sheet.getColumn(startColumn + index).width = column.weight * 4 + 4;
  });
  list.pupils.forEach((pupil, index) => {
    const row = sheet.addRow([]);
    list.columns.forEach((column, place) => {
      const cell = row.getCell(startColumn + place);
      cell.value = storeCell(column, pupil, index, storage);
      if (cell.value instanceof Date) cell.numFmt = storage.dateFormat;
      if (column.field === 'dni' && typeof cell.value === 'number' && random.chance(0.5)) cell.numFmt = '#,##0';
    });
  });
  if (random.chance(0.5)) sheet.addRow([]).getCell(startColumn).value = `Total de alumnos: ${list.pupils.length}`;
  return settleOfficeFile(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function toRows(list: ListDraft, withTitle: boolean): string[][] {
  const titles = withTitle ? list.titleLines.map((line) => [line]) : [];
  return [
    ...titles,
    list.columns.map((column) => column.heading),
    ...list.pupils.map((pupil, index) => list.columns.map((column) => column.write(pupil, index))),
  ];
}

/** The list as an old .xls workbook or as an OpenDocument sheet. */
export function writeOtherSheet(list: ListDraft, format: 'xls' | 'ods'): Uint8Array {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(toRows(list, true)), 'Hoja1');
  workbook.Props = {
    Author: 'Secretaría',
    CreatedDate: new Date('2026-03-02T12:00:00Z'),
    ModifiedDate: new Date('2026-03-02T12:00:00Z'),
  };
  const bytes = new Uint8Array(write(workbook, { type: 'buffer', bookType: format === 'xls' ? 'biff8' : 'ods' }));
  return format === 'ods' ? settleOfficeFile(bytes) : bytes;
}

/** The list with semicolons between its cells, in Windows' Latin-1 or in UTF-8; titled where no column says the course. */
export function writeCsv(list: ListDraft, latin1: boolean): Uint8Array {
  const quote = (cell: string) => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const text = `${toRows(list, !list.columns.some((column) => column.field === 'course'))
    .map((row) => row.map(quote).join(';'))
    .join('\r\n')}\r\n`;
  return iconv.encode(text, latin1 ? 'win1252' : 'utf8');
}
