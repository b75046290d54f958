import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Page } from '../domain/document-text.ts';
import { AppError } from '../domain/errors.ts';
import { createByteReader } from './archive/byte-reader.ts';
import { openCompoundFile } from './archive/compound-file.ts';
import { decryptOffice } from './archive/decrypt-office.ts';
import type { DocumentFormat, FormatContext, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { breathe } from './markup/parse-zip-part.ts';
import { buildSheetPage, type SheetCell } from './sheet/build-sheet-page.ts';
import { formatCellNumber, formatGeneral } from './sheet/format-number.ts';

const FILE_PASS_RECORD = 0x2f;
const FIRST_RECORDS = 12;

/** Old Excel workbooks (.xls), binary ones (.xlsb) and XML spreadsheets of 2003. */
export const xlsFormat: DocumentFormat = { name: 'xls', read: readXls };

/** Workbooks of the times before Unicode need the tables of their code pages. */
async function loadCodePages(): Promise<void> {
  set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
}

async function readXls(input: FormatInput, context: FormatContext) {
  const bytes = isEncrypted(input.bytes) ? await decryptOffice(input) : input.bytes;
  await loadCodePages();
  const workbook = parseWorkbook({ ...input, bytes });
  const about = workbook.Workbook;
  const uses1904Dates = about?.WBProps?.date1904 === true;
  const pages: Page[] = [];
  let cellsLeft = context.limits.sheetCells;
  for (const name of workbook.SheetNames) {
    await breathe(context, pages.length);
    const sheet = workbook.Sheets[name];
    const cells = sheet ? readCells(sheet, uses1904Dates) : [];
    cellsLeft -= cells.length;
    if (cellsLeft < 0) throw new AppError('SHEET_TOO_LARGE', { name: input.name });
    const merges = (sheet?.['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
    pages.push(buildSheetPage({ name, cells, merges }, pages.length + 1));
  }
  const hiddenSheets = workbook.SheetNames.filter((_, index) => (about?.Sheets?.[index]?.Hidden ?? 0) !== 0).join(', ');
  const { Title: title, Author: author, Subject: subject } = workbook.Props ?? {};
  return { text: buildDocumentText('xls', pages, { meta: { title, author, subject, hiddenSheets } }), embedded: [] };
}

function parseWorkbook(input: FormatInput): WorkBook {
  try {
    return read(input.bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: true,
      cellFormula: false,
      cellHTML: false,
    });
  } catch (thrown) {
    throw new AppError('FILE_DAMAGED', { name: input.name }, { cause: thrown });
  }
}

/** A workbook stream says so among its first records. */
function isEncrypted(bytes: Uint8Array): boolean {
  const file = openCompoundFile(bytes);
  const stream = file.read('Workbook') ?? file.read('Book');
  if (stream === null) return false;
  const reader = createByteReader(stream);
  let offset = 0;
  for (let count = 0; count < FIRST_RECORDS; count++) {
    if (reader.u16(offset) === FILE_PASS_RECORD) return true;
    offset += 4 + reader.u16(offset + 2);
  }
  return false;
}

function readCells(sheet: WorkSheet, uses1904Dates: boolean): SheetCell[] {
  const cells: SheetCell[] = [];
  for (const [row, line] of (sheet['!data'] ?? []).entries()) {
    for (const [column, cell] of (line ?? []).entries()) {
      const text = cell ? shownText(cell, uses1904Dates).trim() : '';
      if (text !== '') cells.push({ row, column, text });
    }
  }
  return cells;
}

function shownText(cell: CellObject, uses1904Dates: boolean): string {
  if (cell.t === 'b') return cell.v ? 'VERDADERO' : 'FALSO';
  if (cell.t === 'n' && typeof cell.v === 'number') return shownNumber(cell.v, cell.z, uses1904Dates);
  if (cell.t === 'e') return cell.w ?? '';
  return String(cell.v ?? '').replace(/\r\n?/g, '\n');
}

/** Format 14 is the short date of the PC's own language; the library names it as the American one. */
function shownNumber(value: number, format: CellObject['z'], uses1904Dates: boolean): string {
  if (typeof format !== 'string' || format === 'General') return formatGeneral(value);
  const local = format.replace(/^m\/d\/yy(yy)?\b/, 'dd/mm/yyyy');
  return formatCellNumber(value, local, uses1904Dates);
}
