import { looksLikeFormula } from '../../domain/looks-like-formula.ts';
import type { Cell, Column, ColumnType, Row } from '../../domain/planilla.ts';
import type { ExportRequest } from '../../ports/planilla-exporter.ts';
import { closeNotes, note, openNotes } from './cell-notes.ts';
import { type ExportValue, exportValue } from './cell-value.ts';
import { evidenceNote } from './evidence-note.ts';
import { columnLetter, exportedColumns } from './export-columns.ts';
import { exportWords, rowLabelHeaders } from './export-words.ts';
import { inlineCell, SharedStrings } from './shared-strings.ts';
import { mostSheetRows, SourcesSheet } from './sources-sheet.ts';
import { buildSkeleton, filterTo, sheetName, type WorkbookSkeleton } from './workbook-skeleton.ts';

/** Takes the text of the file's parts as it comes; parts are written side by side. */
export type PartSink = { write(path: string, text: string): Promise<void> };

/** A note on every cell until there are so many; then on the cells to review alone, up to the second number. */
const notesForAll = 20_000;
const notesForReview = 40_000;
const rowsMeasured = 200;
const flushedCharacters = 16_000;

/** Columns of few different texts: their cells point to one table. */
const repeatingTypes: ReadonlySet<ColumnType> = new Set(['choice', 'grade', 'boolean']);

type Entry = { row: Row; cells: Cell[] };

/** Writes the planilla as a workbook: typed cells with their notes, and the sheet "Fuentes". Returns its rows. */
export async function writeWorkbook(
  request: ExportRequest,
  sink: PartSink,
  signal: AbortSignal,
  sheetRows = mostSheetRows,
): Promise<number> {
  const columns = exportedColumns(request.planilla);
  const rows = request.rows[Symbol.asyncIterator]();
  const first: Entry[] = [];
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    first.push(next.value);
    if (first.length >= rowsMeasured) break;
  }
  const skeleton = await buildSkeleton(plans(request, columns, first), exportWords.aboutNotes(notesForAll));
  const writer = new PlanillaSheets({ request, columns, skeleton, sink, sheetRows });
  await writer.open();
  for (const entry of first) await writer.add(entry);
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    signal.throwIfAborted();
    await writer.add(next.value);
  }
  await writer.close();
  for (const [path, text] of skeleton.parts) await sink.write(path, text);
  return writer.rows;
}

function plans(request: ExportRequest, columns: readonly Column[], first: readonly Entry[]) {
  const headers = [rowLabelHeaders[request.planilla.rowKind], ...columns.map((column) => column.name)];
  const texts = columns.map((column) => {
    const values = first.map(({ cells }) => cells.find((cell) => cell.columnId === column.id)?.value ?? '');
    return values.map((value) => exportValue(column.type, value).text);
  });
  const labels = first.map(({ row }) => request.rowLabel(row));
  const widths = [labels, ...texts].map((values, index) => widthFor(headers[index]!, values));
  return [
    { name: sheetName(request.planilla.title), headers, widths, frozenColumns: 1 },
    {
      name: exportWords.sourcesSheet,
      headers: exportWords.sourcesHeaders,
      widths: [7, 28, 22, 28, 16, 32, 16, 60, 26],
      frozenColumns: 0,
    },
  ];
}

/** Wide enough for nearly all values and for the header's longest word, within reason. */
function widthFor(header: string, values: readonly string[]): number {
  const lengths = values
    .map((value) => Math.max(...value.split('\n').map((line) => line.length)))
    .sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  const headerWord = Math.max(...header.split(' ').map((word) => word.length)) + 3;
  return Math.min(60, Math.max(9, usual + 4, headerWord, Math.min(header.length + 3, 20)));
}

type SheetsContext = {
  request: ExportRequest;
  columns: Column[];
  skeleton: WorkbookSkeleton;
  sink: PartSink;
  sheetRows: number;
};

class PlanillaSheets {
  rows = 0;
  readonly #context: SheetsContext;
  readonly #strings: SharedStrings;
  readonly #sources: SourcesSheet;
  readonly #letters: string[];
  #sheet = '';
  #texts = '';
  #frames = '';
  #notes = 0;

  constructor(context: SheetsContext) {
    this.#context = context;
    this.#strings = new SharedStrings(context.skeleton.sharedStrings.count);
    const { skeleton, request, sheetRows } = context;
    this.#sources = new SourcesSheet({ skeleton, strings: this.#strings, sourceName: request.sourceName, sheetRows });
    this.#letters = Array.from({ length: context.columns.length + 1 }, (_, index) => columnLetter(index));
  }

