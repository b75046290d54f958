import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';

/** Far above what is sent; a length that is none must not make us wait for ever. */
const longestText = 64 * 1_024;
const mostSamples = 60 * 16_000;

/** Reads what `whisper-process.ts` writes: texts and sound, each after its length in 32 bits. */
export function createInputReader(from: Readable) {
  const pieces = from[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held: Buffer = Buffer.alloc(0);
  return {
    /** Null at the end of the input. */
    async text(): Promise<string | null> {
      const length = await number();
      if (length === null) return null;
      if (length > longestText) throw new Error(`a text of ${length} bytes`);
      const bytes = await take(length);
      if (bytes === null || !isUtf8(bytes)) throw new Error('a text that is none');
      return bytes.toString('utf8');
    },

    /** Sound as whisper takes it, from -1 to 1. */
    async samples(): Promise<Float32Array> {
      const count = await number();
      if (count === null || count > mostSamples) throw new Error(`${count} samples`);
      const bytes = await take(count * 2);
      if (bytes === null) throw new Error('a window that was cut');
      return Float32Array.from({ length: count }, (_, index) => bytes.readInt16LE(index * 2) / 32_768);
    },
  };

  async function number(): Promise<number | null> {
    return (await take(4))?.readUInt32LE() ?? null;
  }

  /** Null where the input ends first. */
  async function take(length: number): Promise<Buffer | null> {
    const parts = [held];
    for (let size = held.length; size < length; ) {
      const piece = await pieces.next();
      if (piece.done) return null;
      parts.push(piece.value);
      size += piece.value.length;
    }
    const joined = Buffer.concat(parts);
    held = joined.subarray(length);
    return joined.subarray(0, length);
  }
}
