import { createByteReader } from '../archive/byte-reader.ts';

const PAGE_BYTES = 512;
const PARAGRAPH_ENTRY_BYTES = 13;
/** "This paragraph is in a table" and "is the mark that ends a table row", as a paragraph's properties are written. */
const IN_TABLE_PROPERTY = [0x16, 0x24, 0x01];
const ROW_END_PROPERTY = [0x17, 0x24, 0x01];

/** Offsets in the stream just after the marks that end table rows, and after those that end paragraphs inside cells. */
export type TableMarks = { rowEnds: Set<number>; cellParagraphEnds: Set<number> };

/** Reads the marks from the paragraphs' properties; `list` is the place, in the table stream, of the list of their pages. */
export function findTableMarks(
  stream: Uint8Array,
  table: Uint8Array,
  list: { offset: number; length: number },
): TableMarks {
  const marks: TableMarks = { rowEnds: new Set(), cellParagraphEnds: new Set() };
  const reader = createByteReader(table);
  const count = Math.floor((list.length - 4) / 8);
  for (let index = 0; index < count && list.offset + index * 8 < table.length; index++) {
    const page = reader.u32(list.offset + (count + 1) * 4 + index * 4) & 0x3fffff;
    collectFromPage(stream.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES), marks);
  }
  return marks;
}

function collectFromPage(page: Uint8Array, marks: TableMarks): void {
  if (page.length < PAGE_BYTES) return;
  const reader = createByteReader(page);
  const count = reader.u8(PAGE_BYTES - 1);
  for (let index = 0; index < count; index++) {
    const start = reader.u8((count + 1) * 4 + index * PARAGRAPH_ENTRY_BYTES) * 2;
    if (start === 0) continue;
    const words = reader.u8(start);
    const [from, length] = words === 0 ? [start + 2, reader.u8(start + 1) * 2] : [start + 1, words * 2 - 1];
    const properties = page.subarray(from + 2, from + length);
    const end = reader.u32((index + 1) * 4);
    if (includesBytes(properties, ROW_END_PROPERTY)) marks.rowEnds.add(end);
    else if (includesBytes(properties, IN_TABLE_PROPERTY)) marks.cellParagraphEnds.add(end);
  }
}

function includesBytes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.indexOf(wanted[0]!); at !== -1; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
