import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import type { CellState } from '../../domain/planilla.ts';
import type { ExportValue } from './cell-value.ts';
import { exportWords } from './export-words.ts';

/** How a cell looks: by what it holds and by its state. `guarded` is text that must never run as a formula. */
export type CellLook = ExportValue['kind'] | 'guarded';

/** A sheet but for its rows: what stands in its part before and after them. */
export type SheetPart = { path: string; beforeRows: string; afterRows: string };

/** A workbook with everything but its rows; they are streamed into its sheets. */
export type WorkbookSkeleton = {
  /** Every part but the sheets, the shared strings and the notes, by its path in the file. */
  parts: Map<string, string>;
  sheets: SheetPart[];
  sharedStrings: { xml: string; count: number };
  styleOf: Record<CellState, Record<CellLook, number>>;
};

const looks = ['text', 'guarded', 'integer', 'decimal', 'money', 'date', 'time'] as const satisfies readonly CellLook[];
const states = ['found', 'absent', 'doubtful', 'manual', 'stale'] as const satisfies readonly CellState[];

const formats: Record<CellLook, string> = {
  text: '@',
  guarded: '@',
  integer: '#,##0',
  decimal: '#,##0.00##',
  // 2C0A is the Spanish of Argentina.
  money: '[$$-2C0A]\\ #,##0.00',
  date: 'dd/mm/yyyy',
  time: 'hh:mm',
};

/** The mark stands in the number's format, so that the value itself stays as it is. */
const marks: Partial<Record<CellState, string>> = { doubtful: '"⚠ "', stale: '"↻ "' };

const fills: Partial<Record<CellState, ExcelJS.Fill>> = {
  absent: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } },
  doubtful: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFEB9C' } },
  manual: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8F1FB' } },
  stale: { type: 'pattern', pattern: 'lightUp', fgColor: { argb: 'FFBFBFBF' }, bgColor: { argb: 'FFFFFFFF' } },
};

const headerStyle: Partial<ExcelJS.Style> = {
  font: { bold: true, color: { argb: 'FFFFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F4E79' } },
  alignment: { vertical: 'middle', wrapText: true },
  border: { bottom: { style: 'thin', color: { argb: 'FF14365A' } } },
};

export type SheetPlan = { name: string; headers: readonly string[]; widths: readonly number[]; frozenColumns: number };

/** Lets exceljs make the workbook, with one sample of each style in the first sheet, and takes it apart. */
export async function buildSkeleton(sheets: readonly SheetPlan[], firstHeaderNote: string): Promise<WorkbookSkeleton> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Amanuense';
  workbook.calcProperties.fullCalcOnLoad = false;
  for (const plan of sheets) addSheet(workbook, plan);
  const first = workbook.worksheets[0]!;
  first.getCell('A1').note = firstHeaderNote;
  for (const [index, style] of sampleStyles().entries()) first.getCell(index + 2, 1).style = style;
  const files = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
  return takeApart(new Map(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)])), sheets.length);
}

function addSheet(workbook: ExcelJS.Workbook, { name, headers, widths, frozenColumns }: SheetPlan): void {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: frozenColumns }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
  });
  sheet.columns = widths.map((width) => ({ width }));
  const header = sheet.addRow([...headers]);
  header.height = 30;
  header.eachCell((cell) => {
    cell.style = headerStyle;
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: headers.length } };
}

function sampleStyles(): Partial<ExcelJS.Style>[] {
  return states.flatMap((state) =>
    looks.map((look) => {
      const isText = look === 'text' || look === 'guarded';
      const format = markedFormat(marks[state] ?? '', look);
      return {
        numFmt: format,
        // Guarded text differs from plain text in nothing to see; it needs a style of its own to carry its mark.
        alignment: { vertical: 'top', wrapText: isText, ...(look === 'guarded' ? { horizontal: 'left' } : {}) },
        ...(fills[state] ? { fill: fills[state] } : {}),
        ...(state === 'manual' ? { font: { italic: true } } : {}),
      } satisfies Partial<ExcelJS.Style>;
    }),
  );
}

/** A mark stands before the minus sign too. */
function markedFormat(mark: string, look: CellLook): string {
  const format = formats[look];
  const canBeNegative = look === 'integer' || look === 'decimal' || look === 'money';
  return mark !== '' && canBeNegative ? `${mark}${format};${mark}-${format}` : `${mark}${format}`;
}

