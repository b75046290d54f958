import { AppError } from '../../domain/errors.ts';
import type { ZipEntry } from './zip-directory.ts';

const AES_METHOD = 99;
const HEADER_BYTES = 12;

/**
 * Undoes the classic ZIP encryption (what Windows and most tools write). Throws `PASSWORD_NEEDED`, `PASSWORD_WRONG`,
 * or `ENCRYPTION_UNSUPPORTED` for the AES kinds.
 */
export function decryptZipEntry(
  packed: Uint8Array,
  entry: ZipEntry,
  input: { name: string; password?: string },
): Uint8Array {
  if (input.password === undefined) throw new AppError('PASSWORD_NEEDED', { name: input.name });
  if (entry.method === AES_METHOD || (entry.flags & 0x40) !== 0)
    throw new AppError('ENCRYPTION_UNSUPPORTED', { name: input.name });
  const keys = createKeys(new TextEncoder().encode(input.password));
  const plain = new Uint8Array(packed.length);
  for (let index = 0; index < packed.length; index++) {
    plain[index] = packed[index]! ^ keys.next();
    keys.update(plain[index]!);
  }
  const expected = (entry.flags & 8) !== 0 ? entry.modifiedTime >>> 8 : entry.checksum >>> 24;
  if (plain[HEADER_BYTES - 1] !== expected) throw new AppError('PASSWORD_WRONG', { name: input.name });
  return plain.subarray(HEADER_BYTES);
}

function createKeys(password: Uint8Array): { next(): number; update(byte: number): void } {
  const table = checksumTable();
  const keys = [0x12345678, 0x23456789, 0x34567890] as [number, number, number];
  const step = (checksum: number, byte: number) => (checksum >>> 8) ^ table[(checksum ^ byte) & 0xff]!;
  const update = (byte: number) => {
    keys[0] = step(keys[0], byte);
    keys[1] = (Math.imul((keys[1] + (keys[0] & 0xff)) | 0, 134775813) + 1) | 0;
    keys[2] = step(keys[2], keys[1] >>> 24);
  };
  for (const byte of password) update(byte);
  return {
    next: () => {
      const mixed = (keys[2] | 2) & 0xffff;
      return (Math.imul(mixed, mixed ^ 1) >>> 8) & 0xff;
    },
    update,
  };
}

function checksumTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = (value & 1) !== 0 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
}
