import { createByteReader } from '../archive/byte-reader.ts';

const PAGE_BYTES = 512;
const PARAGRAPH_ENTRY_BYTES = 13;
/** "This paragraph is the mark that ends a table row", as a paragraph's property is written. */
const ROW_END_PROPERTY = [0x17, 0x24, 0x01];

/**
 * Where in the stream (offsets just after them) the marks stand that end table rows. `list` is the place, in the table
 * stream, of the list of pages that keep the paragraphs' properties.
 */
export function findRowEnds(
  stream: Uint8Array,
  table: Uint8Array,
  list: { offset: number; length: number },
): Set<number> {
  const rowEnds = new Set<number>();
  const reader = createByteReader(table);
  const count = Math.floor((list.length - 4) / 8);
  for (let index = 0; index < count && list.offset + index * 8 < table.length; index++) {
    const page = reader.u32(list.offset + (count + 1) * 4 + index * 4) & 0x3fffff;
    collectFromPage(stream.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES), rowEnds);
  }
  return rowEnds;
}

function collectFromPage(page: Uint8Array, rowEnds: Set<number>): void {
  if (page.length < PAGE_BYTES) return;
  const reader = createByteReader(page);
  const count = reader.u8(PAGE_BYTES - 1);
  for (let index = 0; index < count; index++) {
    const start = reader.u8((count + 1) * 4 + index * PARAGRAPH_ENTRY_BYTES) * 2;
    if (start === 0) continue;
    const words = reader.u8(start);
    const [from, length] = words === 0 ? [start + 2, reader.u8(start + 1) * 2] : [start + 1, words * 2 - 1];
    if (includesBytes(page.subarray(from + 2, from + length), ROW_END_PROPERTY))
      rowEnds.add(reader.u32((index + 1) * 4));
  }
}

function includesBytes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.indexOf(wanted[0]!); at !== -1; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
