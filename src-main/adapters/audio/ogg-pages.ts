import type { AudioFile } from './audio-file.ts';

/** One page of an Ogg file whose checksum is right. */
export type OggPage = {
  serial: number;
  sequence: number;
  /** The stream's position at its end, in samples; null where no packet ends on it. */
  granule: number | null;
  /** Whether its first packet began on the page before. */
  isContinued: boolean;
  isFirst: boolean;
  packets: Uint8Array[];
  /** Whether its last packet goes on on the next page. */
  isOpen: boolean;
};

const READ_BYTES = 262_144;
const HEADER_BYTES = 27;
const LARGEST_PAGE_BYTES = HEADER_BYTES + 255 + 255 * 255;

/** The whole pages of a file from `start`; what stands between them, or was damaged, is passed over. */
export async function* readOggPages(file: AudioFile, start = 0): AsyncGenerator<OggPage, void, void> {
  for (let offset = start; offset < file.sizeBytes; ) {
    const bytes = await file.read(offset, READ_BYTES);
    const isLast = offset + bytes.length >= file.sizeBytes;
    const end = isLast ? bytes.length : bytes.length - LARGEST_PAGE_BYTES;
    let at = 0;
    while (at < end) {
      const page = parsePage(bytes, at);
      if (page) yield page.page;
      at = page ? at + page.sizeBytes : nextCapture(bytes, at + 1);
    }
    if (at === 0) return;
    offset += Math.min(at, bytes.length);
  }
}

function nextCapture(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x4f, from); at !== -1; at = bytes.indexOf(0x4f, at + 1)) {
    if (bytes[at + 1] === 0x67 && bytes[at + 2] === 0x67 && bytes[at + 3] === 0x53) return at;
  }
  // The mark may begin in the last three bytes that were read.
  return Math.max(from, bytes.length - 3);
}

function parsePage(bytes: Uint8Array, at: number): { page: OggPage; sizeBytes: number } | null {
  if (at + HEADER_BYTES > bytes.length || bytes[at] !== 0x4f || bytes[at + 3] !== 0x53 || bytes[at + 4] !== 0)
    return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at);
  const flags = view.getUint8(5);
  const lacing = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + view.getUint8(26));
  const bodyAt = HEADER_BYTES + lacing.length;
  const sizeBytes = bodyAt + lacing.reduce((total, length) => total + length, 0);
  if (at + sizeBytes > bytes.length) return null;
  if (checksum(bytes.subarray(at, at + sizeBytes)) !== view.getUint32(22, true)) return null;
  const packets = splitPackets(bytes.subarray(at + bodyAt, at + sizeBytes), lacing);
  const position = view.getBigInt64(6, true);
  const page: OggPage = {
    serial: view.getUint32(14, true),
    sequence: view.getUint32(18, true),
    granule: position < 0n ? null : Number(position),
    isContinued: (flags & 1) !== 0,
    isFirst: (flags & 2) !== 0,
    packets,
    isOpen: lacing.at(-1) === 255,
  };
  return { page, sizeBytes };
}

function splitPackets(body: Uint8Array, lacing: Uint8Array): Uint8Array[] {
  const packets: Uint8Array[] = [];
  let start = 0;
  let end = 0;
  for (const length of lacing) {
    end += length;
    if (length === 255) continue;
    packets.push(body.subarray(start, end));
    start = end;
  }
  if (lacing.at(-1) === 255) packets.push(body.subarray(start, end));
  return packets;
}

const checksumTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit++) value = value & 0x8000_0000 ? (value << 1) ^ 0x04c1_1db7 : value << 1;
  return value >>> 0;
});

/** The page's checksum, its own four bytes taken as zero. */
function checksum(page: Uint8Array): number {
  let value = 0;
  for (let at = 0; at < page.length; at++) {
    const byte = at >= 22 && at < 26 ? 0 : page[at]!;
    value = ((value << 8) ^ checksumTable[((value >>> 24) ^ byte) & 0xff]!) >>> 0;
  }
  return value;
}
