import { type ByteReader, createByteReader } from '../archive/byte-reader.ts';
import type { CompoundFile } from '../archive/compound-file.ts';
import { findTableMarks, type TableMarks } from './find-table-marks.ts';
import { ROW_END_MARK } from './word-text-to-items.ts';

const MAGIC_WORD_97 = 0xa5ec;
const MAGIC_WORD_95 = 0xa5dc;
/** Format version from which text is in pieces listed in a table of their own stream. */
const FIRST_WORD_97_VERSION = 0x6a;
const SECOND_TABLE_FLAG = 0x200;

/** The raw texts of a document with Word's marks still in them: the body, then headers, notes and text boxes that say something. */
type BinaryWordText = { parts: string[]; isWhole: boolean };

/** Reads the text of a "WordDocument" stream; null when there is none. */
export function readBinaryWordText(file: CompoundFile): BinaryWordText | null {
  const stream = file.read('WordDocument');
  if (stream === null) return null;
  const reader = createByteReader(stream);
  const magic = reader.u16(0);
  if (magic !== MAGIC_WORD_97 && magic !== MAGIC_WORD_95) return null;
  if (reader.u16(2) < FIRST_WORD_97_VERSION) return readOldText(stream, reader);
  return readPieces(file, stream, reader);
}

/** Word 6 and 95 keep the text in one run of single bytes. */
function readOldText(stream: Uint8Array, reader: ByteReader): BinaryWordText {
  const start = reader.u32(0x18);
  const end = reader.u32(0x1c);
  const raw = new TextDecoder('windows-1252').decode(stream.subarray(start, end));
  // Here a row's end shows only as a cell mark right after another.
  const text = raw.replaceAll('\x07\x07', `\x07${ROW_END_MARK}`);
  const bodyLength = reader.u32(0x34);
  const isWhole = end <= stream.length && start < end;
  return {
    parts: bodyLength > 0 && bodyLength < text.length ? [text.slice(0, bodyLength), text.slice(bodyLength)] : [text],
    isWhole,
  };
}

function readPieces(file: CompoundFile, stream: Uint8Array, reader: ByteReader): BinaryWordText | null {
  const table = file.read((reader.u16(10) & SECOND_TABLE_FLAG) !== 0 ? '1Table' : '0Table');
  const list = { offset: reader.u32(0x102), length: reader.u32(0x106) };
  const marks = findTableMarks(stream, table ?? new Uint8Array(), list);
  const pieceTable =
    table === null ? null : findPieceTable(table.subarray(reader.u32(0x1a2), reader.u32(0x1a2) + reader.u32(0x1a6)));
  if (pieceTable === null) return readWithoutPieces(stream, reader);
  let isWhole = true;
  const texts: string[] = [];
  const count = Math.floor((pieceTable.length - 4) / 12);
  for (let index = 0; index < count; index++) {
    const length = pieceTable.u32(index * 4 + 4) - pieceTable.u32(index * 4);
    const piece = readPiece(stream, { place: pieceTable.u32((count + 1) * 4 + index * 8 + 2), length }, marks);
    if (piece.length < length) isWhole = false;
    texts.push(piece);
  }
  return { parts: splitSubdocuments(texts.join(''), reader), isWhole };
}

/** Without its table the text is taken as Word first writes it: from the declared start, in single bytes. */
function readWithoutPieces(stream: Uint8Array, reader: ByteReader): BinaryWordText | null {
  const text = new TextDecoder('windows-1252').decode(stream.subarray(reader.u32(0x18), reader.u32(0x1c)));
  return text.trim() === '' ? null : { parts: [text], isWhole: false };
}

function findPieceTable(clx: Uint8Array): ByteReader | null {
  const reader = createByteReader(clx);
  let offset = 0;
  while (reader.u8(offset) === 1) offset += 3 + reader.u16(offset + 1);
  if (reader.u8(offset) !== 2) return null;
  const length = reader.u32(offset + 1);
  return createByteReader(clx.subarray(offset + 5, offset + 5 + length));
}

/** Bit 30 of a piece's place says that it is in single bytes, at half of that place. */
function readPiece(
  stream: Uint8Array,
  { place, length }: { place: number; length: number },
  marks: TableMarks,
): string {
  if (length <= 0 || length > stream.length) return '';
  const width = (place & 0x40000000) === 0 ? 2 : 1;
  const start = width === 2 ? place : (place & 0x3fffffff) / 2;
  const bytes = stream.subarray(start, start + length * width);
  const text = new TextDecoder(width === 2 ? 'utf-16le' : 'windows-1252').decode(bytes);
  if (marks.rowEnds.size === 0) return text;
  const endOf = (index: number) => start + (index + 1) * width;
  return text
    .replaceAll('\x07', (mark, index: number) => (marks.rowEnds.has(endOf(index)) ? ROW_END_MARK : mark))
    .replaceAll('\r', (mark, index: number) => (marks.cellParagraphEnds.has(endOf(index)) ? '\v' : mark));
}

/** The stream holds, one after the other: body, footnotes, headers, macros, comments, endnotes, text boxes. */
function splitSubdocuments(text: string, reader: ByteReader): string[] {
  const lengths = Array.from({ length: 8 }, (_, index) => reader.u32(0x4c + index * 4));
  const parts: string[] = [];
  let start = 0;
  for (const length of lengths) {
    parts.push(text.slice(start, start + length));
    start += length;
  }
  const [body = '', footnotes = '', headers = '', , , endnotes = '', textBoxes = '', headerTextBoxes = ''] = parts;
  const isBodyKnown = body !== '';
  return isBodyKnown
    ? [headers, body, textBoxes, headerTextBoxes, footnotes, endnotes].filter((part) => part.trim() !== '')
    : [text];
}
