import { AppError } from '../../domain/errors.ts';
import { decodeName } from '../text/decode-text.ts';
import { type ByteReader, createByteReader } from './byte-reader.ts';

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const DATA_DESCRIPTOR = 0x08074b50;
const UNKNOWN_SIZE = 0xffffffff;

/** One entry as its headers describe it; sizes are claims until the entry is unpacked. */
export type ZipEntry = {
  name: string;
  isDirectory: boolean;
  isSymbolicLink: boolean;
  /** Bit 0: encrypted; bit 3: sizes follow the data. */
  flags: number;
  /** 0 stored, 8 deflated, 99 AES. */
  method: number;
  checksum: number;
  /** High byte of the modification time: checks a password when sizes follow the data. */
  modifiedTime: number;
  packedBytes: number;
  headerOffset: number;
};

/** The entries of an archive; `recovered` when its directory is lost and they were found by their own headers. */
type ZipDirectory = { entries: ZipEntry[]; recovered: boolean };

type ZipBytes = { reader: ByteReader; bytes: Uint8Array };

/** Lists an archive's entries from its central directory, or from the local headers when that is cut off. */
export function readZipDirectory(bytes: Uint8Array, fileName: string, maximumEntries: number): ZipDirectory {
  const reader = createByteReader(bytes);
  const end = findEndOfDirectory(reader);
  const listed = end === null ? null : readCentralDirectory({ reader, bytes }, end, maximumEntries);
  const entries = listed ?? scanLocalHeaders({ reader, bytes }, maximumEntries);
  if (entries.length > maximumEntries) throw new AppError('ARCHIVE_BOMB', { name: fileName });
  return { entries, recovered: listed === null };
}

/** Where an entry's packed bytes start; null when its local header is not there. */
export function entryDataOffset(bytes: Uint8Array, entry: ZipEntry): number | null {
  const reader = createByteReader(bytes);
  if (reader.u32(entry.headerOffset) !== LOCAL_HEADER) return null;
  return entry.headerOffset + 30 + reader.u16(entry.headerOffset + 26) + reader.u16(entry.headerOffset + 28);
}

function findEndOfDirectory(reader: ByteReader): number | null {
  const lowest = Math.max(0, reader.length - 22 - 0xffff);
  for (let offset = reader.length - 22; offset >= lowest; offset--) {
    if (reader.u32(offset) === END_OF_DIRECTORY) return offset;
  }
  return null;
}

function readCentralDirectory({ reader, bytes }: ZipBytes, end: number, maximumEntries: number): ZipEntry[] | null {
  const size = reader.u32(end + 12);
  let offset = reader.u32(end + 16);
  // Bytes put before the archive (a self-extracting stub) shift every offset by the same amount.
  const shift = size === UNKNOWN_SIZE || offset === UNKNOWN_SIZE ? 0 : Math.max(0, end - size - offset);
  if (offset === UNKNOWN_SIZE) offset = zip64DirectoryOffset(reader, end);
  offset += shift;
  const entries: ZipEntry[] = [];
  while (offset < end && reader.u32(offset) === DIRECTORY_HEADER && entries.length <= maximumEntries) {
    const nameLength = reader.u16(offset + 28);
    const extraLength = reader.u16(offset + 30);
    entries.push(centralEntry({ reader, bytes }, offset, shift));
    offset += 46 + nameLength + extraLength + reader.u16(offset + 32);
  }
  const isUsable = entries.length > 0 && entries.some((entry) => reader.u32(entry.headerOffset) === LOCAL_HEADER);
  return isUsable || reader.u16(end + 10) === 0 ? entries : null;
}

function zip64DirectoryOffset(reader: ByteReader, end: number): number {
  return reader.u64(reader.u64(end - 20 + 8) + 48);
}

function centralEntry({ reader, bytes }: ZipBytes, offset: number, shift: number): ZipEntry {
  const nameLength = reader.u16(offset + 28);
  const sizes = { packed: reader.u32(offset + 20), unpacked: reader.u32(offset + 24), header: reader.u32(offset + 42) };
  const extraStart = offset + 46 + nameLength;
  readZip64Sizes(reader, { start: extraStart, end: extraStart + reader.u16(offset + 30) }, sizes);
  const name = decodeName(bytes.subarray(offset + 46, extraStart), (reader.u16(offset + 8) & 0x800) !== 0);
  const unixMode = reader.u16(offset + 40);
  return {
    name,
    isDirectory: /[/\\]$/.test(name),
    isSymbolicLink: (unixMode & 0xf000) === 0xa000,
    flags: reader.u16(offset + 8),
    method: reader.u16(offset + 10),
    modifiedTime: reader.u16(offset + 12),
    checksum: reader.u32(offset + 16),
    packedBytes: sizes.packed,
    headerOffset: sizes.header + shift,
  };
}

function readZip64Sizes(
  reader: ByteReader,
  extra: { start: number; end: number },
  sizes: { packed: number; unpacked: number; header: number },
) {
  for (let offset = extra.start; offset + 4 <= extra.end; offset += 4 + reader.u16(offset + 2)) {
    if (reader.u16(offset) !== 1) continue;
    let field = offset + 4;
    for (const key of ['unpacked', 'packed', 'header'] as const) {
      if (sizes[key] !== UNKNOWN_SIZE) continue;
      sizes[key] = reader.u64(field);
      field += 8;
    }
  }
}

function scanLocalHeaders({ reader, bytes }: ZipBytes, maximumEntries: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let offset = nextSignature(bytes, 0, LOCAL_HEADER);
  while (offset !== -1 && entries.length <= maximumEntries) {
    const flags = reader.u16(offset + 6);
    const nameEnd = offset + 30 + reader.u16(offset + 26);
    const dataStart = nameEnd + reader.u16(offset + 28);
    if (nameEnd > bytes.length) break;
    const claimed = reader.u32(offset + 18);
    const isClaimUsable = claimed > 0 && claimed !== UNKNOWN_SIZE && (flags & 8) === 0;
    const next = nextSignature(
      bytes,
      isClaimUsable ? Math.min(dataStart + claimed, bytes.length) : dataStart,
      LOCAL_HEADER,
    );
    const dataEnd = isClaimUsable
      ? Math.min(dataStart + claimed, bytes.length)
      : endOfUnknownData(bytes, dataStart, next);
    const name = decodeName(bytes.subarray(offset + 30, nameEnd), (flags & 0x800) !== 0);
    entries.push({
      name,
      isDirectory: /[/\\]$/.test(name),
      isSymbolicLink: false,
      flags,
      method: reader.u16(offset + 8),
      modifiedTime: reader.u16(offset + 10),
      checksum: reader.u32(offset + 14),
      packedBytes: Math.max(0, dataEnd - dataStart),
      headerOffset: offset,
    });
    offset = next;
  }
  return entries;
}

function endOfUnknownData(bytes: Uint8Array, start: number, next: number): number {
  const end = next === -1 ? bytes.length : next;
  for (const signature of [DATA_DESCRIPTOR, DIRECTORY_HEADER]) {
    const found = nextSignature(bytes, start, signature);
    if (found !== -1 && found < end) return found;
  }
  return end;
}

function nextSignature(bytes: Uint8Array, from: number, signature: number): number {
  const third = (signature >>> 16) & 0xff;
  const fourth = signature >>> 24;
  for (let at = bytes.indexOf(0x50, from); at !== -1; at = bytes.indexOf(0x50, at + 1)) {
    if (bytes[at + 1] === 0x4b && bytes[at + 2] === third && bytes[at + 3] === fourth) return at;
  }
  return -1;
}
