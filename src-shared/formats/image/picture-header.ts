export type PictureKind = 'jpeg' | 'png' | 'webp' | 'bmp' | 'gif' | 'tiff';

export type PictureHeader = { kind: PictureKind; width: number; height: number };

/** Kind and size of a picture from its first bytes, before anything is decoded; null for what is no known picture. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readers.map((read) => read(view)).find((header) => header !== null) ?? null;
  } catch (error) {
    // The header is cut in the middle of a number.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const readers: readonly ((view: DataView) => PictureHeader | null)[] = [
  readPng,
  readJpeg,
  readGif,
  readBmp,
  readWebp,
  readTiff,
];

function startsWith(view: DataView, text: string, at = 0): boolean {
  if (view.byteLength < at + text.length) return false;
  return [...text].every((letter, index) => view.getUint8(at + index) === letter.charCodeAt(0));
}

function readPng(view: DataView): PictureHeader | null {
  if (!startsWith(view, '\x89PNG\r\n')) return null;
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

function readGif(view: DataView): PictureHeader | null {
  if (!startsWith(view, 'GIF8')) return null;
  return { kind: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function readBmp(view: DataView): PictureHeader | null {
  if (!startsWith(view, 'BM')) return null;
  return { kind: 'bmp', width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** Walks the segments to the frame header (SOF), past thumbnails and metadata. */
function readJpeg(view: DataView): PictureHeader | null {
  if (!startsWith(view, '\xff\xd8')) return null;
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) {
      at++;
      continue;
    }
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    const hasLength = marker !== 0xff && marker !== 0 && !(marker >= 0xd0 && marker <= 0xd8);
    at += hasLength ? 2 + view.getUint16(at + 2) : marker === 0xff ? 1 : 2;
  }
  return null;
}

function readWebp(view: DataView): PictureHeader | null {
  if (!startsWith(view, 'RIFF') || !startsWith(view, 'WEBP', 8)) return null;
  if (startsWith(view, 'VP8X', 12)) return { kind: 'webp', width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (startsWith(view, 'VP8L', 12)) {
    const bits = view.getUint32(21, true);
    return { kind: 'webp', width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
  }
  return { kind: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

function uint24(view: DataView, at: number): number {
  return view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16);
}

/** The first page's size; each page's own is checked again before it is decoded. */
function readTiff(view: DataView): PictureHeader | null {
  const isLittle = startsWith(view, 'II*\0');
  if (!isLittle && !startsWith(view, 'MM\0*')) return null;
  const directory = view.getUint32(4, isLittle);
  const size = { width: 0, height: 0 };
  const count = view.getUint16(directory, isLittle);
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + entry * 12;
    const tag = view.getUint16(at, isLittle);
    const isShort = view.getUint16(at + 2, isLittle) === 3;
    const value = isShort ? view.getUint16(at + 8, isLittle) : view.getUint32(at + 8, isLittle);
    if (tag === 256) size.width = value;
    if (tag === 257) size.height = value;
  }
  return { kind: 'tiff', ...size };
}
