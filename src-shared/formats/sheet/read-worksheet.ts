import { AppError } from '../../domain/errors.ts';
import type { FormatContext } from '../document-format.ts';
import type { XmlAttributes, XmlHandler } from '../markup/parse-xml.ts';
import { parseZipPart, type ZipPart } from '../markup/parse-zip-part.ts';
import type { MergedArea, SheetCell, SheetContent } from './build-sheet-page.ts';
import { formatSerialDate } from './format-date.ts';
import { formatCellNumber, formatGeneral } from './format-number.ts';
import { unescapeCharacters, type Workbook } from './workbook-parts.ts';

/** Cells and characters still allowed in a workbook: a string kept once may be shown a million times. */
export type CellAllowance = { cells: number; characters: number };

type OpenCell = { row: number; column: number; type: string; format: string; value: string };

/** The cells of one sheet as a person sees them. Throws `SHEET_TOO_LARGE` when the allowance is used up. */
export async function readWorksheet(
  source: ZipPart & { name: string },
  { workbook, allowance }: { workbook: Workbook; allowance: CellAllowance },
  context: FormatContext,
): Promise<SheetContent> {
  const cells: SheetCell[] = [];
  const merges: MergedArea[] = [];
  const keep = (cell: SheetCell) => {
    allowance.cells--;
    allowance.characters -= cell.text.length;
    if (allowance.cells < 0 || allowance.characters < 0) throw new AppError('SHEET_TOO_LARGE', { name: source.name });
    cells.push(cell);
  };
  const handler = createSheetHandler(workbook, keep, (area) => merges.push(area));
  const outcome = await parseZipPart(source, handler, context);
  return { name: source.name, cells, merges, problem: outcome === 'damaged' ? 'FILE_DAMAGED' : null };
}

function createSheetHandler(
  workbook: Workbook,
  keep: (cell: SheetCell) => void,
  merge: (area: MergedArea) => void,
): XmlHandler {
  let row = -1;
  let column = -1;
  let cell: OpenCell | null = null;
  let isValue = false;
  return {
    open(name, attributes) {
      isValue = name === 'v' || name === 't';
      if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
        column = -1;
      } else if (name === 'c') {
        cell = openCell(attributes, { row, column: column + 1 }, workbook.formats);
        column = cell.column;
      } else if (name === 'mergeCell') {
        const area = parseArea(attributes.ref ?? '');
        if (area !== null) merge(area);
      }
    },
    close(name) {
      isValue = false;
      if (name !== 'c' || cell === null) return;
      const text = cell.value === '' ? '' : shownText(cell, workbook).trim();
      if (text !== '') keep({ row: cell.row, column: cell.column, text });
      cell = null;
    },
    text(text) {
      if (isValue && cell !== null) cell.value += text;
    },
  };
}

function openCell(
  attributes: XmlAttributes,
  next: { row: number; column: number },
  formats: readonly string[],
): OpenCell {
  const place = parseReference(attributes.r ?? '') ?? { row: Math.max(0, next.row), column: next.column };
  return { ...place, type: attributes.t ?? 'n', format: formats[Number(attributes.s ?? 0)] ?? 'General', value: '' };
}

function shownText(cell: OpenCell, workbook: Workbook): string {
  if (cell.type === 's') return workbook.strings[Number(cell.value)] ?? '';
  if (cell.type === 'b') return cell.value === '1' ? 'VERDADERO' : 'FALSO';
  if (cell.type === 'd') return shownIsoDate(cell.value);
  const number = Number(cell.value);
  if (cell.type !== 'n' || Number.isNaN(number)) return unescapeCharacters(cell.value);
  return cell.format === 'General'
    ? formatGeneral(number)
    : formatCellNumber(number, cell.format, workbook.uses1904Dates);
}

function shownIsoDate(value: string): string {
  const time = Date.parse(
    /[zZ]|[+-]\d\d:\d\d$/.test(value) ? value : `${value.includes('T') ? value : `${value}T00:00:00`}Z`,
  );
  if (Number.isNaN(time)) return value;
  const serial = time / 86_400_000 + 25_569;
  return formatSerialDate(serial, Number.isInteger(serial) ? 'dd/mm/yyyy' : 'dd/mm/yyyy hh:mm', false);
}

function parseReference(reference: string): { row: number; column: number } | null {
  let column = 0;
  let index = 0;
  for (; index < reference.length; index++) {
    const letter = reference.charCodeAt(index) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  const row = Number(reference.slice(index));
  return column > 0 && column <= 16_384 && Number.isInteger(row) && row > 0
    ? { row: row - 1, column: column - 1 }
    : null;
}

function parseArea(reference: string): MergedArea | null {
  const [first, last] = reference.split(':').map(parseReference);
  return first && last ? { top: first.row, left: first.column, bottom: last.row, right: last.column } : null;
}