function takeApart(files: Map<string, string>, sheetCount: number): WorkbookSkeleton {
  const sheetParts = Array.from({ length: sheetCount }, (_, index) => `xl/worksheets/sheet${index + 1}.xml`);
  const styleOf = readStyles(files.get(sheetParts[0]!)!);
  const guarded = states.map((state) => styleOf[state].guarded);
  files.set('xl/styles.xml', setQuotePrefix(files.get('xl/styles.xml')!, guarded));
  const sheets = sheetParts.map((path) => ({ path, ...cutAroundRows(files.get(path)!) }));
  const strings = files.get('xl/sharedStrings.xml')!;
  const sharedStrings = {
    xml: strings.replace('</sst>', '').replace(/ (?:uniqueC|c)ount="\d+"/g, ''),
    count: strings.split('<si>').length - 1,
  };
  const written = [...sheetParts, 'xl/sharedStrings.xml', 'xl/comments1.xml', 'xl/drawings/vmlDrawing1.vml'];
  for (const path of [...files.keys()]) if (written.includes(path) || path.endsWith('/')) files.delete(path);
  return { parts: files, sheets, sharedStrings, styleOf };
}

/** Sample `n` stands in row `n + 2` of the first sheet. */
function readStyles(sheet: string): WorkbookSkeleton['styleOf'] {
  const styles = new Map(
    [...sheet.matchAll(/<c r="A(\d+)" s="(\d+)"/g)].map((match) => [Number(match[1]) - 2, Number(match[2])]),
  );
  const entries = states.map((state, stateIndex) => {
    const byLook = looks.map((look, lookIndex) => [look, styles.get(stateIndex * looks.length + lookIndex) ?? 0]);
    return [state, Object.fromEntries(byLook)];
  });
  // Every state and look was written above, in this order.
  return Object.fromEntries(entries) as WorkbookSkeleton['styleOf'];
}

/** Marks the cell formats of `indexes` as "text, whatever it begins with", which exceljs cannot say. */
function setQuotePrefix(styles: string, indexes: readonly number[]): string {
  return styles.replace(/<cellXfs[\s\S]*?<\/cellXfs>/, (list) => {
    let index = -1;
    return list.replace(/<xf /g, (start) => {
      index++;
      return indexes.includes(index) ? '<xf quotePrefix="1" ' : start;
    });
  });
}

function cutAroundRows(sheet: string): { beforeRows: string; afterRows: string } {
  const rowsStart = sheet.indexOf('<sheetData>');
  const headerEnd = sheet.indexOf('</row>', rowsStart) + '</row>'.length;
  const beforeRows = sheet.slice(0, headerEnd).replace(/<dimension [^>]*\/>/, '');
  return { beforeRows, afterRows: sheet.slice(sheet.indexOf('</sheetData>')) };
}

/** The filter's arrows belong over all the rows, whose number is known only when they are written. */
export function filterTo(afterRows: string, lastRow: number): string {
  return afterRows.replace(/(<autoFilter ref="A1:[A-Z]+)\d+"/, `$1${lastRow}"`);
}

/** Adds one more sheet, like another, after the last one. */
export function addSheetPart(skeleton: WorkbookSkeleton, like: SheetPart, name: string): SheetPart {
  const number = 1 + skeleton.sheets.length;
  const path = `xl/worksheets/sheet${number}.xml`;
  const id = `rIdSheet${number}`;
  const insert = (part: string, before: string, element: string): void => {
    skeleton.parts.set(part, skeleton.parts.get(part)!.replace(before, element + before));
  };
  insert('xl/workbook.xml', '</sheets>', `<sheet sheetId="${number}" name="${name}" state="visible" r:id="${id}"/>`);
  insert(
    'xl/_rels/workbook.xml.rels',
    '</Relationships>',
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  insert(
    '[Content_Types].xml',
    '</Types>',
    `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  const sheet = { ...like, path };
  skeleton.sheets.push(sheet);
  return sheet;
}

/** The name of the sheet that holds the rows: a title as a sheet's name can be (31 characters, no `[]:*?/\`). */
export function sheetName(title: string): string {
  const clean = title
    .replace(/[[\]:*?/\\\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'+|'+$/g, '');
  const short = [...clean].slice(0, 31).join('').slice(0, 31).trim();
  const taken = short.toLowerCase() === exportWords.sourcesSheet.toLowerCase() || /^hist(ory|orial)$/i.test(short);
  return short === '' || taken ? 'Planilla' : short;
}
