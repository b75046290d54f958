import type { SourceId } from '../../domain/identifiers.ts';
import { looksLikeFormula } from '../../domain/looks-like-formula.ts';
import { placeWords } from '../../domain/place-words.ts';
import type { Cell } from '../../domain/planilla.ts';
import { exportWords, readingWords, stateWords } from './export-words.ts';
import { inlineCell, type SharedStrings } from './shared-strings.ts';
import { addSheetPart, filterTo, type WorkbookSkeleton } from './workbook-skeleton.ts';

/** The rows that a sheet of Excel can have. */
export const mostSheetRows = 1_048_576;

const mostCellEnds = 10_000;

type CellSource = { row: number; label: string; column: string; cell: Cell; shown: string };

type SourcesContext = {
  skeleton: WorkbookSkeleton;
  strings: SharedStrings;
  sourceName: (id: SourceId) => string;
  sheetRows: number;
};

/** The sheet "Fuentes": a row for each piece of evidence of each cell, going on in a next sheet when one is full. */
export class SourcesSheet {
  readonly #context: SourcesContext;
  /** What a repeated text's cell is but for its place. */
  readonly #cellEnds = new Map<string, string>();
  #finished: { path: string; xml: string }[] = [];
  #sheet: WorkbookSkeleton['sheets'][number];
  #sheets = 1;
  #lastRow = 1;
  #xml: string;

  constructor(context: SourcesContext) {
    this.#context = context;
    this.#sheet = context.skeleton.sheets.at(-1)!;
    this.#xml = this.#sheet.beforeRows;
  }

  get length(): number {
    return this.#xml.length;
  }

  /** The XML made since the last call, by the part that it goes to. */
  take(): { path: string; xml: string }[] {
    const taken = [...this.#finished, { path: this.#sheet.path, xml: this.#xml }];
    this.#finished = [];
    this.#xml = '';
    return taken;
  }

  /** Ends the sheet. */
  close(): void {
    this.#xml += filterTo(this.#sheet.afterRows, this.#lastRow);
  }

  #goOnInNextSheet(): void {
    this.close();
    this.#finished.push({ path: this.#sheet.path, xml: this.#xml });
    this.#sheets++;
    this.#sheet = addSheetPart(this.#context.skeleton, this.#sheet, `${exportWords.sourcesSheet} ${this.#sheets}`);
    this.#xml = this.#sheet.beforeRows;
    this.#lastRow = 1;
  }

  add(source: CellSource): void {
    const { evidence } = source.cell;
    if (evidence.length === 0) this.#addRow(source, { file: '', place: '', quote: '' });
    for (const { sourceId, locator, quote } of evidence) {
      this.#addRow(source, { file: this.#context.sourceName(sourceId), place: placeWords(locator), quote });
    }
  }

  #addRow(
    { row, label, column, cell, shown }: CellSource,
    found: { file: string; place: string; quote: string },
  ): void {
    if (this.#lastRow >= this.#context.sheetRows) this.#goOnInNextSheet();
    const at = ++this.#lastRow;
    this.#xml +=
      `<row r="${at}"><c r="A${at}"><v>${row}</v></c>` +
      this.#repeated(`B${at}`, label) +
      this.#repeated(`C${at}`, column) +
      this.#own(`D${at}`, shown) +
      this.#repeated(`E${at}`, stateWords[cell.state]) +
      this.#repeated(`F${at}`, found.file) +
      this.#repeated(`G${at}`, found.place) +
      this.#own(`H${at}`, found.quote) +
      this.#repeated(`I${at}`, readingWords(cell.reading)) +
      '</row>';
  }

  #repeated(reference: string, text: string): string {
    if (text === '') return '';
    const end = this.#cellEnds.get(text) ?? this.#addCellEnd(text);
    return `<c r="${reference}" ${end}`;
  }

  #addCellEnd(text: string): string {
    const end = this.#context.strings.cellEnd(this.#styleFor(text), text);
    if (this.#cellEnds.size < mostCellEnds) this.#cellEnds.set(text, end);
    return end;
  }

  #own(reference: string, text: string): string {
    return text === '' ? '' : inlineCell(reference, this.#styleFor(text), text);
  }

  #styleFor(text: string): number {
    return looksLikeFormula(text) ? this.#context.skeleton.styleOf.found.guarded : 0;
  }
}
