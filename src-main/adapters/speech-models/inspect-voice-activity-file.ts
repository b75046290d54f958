import { open, stat } from 'node:fs/promises';

/** Far above any real one, which have less than a megabyte. */
const mostBytes = 16_000_000;
const typeName = /^silero-/;
const mostTensors = 64;
const mostDimensions = 4;
/** Bytes of ggml's numbers that these files are made of: f32 and f16. */
const bytesOfKind: Readonly<Record<number, number>> = { 0: 4, 1: 2 };

/** Whether a file of ggml's is Silero's voice detector as whisper.cpp keeps it, whole to its last byte. */
export async function isVoiceActivityFile(path: string): Promise<boolean> {
  if ((await stat(path)).size > mostBytes) return false;
  const file = await open(path, 'r');
  try {
    return isWhole(new NumberReader(await file.readFile()));
  } finally {
    await file.close();
  }
}

function isWhole(reader: NumberReader): boolean {
  try {
    reader.numbers(1);
    const [length] = reader.numbers(1);
    if (length! > 64 || !typeName.test(reader.text(length!))) return false;
    // Its version (three numbers), the two sizes of what it hears at once, and the layers, three numbers each.
    const [, , , , , layers] = reader.numbers(6);
    if (layers! > mostTensors) return false;
    // Then the sizes of its memory and of its last layer, two each.
    reader.numbers(layers! * 3 + 4);
    let tensors = 0;
    for (; !reader.isAtEnd() && tensors <= mostTensors; tensors += 1) skipTensor(reader);
    return tensors > 0 && reader.isAtEnd();
  } catch (thrown) {
    // A number beyond the end: it was cut, or is something else.
    if (thrown instanceof RangeError) return false;
    throw thrown;
  }
}

function skipTensor(reader: NumberReader): void {
  const [dimensions, nameLength, kind] = reader.numbers(3);
  const size = bytesOfKind[kind!];
  if (dimensions! > mostDimensions || size === undefined) throw new RangeError('no tensor begins here');
  const count = reader.numbers(dimensions!).reduce((product, length) => product * length, 1);
  reader.skip(nameLength! + count * size);
}

/** Reads numbers of 32 bits one after another. Throws `RangeError` beyond the end. */
class NumberReader {
  #at = 0;
  #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  numbers(count: number): number[] {
    return Array.from({ length: count }, () => {
      const value = this.#bytes.readUInt32LE(this.#at);
      this.#at += 4;
      return value;
    });
  }

  text(length: number): string {
    const text = this.#bytes.toString('latin1', this.#at, this.#at + length);
    this.skip(length);
    return text;
  }

  skip(bytes: number): void {
    this.#at += bytes;
    if (this.#at > this.#bytes.length) throw new RangeError('beyond the end');
  }

  isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }
}