  async open(): Promise<void> {
    const { skeleton, sink } = this.#context;
    const main = skeleton.sheets[0]!;
    await sink.write(main.path, main.beforeRows);
    const { texts, frames } = openNotes(notesForReview);
    this.#texts = texts;
    this.#frames = frames;
    this.#addNote('A1', { row: 0, column: 0 }, exportWords.aboutNotes(notesForAll));
  }

  async add({ row, cells }: Entry): Promise<void> {
    this.rows++;
    const number = this.rows + 1;
    const label = this.#context.request.rowLabel(row);
    const byColumn = new Map(cells.map((cell) => [cell.columnId, cell]));
    let xml = `<row r="${number}">${inlineCell(`A${number}`, this.#textStyle(label, 'found'), label)}`;
    this.#context.columns.forEach((column, index) => {
      const cell = byColumn.get(column.id);
      if (cell === undefined) return;
      const value = cell.value === null ? null : exportValue(column.type, cell.value);
      const reference = `${this.#letters[index + 1]}${number}`;
      xml += this.#valueCell(reference, cell.state, value, repeatingTypes.has(column.type));
      if (this.#wantsNote(cell)) {
        this.#addNote(
          reference,
          { row: number - 1, column: index + 1 },
          evidenceNote(cell, this.#context.request.sourceName),
        );
      }
      if (cell.state === 'absent') return;
      this.#sources.add({ row: number, label, column: column.name, cell, shown: value?.text ?? '' });
    });
    this.#sheet += `${xml}</row>`;
    await this.#flush(flushedCharacters);
  }

  async close(): Promise<void> {
    const { skeleton, sink, columns } = this.#context;
    const main = skeleton.sheets[0];
    const lastRow = Math.max(2, this.rows + 1);
    // Identity numbers are text on purpose: without this Excel marks each with a warning.
    const ignored = `<ignoredErrors><ignoredError sqref="A2:${this.#letters[columns.length]}${lastRow}" numberStoredAsText="1"/></ignoredErrors>`;
    this.#sheet += filterTo(main!.afterRows, lastRow).replace('<legacyDrawing', `${ignored}<legacyDrawing`);
    this.#texts += closeNotes.texts;
    this.#frames += closeNotes.frames;
    this.#sources.close();
    await this.#flush(0);
    await sink.write(
      'xl/sharedStrings.xml',
      `${skeleton.sharedStrings.xml}${[...this.#strings.elements()].join('')}</sst>`,
    );
  }

  #wantsNote(cell: Cell): boolean {
    if (cell.state === 'absent') return false;
    const needsReview = cell.state === 'doubtful' || cell.state === 'stale';
    return this.#notes < (needsReview ? notesForReview : notesForAll);
  }

  #addNote(reference: string, place: { row: number; column: number }, text: string): void {
    const { text: body, frame } = note({ ...place, reference, ordinal: this.#notes }, text);
    this.#texts += body;
    this.#frames += frame;
    this.#notes++;
  }

  #valueCell(reference: string, state: Cell['state'], value: ExportValue | null, repeats: boolean): string {
    if (value === null) return `<c r="${reference}" s="${this.#context.skeleton.styleOf[state].text}"/>`;
    if (value.kind === 'text') {
      const style = this.#textStyle(value.text, state);
      return repeats ? this.#strings.cell(reference, style, value.text) : inlineCell(reference, style, value.text);
    }
    return `<c r="${reference}" s="${this.#context.skeleton.styleOf[state][value.kind]}"><v>${value.number}</v></c>`;
  }

  #textStyle(text: string, state: Cell['state']): number {
    return this.#context.skeleton.styleOf[state][looksLikeFormula(text) ? 'guarded' : 'text'];
  }

  async #flush(threshold: number): Promise<void> {
    const { sink, skeleton } = this.#context;
    const main = skeleton.sheets[0];
    if (this.#sheet.length > threshold) {
      await sink.write(main!.path, this.#sheet);
      this.#sheet = '';
    }
    if (this.#sources.length > threshold) {
      for (const { path, xml } of this.#sources.take()) await sink.write(path, xml);
    }
    if (this.#frames.length > threshold) {
      await sink.write('xl/comments1.xml', this.#texts);
      await sink.write('xl/drawings/vmlDrawing1.vml', this.#frames);
      this.#texts = '';
      this.#frames = '';
    }
  }
}
