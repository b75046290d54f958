import type { SourceId } from '../../domain/identifiers.ts';
import type { Cell } from '../../domain/planilla.ts';
import { placeWords, readingWords, stateWords } from './export-words.ts';
import { looksLikeFormula } from './safe-text.ts';
import { inlineCell, type SharedStrings } from './shared-strings.ts';
import type { CellLook } from './workbook-skeleton.ts';

/** The last row that a sheet of Excel can have. */
const lastPossibleRow = 1_048_576;

const mostCellEnds = 10_000;

type CellSource = { row: number; label: string; column: string; cell: Cell; shown: string };

/** The rows of the sheet "Fuentes": one for each piece of evidence of each cell. */
export class SourcesSheet {
  lastRow = 1;
  readonly #strings: SharedStrings;
  readonly #sourceName: (id: SourceId) => string;
  readonly #styles: Record<CellLook, number>;
  /** What a repeated text's cell is but for its place. */
  readonly #cellEnds = new Map<string, string>();
  #xml = '';

  constructor(strings: SharedStrings, sourceName: (id: SourceId) => string, styles: Record<CellLook, number>) {
    this.#strings = strings;
    this.#sourceName = sourceName;
    this.#styles = styles;
  }

  get length(): number {
    return this.#xml.length;
  }

  /** The XML of the rows added since the last call. */
  take(): string {
    const xml = this.#xml;
    this.#xml = '';
    return xml;
  }

  add(source: CellSource): void {
    const { evidence } = source.cell;
    if (evidence.length === 0) this.#addRow(source, { file: '', place: '', quote: '' });
    for (const { sourceId, locator, quote } of evidence) {
      this.#addRow(source, { file: this.#sourceName(sourceId), place: placeWords(locator), quote });
    }
  }

  #addRow(
    { row, label, column, cell, shown }: CellSource,
    found: { file: string; place: string; quote: string },
  ): void {
    if (this.lastRow >= lastPossibleRow) return;
    const at = ++this.lastRow;
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
    const end = this.#strings.cellEnd(this.#styleFor(text), text);
    if (this.#cellEnds.size < mostCellEnds) this.#cellEnds.set(text, end);
    return end;
  }

  #own(reference: string, text: string): string {
    return text === '' ? '' : inlineCell(reference, this.#styleFor(text), text);
  }

  #styleFor(text: string): number {
    return looksLikeFormula(text) ? this.#styles.guarded : this.#styles.text;
  }
}
