/** Little-endian numbers of a byte array; reading past the end gives 0, as damaged files make us do it often. */
export type ByteReader = {
  readonly length: number;
  u8(offset: number): number;
  u16(offset: number): number;
  u32(offset: number): number;
  i32(offset: number): number;
  u64(offset: number): number;
};

/** A reader of little-endian numbers over `bytes`. */
export function createByteReader(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.byteLength;
  const fits = (offset: number, size: number) => offset >= 0 && offset + size <= length;
  return {
    length,
    u8: (offset) => (fits(offset, 1) ? view.getUint8(offset) : 0),
    u16: (offset) => (fits(offset, 2) ? view.getUint16(offset, true) : 0),
    u32: (offset) => (fits(offset, 4) ? view.getUint32(offset, true) : 0),
    i32: (offset) => (fits(offset, 4) ? view.getInt32(offset, true) : 0),
    u64: (offset) => (fits(offset, 8) ? Number(view.getBigUint64(offset, true)) : 0),
  };
}
