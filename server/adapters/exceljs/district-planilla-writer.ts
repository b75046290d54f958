import { PassThrough } from 'node:stream';
import excel from 'exceljs';
import { csvField, csvLine, csvStart } from '../../../src-shared/domain/csv-line.ts';
import type { ShownCell, ShownColumn, ShownRow } from '../../../src-shared/domain/district/shown-planilla.ts';
import type { ColumnType } from '../../../src-shared/domain/planilla.ts';
import { writableText } from '../../../src-shared/domain/writable-text.ts';
import type {
  DistrictPlanillaFile,
  DistrictPlanillaWriter,
} from '../../../src-shared/ports/district-planilla-writer.ts';

/** A value as a spreadsheet holds it. */
export type ExportValue = (
  type: ColumnType,
  value: string,
) =>
  | { kind: 'integer' | 'decimal' | 'money' | 'date' | 'time'; number: number; text: string }
  | { kind: 'text'; text: string };

const words = {
  school: 'Escuela',
  doubts: 'Por revisar',
  proof: 'De dónde salió',
  sheet: 'Planilla',
  sources: 'Fuentes',
  sourcesHeaders: ['Escuela', 'Cómo está', 'Filas', 'Último contacto'],
} as const;

const formats = { integer: '0', decimal: '0.##', money: '#,##0.00', date: 'dd/mm/yyyy', time: 'hh:mm' } as const;
const longestText = 32_000;
const doubtful = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } } as const;

/** Planillas of schools as CSV and, by exceljs' streaming writer, as .xlsx. */
export function createExceljsDistrictWriter(exportValue: ExportValue): DistrictPlanillaWriter {
  return {
    csv: (file) => csvLines(file, exportValue),
    xlsx: (file) => workbookBytes(file, exportValue),
  };
}

async function* csvLines({ columns, rows }: DistrictPlanillaFile, exportValue: ExportValue): AsyncGenerator<string> {
  const headers = [words.school, ...columns.map(({ name }) => name), words.doubts, words.proof];
  yield csvStart + csvLine(headers.map(csvField));
  for await (const row of rows) {
    const fields = columns.map(({ type }, place) => csvValue(type, row.cells[place] ?? null, exportValue));
    yield csvLine([
      csvField(row.school.name),
      ...fields,
      csvField(doubtsOf(row, columns)),
      csvField(proofOf(row, columns)),
    ]);
  }
}

function csvValue(type: ColumnType, cell: ShownCell | null, exportValue: ExportValue): string {
  if (cell === null || cell.value === null) return '';
  const { kind, text } = exportValue(type, cell.value);
  return kind === 'text' ? csvField(text) : text;
}

/** The columns of a row that nobody has decided yet. */
function doubtsOf({ cells }: ShownRow, columns: readonly ShownColumn[]): string {
  return columns.flatMap(({ name }, place) => (cells[place]?.state === 'doubtful' ? name : [])).join(', ');
}

function proofOf({ cells }: ShownRow, columns: readonly ShownColumn[]): string {
  const proofs = columns.flatMap(({ name }, place) => {
    const proof = cells[place]?.proof ?? '';
    return proof === '' ? [] : `${name}: ${proof}`;
  });
  return proofs.join(' | ').slice(0, longestText);
}

async function* workbookBytes(file: DistrictPlanillaFile, exportValue: ExportValue): AsyncGenerator<Uint8Array> {
  const stream = new PassThrough();
  const written = writeWorkbook(stream, file, exportValue).catch((error: unknown) => {
    stream.destroy(error instanceof Error ? error : new Error('The workbook could not be written'));
  });
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } finally {
    // Who stops reading ends the writing, which closes what it reads from.
    stream.destroy();
    await written;
  }
}

async function writeWorkbook(
  stream: PassThrough,
  { columns, rows, sources }: DistrictPlanillaFile,
  exportValue: ExportValue,
): Promise<void> {
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(words.sheet, { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  sheet.columns = [{ width: 32 }, ...columns.map(() => ({ width: 20 })), { width: 24 }, { width: 60 }];
  const headers = [words.school, ...columns.map(({ name }) => name), words.doubts, words.proof];
  addRow(sheet, headers.map(writableText), true);
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: headers.length } };
  for await (const row of rows) {
    if (stream.destroyed) return;
    addShownRow(sheet, row, { columns, exportValue });
    // As fast as whoever downloads it takes it.
    if (stream.writableNeedDrain) await drained(stream);
  }
  sheet.commit();
  const about = workbook.addWorksheet(words.sources);
  about.columns = [{ width: 44 }, { width: 44 }, { width: 10 }, { width: 24 }];
  addRow(about, [...words.sourcesHeaders], true);
  for (const source of sources) addRow(about, source.map(writableText), false);
  about.commit();
  await workbook.commit();
}

function drained(stream: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    stream.once('drain', resolve);
    stream.once('close', resolve);
  });
}

function addRow(sheet: excel.Worksheet, values: readonly string[], isHead: boolean): void {
  const row = sheet.addRow([...values]);
  if (isHead) row.font = { bold: true };
  row.commit();
}

type Writing = { columns: readonly ShownColumn[]; exportValue: ExportValue };

function addShownRow(sheet: excel.Worksheet, shown: ShownRow, { columns, exportValue }: Writing): void {
  const row = sheet.addRow([writableText(shown.school.name)]);
  for (const [place, { type }] of columns.entries()) {
    const cell = shown.cells[place] ?? null;
    if (cell === null) continue;
    const written = row.getCell(place + 2);
    if (cell.value !== null) {
      const value = exportValue(type, cell.value);
      written.value = value.kind === 'text' ? value.text : value.number;
      if (value.kind !== 'text') written.numFmt = formats[value.kind];
    }
    if (cell.state === 'doubtful') written.fill = doubtful;
  }
  row.getCell(columns.length + 2).value = writableText(doubtsOf(shown, columns));
  row.getCell(columns.length + 3).value = writableText(proofOf(shown, columns));
  row.commit();
}
