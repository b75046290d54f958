import { z } from 'zod';
import {
  type Box,
  type Page,
  pageSchema,
  type Table,
  type TableCell,
  type Word,
} from '../../../src-shared/domain/document-text.ts';

/** Stands for "no number" in a block: no box, no range, no confidence. */
const NONE = -1;
const CELL_NUMBERS = 4;
const BOX_NUMBERS = 4;
const WORD_PLACES = 2;

const wireTableSchema = z.object({
  rows: z.number().int().nonnegative(),
  columns: z.number().int().nonnegative(),
  box: z.custom<Box>((value) => Array.isArray(value) && value.length === BOX_NUMBERS).nullable(),
  /** Start, end, column span and row span of each cell; start is `NONE` for an empty one. */
  places: z.custom<Int32Array>((value) => value instanceof Int32Array),
  /** Boxes of the cells, or null where none has one. */
  boxes: z.custom<Float64Array>((value) => value instanceof Float64Array).nullable(),
  /** References of the cells, one a line, or null where none has one. */
  references: z.string().nullable(),
  /** Cells whose text is not what stands at their range, by their position. */
  texts: z.map(z.number(), z.string()),
});
type WireTable = z.infer<typeof wireTableSchema>;

/**
 * A page as it crosses between processes. A sheet has a million cells and a book half a million words: as objects they
 * take seconds and hundreds of megabytes to cross and check, as blocks of numbers next to nothing.
 */
export const wirePageSchema = pageSchema.omit({ words: true, tables: true }).extend({
  wordPlaces: z.custom<Int32Array>((value) => value instanceof Int32Array && value.length % WORD_PLACES === 0),
  /** Box and confidence of each word. */
  wordBoxes: z.custom<Float64Array>((value) => value instanceof Float64Array && value.length % (BOX_NUMBERS + 1) === 0),
  tables: z.array(wireTableSchema),
});
type WirePage = z.infer<typeof wirePageSchema>;

/** A page ready to cross. */
export function encodePage(page: Page): WirePage {
  const { words, tables, ...rest } = page;
  const wordPlaces = new Int32Array(words.length * WORD_PLACES);
  const wordBoxes = new Float64Array(words.length * (BOX_NUMBERS + 1));
  for (const [index, word] of words.entries()) {
    wordPlaces.set([word.start, word.end], index * WORD_PLACES);
    wordBoxes.set([...word.box, word.confidence ?? NONE], index * (BOX_NUMBERS + 1));
  }
  return { ...rest, wordPlaces, wordBoxes, tables: tables.map((table) => encodeTable(table, page.text)) };
}

/** The page that crossed. */
export function decodePage({ wordPlaces, wordBoxes, tables, ...rest }: WirePage): Page {
  const words = Array.from({ length: wordPlaces.length / WORD_PLACES }, (_, index): Word => {
    const at = index * (BOX_NUMBERS + 1);
    const confidence = wordBoxes[at + BOX_NUMBERS] ?? NONE;
    const word = {
      start: wordPlaces[index * WORD_PLACES]!,
      end: wordPlaces[index * WORD_PLACES + 1]!,
      box: boxAt(wordBoxes, at),
    };
    return confidence === NONE ? word : { ...word, confidence };
  });
  return { ...rest, words, tables: tables.map((table) => decodeTable(table, rest.text)) };
}

function encodeTable(table: Table, pageText: string): WireTable {
  const cells = table.rows.flat();
  const hasBoxes = cells.some((cell) => cell.box !== null);
  const hasReferences = cells.some((cell) => cell.reference !== null);
  const places = new Int32Array(cells.length * CELL_NUMBERS);
  const boxes = hasBoxes ? new Float64Array(cells.length * BOX_NUMBERS).fill(NONE) : null;
  const texts = new Map<number, string>();
  for (const [index, cell] of cells.entries()) {
    const [start, end] = cell.range ?? [NONE, NONE];
    places.set([start, end, cell.columnSpan, cell.rowSpan], index * CELL_NUMBERS);
    if (cell.box) boxes?.set(cell.box, index * BOX_NUMBERS);
    if (cell.text !== textAt(pageText, start, end)) texts.set(index, cell.text);
  }
  const references = hasReferences ? cells.map((cell) => cell.reference ?? '').join('\n') : null;
  return {
    rows: table.rows.length,
    columns: table.rows[0]?.length ?? 0,
    box: table.box,
    places,
    boxes,
    references,
    texts,
  };
}

function decodeTable(wire: WireTable, pageText: string): Table {
  const references = wire.references?.split('\n');
  const cellAt = (index: number): TableCell => {
    const [start = NONE, end = NONE, columnSpan = 1, rowSpan = 1] = wire.places.subarray(
      index * CELL_NUMBERS,
      (index + 1) * CELL_NUMBERS,
    );
    return {
      text: wire.texts.get(index) ?? textAt(pageText, start, end),
      range: start === NONE ? null : [start, end],
      box:
        wire.boxes === null || wire.boxes[index * BOX_NUMBERS] === NONE ? null : boxAt(wire.boxes, index * BOX_NUMBERS),
      reference: references?.[index] || null,
      columnSpan,
      rowSpan,
    };
  };
  const rows = Array.from({ length: wire.rows }, (_, row) =>
    Array.from({ length: wire.columns }, (_, column) => cellAt(row * wire.columns + column)),
  );
  return { rows, box: wire.box };
}

function textAt(pageText: string, start: number, end: number): string {
  return start === NONE ? '' : pageText.slice(start, end);
}

function boxAt(numbers: Float64Array, at: number): Box {
  return [numbers[at] ?? 0, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0, numbers[at + 3] ?? 0];
}
