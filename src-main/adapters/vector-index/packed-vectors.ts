import type { SignBlock } from './sign-blocks.ts';

const largest = 32_767;

/** A vector as whole numbers of two bytes, the largest at the end of their range: half the disk, the same order. */
export function packVector(vector: Float32Array): Buffer {
  let peak = 0;
  for (let index = 0; index < vector.length; index++) peak = Math.max(peak, Math.abs(vector[index]!));
  const scale = peak > 0 ? largest / peak : 0;
  const packed = new Int16Array(vector.length);
  for (let index = 0; index < vector.length; index++) packed[index] = Math.round(vector[index]! * scale);
  return bytesOf(packed);
}

/** The numbers that `packVector` wrote, true but for their scale. */
export function unpackVector(bytes: Buffer): Int16Array {
  return new Int16Array(aligned(bytes));
}

/** A vector as it was before it was packed: of length one. One without a length stays so. */
export function toUnitLength(vector: Int16Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  return Float32Array.from(vector, (value) => value / length);
}

/** The cosine of a query of length one and a vector of any length; 0 for one that has none. */
export function cosineTo(query: Float32Array, vector: Int16Array): number {
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < query.length; index++) {
    const value = vector[index]!;
    sum += query[index]! * value;
    squares += value * value;
  }
  return squares > 0 ? sum / Math.sqrt(squares) : 0;
}

/** A block as its row has it. */
export function unpackBlock({ ids, signs }: { ids: Buffer; signs: Buffer }): SignBlock {
  return { ids: new Float64Array(aligned(ids)), signs: new Uint32Array(aligned(signs)) };
}

/** The bytes of numbers, as a blob takes them. */
export function bytesOf({ buffer, byteOffset, byteLength }: Float64Array | Int16Array | Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** A blob's bytes as typed arrays take them: at an address of their own. */
function aligned({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer {
  if (byteOffset % 8 === 0 && byteLength === buffer.byteLength) return buffer as ArrayBuffer;
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}
