import { type ByteReader, createByteReader } from './byte-reader.ts';

const FREE_OR_END = 0xfffffffa;
const HEADER_BYTES = 512;

/** A stream or storage of an OLE compound file (.doc, .xls, .ppt, .msg, encrypted Office). */
type CompoundEntry = {
  name: string;
  type: 'storage' | 'stream' | 'root';
  firstSector: number;
  sizeBytes: number;
};

export type CompoundFile = {
  readonly entries: readonly CompoundEntry[];
  /** A stream's bytes; shorter than promised where the file is cut, null when there is none of that name. */
  read(name: string): Uint8Array | null;
};

/** Opens a compound file, reading what can be read of a cut or damaged one. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const reader = createByteReader(bytes);
  const sectorBytes = reader.u16(30) === 12 ? 4_096 : HEADER_BYTES;
  const table = readAllocationTable(reader, sectorBytes);
  const chain = (first: number) => followChain(table, first);
  const gather = (sectors: readonly number[], size: number) => gatherSectors(bytes, { sectors, sectorBytes }, size);
  const directory = gather(chain(reader.u32(48)), Number.POSITIVE_INFINITY);
  const entries = readDirectory(directory);
  const root = entries.find((entry) => entry.type === 'root');
  const miniTable = toNumbers(gather(chain(reader.u32(60)), Number.POSITIVE_INFINITY));
  const miniStream = root ? gather(chain(root.firstSector), root.sizeBytes) : new Uint8Array();
  return {
    entries,
    read(name) {
      const entry = entries.find((one) => one.type === 'stream' && one.name.toLowerCase() === name.toLowerCase());
      if (entry === undefined) return null;
      if (entry.sizeBytes >= reader.u32(56)) return gather(chain(entry.firstSector), entry.sizeBytes);
      return gatherMiniSectors(miniStream, followChain(miniTable, entry.firstSector), entry.sizeBytes);
    },
  };
}

function readAllocationTable(reader: ByteReader, sectorBytes: number): number[] {
  const sectors: number[] = [];
  for (let index = 0; index < 109; index++) sectors.push(reader.u32(76 + index * 4));
  const perSector = sectorBytes / 4 - 1;
  let next = reader.u32(68);
  for (let guard = 0; next < FREE_OR_END && guard < 10_000; guard++) {
    const start = (next + 1) * sectorBytes;
    if (start >= reader.length) break;
    for (let index = 0; index < perSector; index++) sectors.push(reader.u32(start + index * 4));
    next = reader.u32(start + perSector * 4);
  }
  const table: number[] = [];
  for (const sector of sectors) {
    const start = (sector + 1) * sectorBytes;
    if (sector >= FREE_OR_END || start >= reader.length) continue;
    for (let offset = 0; offset < sectorBytes; offset += 4) table.push(reader.u32(start + offset));
  }
  return table;
}

function followChain(table: readonly number[], first: number): number[] {
  const sectors: number[] = [];
  for (
    let sector = first;
    sector < FREE_OR_END && sectors.length <= table.length;
    sector = table[sector] ?? FREE_OR_END
  )
    sectors.push(sector);
  return sectors;
}

function gatherSectors(
  bytes: Uint8Array,
  { sectors, sectorBytes }: { sectors: readonly number[]; sectorBytes: number },
  size: number,
): Uint8Array {
  const whole = new Uint8Array(Math.min(sectors.length * sectorBytes, bytes.length));
  let length = 0;
  for (const sector of sectors) {
    const piece = bytes.subarray((sector + 1) * sectorBytes, (sector + 2) * sectorBytes);
    if (piece.length === 0 || length + piece.length > whole.length) break;
    whole.set(piece, length);
    length += piece.length;
  }
  return whole.subarray(0, Math.min(length, size));
}

function gatherMiniSectors(stream: Uint8Array, sectors: readonly number[], size: number): Uint8Array {
  const whole = new Uint8Array(sectors.length * 64);
  for (const [index, sector] of sectors.entries())
    whole.set(stream.subarray(sector * 64, sector * 64 + 64), index * 64);
  return whole.subarray(0, size);
}

function readDirectory(directory: Uint8Array): CompoundEntry[] {
  const reader = createByteReader(directory);
  const entries: CompoundEntry[] = [];
  for (let offset = 0; offset + 128 <= directory.length; offset += 128) {
    const nameBytes = Math.min(64, reader.u16(offset + 64));
    const type = ({ 1: 'storage', 2: 'stream', 5: 'root' } as const)[reader.u8(offset + 66)];
    if (type === undefined || nameBytes < 2) continue;
    const name = new TextDecoder('utf-16le').decode(directory.subarray(offset, offset + nameBytes - 2));
    entries.push({ name, type, firstSector: reader.u32(offset + 116), sizeBytes: reader.u32(offset + 120) });
  }
  return entries;
}

function toNumbers(bytes: Uint8Array): number[] {
  const reader = createByteReader(bytes);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => reader.u32(index * 4));
}
