import { AppError } from '../../domain/errors.ts';
import { attributeOf, type XmlAttributes, type XmlHandler } from '../markup/parse-xml.ts';
import type { SheetCell, SheetContent } from './build-sheet-page.ts';
import { shownOpenDocumentValue } from './open-document-number.ts';

const SKIPPED = new Set(['annotation', 'tracked-changes', 'shapes', 'forms', 'ruby-text', 'dde-links']);

type OpenCell = {
  type: string;
  value: string;
  paragraphs: string[];
  columnSpan: number;
  rowSpan: number;
  repeated: number;
};

/** Reads the tables of an OpenDocument spreadsheet as they go by. Throws `SHEET_TOO_LARGE` beyond `maximumCells`. */
export function createOpenDocumentSheetReader(
  fileName: string,
  maximumCells: number,
): { handler: XmlHandler; finish(): SheetContent[] } {
  const reader = new SheetReader(fileName, maximumCells);
  return { handler: reader, finish: () => reader.sheets };
}

class SheetReader implements XmlHandler {
  readonly sheets: SheetContent[] = [];
  readonly #fileName: string;
  #cellsLeft: number;
  #skipDepth = 0;
  #row = 0;
  #column = 0;
  #rowRepeated = 1;
  #rowStart = 0;
  #cell: OpenCell | null = null;
  #isParagraph = false;

  constructor(fileName: string, maximumCells: number) {
    this.#fileName = fileName;
    this.#cellsLeft = maximumCells;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#skipDepth > 0 || SKIPPED.has(name)) this.#skipDepth++;
    else if (name === 'table') this.#startSheet(attributeOf(attributes, 'name') ?? `Hoja${this.sheets.length + 1}`);
    else if (name === 'table-row') this.#startRow(attributes);
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#cell = openCell(attributes);
    else if (name === 'p' && this.#cell) {
      this.#cell.paragraphs.push('');
      this.#isParagraph = true;
    } else if (name === 's') this.text(' '.repeat(Math.min(Number(attributeOf(attributes, 'c') ?? 1), 100)));
    else if (name === 'tab') this.text(' ');
    else if (name === 'line-break') this.text('\n');
  }

  close(name: string): void {
    if (this.#skipDepth > 0) this.#skipDepth--;
    else if (name === 'p') this.#isParagraph = false;
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#endCell();
    else if (name === 'table-row') this.#endRow();
  }

  text(text: string): void {
    if (this.#skipDepth > 0 || !this.#isParagraph || !this.#cell) return;
    const last = this.#cell.paragraphs.length - 1;
    this.#cell.paragraphs[last] += text;
  }

  #startSheet(name: string): void {
    this.sheets.push({ name, cells: [], merges: [] });
    this.#row = 0;
  }

  #startRow(attributes: XmlAttributes): void {
    this.#rowRepeated = Number(attributeOf(attributes, 'number-rows-repeated') ?? 1) || 1;
    this.#column = 0;
    this.#rowStart = this.sheets.at(-1)?.cells.length ?? 0;
  }

  #endCell(): void {
    const cell = this.#cell;
    const sheet = this.sheets.at(-1);
    this.#cell = null;
    if (cell === null || sheet === undefined) return;
    const text = shownOpenDocumentValue({
      type: cell.type,
      value: cell.value,
      shown: cell.paragraphs.join('\n').trim(),
    });
    for (let copy = 0; copy < cell.repeated && text !== ''; copy++)
      this.#keep(sheet, { row: this.#row, column: this.#column + copy, text });
    if (cell.columnSpan > 1 || cell.rowSpan > 1) {
      sheet.merges.push({
        top: this.#row,
        left: this.#column,
        bottom: this.#row + cell.rowSpan - 1,
        right: this.#column + cell.columnSpan - 1,
      });
    }
    this.#column += cell.repeated;
  }

  /** A row that says something may be repeated; empty ones are repeated a million times and cost nothing. */
  #endRow(): void {
    const sheet = this.sheets.at(-1);
    const cells = sheet?.cells.slice(this.#rowStart) ?? [];
    for (let copy = 1; copy < this.#rowRepeated && cells.length > 0; copy++) {
      for (const cell of cells) this.#keep(sheet!, { ...cell, row: this.#row + copy });
    }
    this.#row += this.#rowRepeated;
  }

  #keep(sheet: SheetContent, cell: SheetCell): void {
    if (--this.#cellsLeft < 0) throw new AppError('SHEET_TOO_LARGE', { name: this.#fileName });
    sheet.cells.push(cell);
  }
}

function openCell(attributes: XmlAttributes): OpenCell {
  const count = (name: string) => Number(attributeOf(attributes, name) ?? 1) || 1;
  const value = ['date-value', 'boolean-value', 'time-value']
    .map((name) => attributeOf(attributes, name))
    .find((one) => one !== undefined);
  return {
    type: attributeOf(attributes, 'value-type') ?? 'string',
    // A prefixed "office:value" is what is meant: other names end in "value" too.
    value: value ?? attributes['office:value'] ?? attributeOf(attributes, 'value') ?? '',
    paragraphs: [],
    columnSpan: count('number-columns-spanned'),
    rowSpan: count('number-rows-spanned'),
    repeated: count('number-columns-repeated'),
  };
}
