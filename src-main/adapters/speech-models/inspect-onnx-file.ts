import { type FileHandle, open } from 'node:fs/promises';
import type { SpeechRole } from '../../../src-shared/domain/speech-model.ts';

/*
 * An ONNX file is one message of Protocol Buffers: fields one after another, each with its number and its length. What
 * it is for is told by the notes that sherpa-onnx asks for in it.
 */
const fields = { notes: 14, noteKey: 1 } as const;
const wire = { number: 0, eightBytes: 1, bytes: 2, fourBytes: 5 } as const;
/** Notes and names are short; anything longer is none. */
const longestText = 4_096;

type Field = { number: number; start: number; end: number };

/** What an ONNX file serves for; null for one that is cut, damaged or none of those. */
export async function inspectOnnxFile(path: string): Promise<SpeechRole | null> {
  const file = await open(path, 'r');
  try {
    const reader = new FieldReader(file);
    const { size } = await file.stat();
    const found = await walk(reader, { start: 0, end: size });
    const notes = await textsOf(reader, found(fields.notes), fields.noteKey);
    if (notes.has('powerset_max_classes')) return 'speaker-segmentation';
    if (notes.has('output_dim') && notes.has('framework')) return 'speaker-embedding';
    return null;
  } catch (thrown) {
    if (thrown instanceof Malformed) return null;
    throw thrown;
  } finally {
    await file.close();
  }
}

/** The text of that number in each message. */
async function textsOf(reader: FieldReader, messages: readonly Field[], number: number): Promise<Set<string>> {
  const texts = new Set<string>();
  for (const message of messages) {
    const [text] = (await walk(reader, message))(number);
    if (text && text.end - text.start <= longestText) texts.add(await reader.text(text));
  }
  return texts;
}

/** The fields of a message that hold bytes, by their number; they must end where it ends. */
async function walk(reader: FieldReader, message: { start: number; end: number }) {
  const byNumber = new Map<number, Field[]>();
  let at = message.start;
  while (at < message.end) {
    const field = await reader.field(at);
    if (field.end > message.end || field.number === 0) throw new Malformed();
    byNumber.set(field.number, [...(byNumber.get(field.number) ?? []), field]);
    at = field.end;
  }
  if (byNumber.size === 0) throw new Malformed();
  return (number: number): readonly Field[] => byNumber.get(number) ?? [];
}

class Malformed extends Error {}

/** Reads the headings of fields far apart in a file, a piece at a time. */
class FieldReader {
  #file: FileHandle;
  #piece = Buffer.alloc(0);
  #pieceStart = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async field(at: number): Promise<Field> {
    const tag = await this.#number(at);
    const number = Math.floor(tag.value / 8);
    switch (tag.value % 8) {
      case wire.number:
        return { number, start: tag.end, end: (await this.#number(tag.end)).end };
      case wire.eightBytes:
        return { number, start: tag.end, end: tag.end + 8 };
      case wire.fourBytes:
        return { number, start: tag.end, end: tag.end + 4 };
      case wire.bytes: {
        const length = await this.#number(tag.end);
        return { number, start: length.end, end: length.end + length.value };
      }
      default:
        throw new Malformed();
    }
  }

  async text({ start, end }: Field): Promise<string> {
    return (await this.#bytes(start, end - start)).toString('utf8');
  }

  /** Seven bits a byte, the lowest first; the last has its high bit clear. */
  async #number(at: number): Promise<{ value: number; end: number }> {
    let value = 0;
    for (let place = 0; place < 10; place += 1) {
      const [byte] = await this.#bytes(at + place, 1);
      value += (byte! & 0x7f) * 2 ** (7 * place);
      if (byte! < 0x80) return { value, end: at + place + 1 };
    }
    throw new Malformed();
  }

  async #bytes(start: number, length: number): Promise<Buffer> {
    const isHere = start >= this.#pieceStart && start + length <= this.#pieceStart + this.#piece.length;
    if (!isHere) {
      const buffer = Buffer.alloc(Math.max(65_536, length));
      const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, start);
      this.#piece = buffer.subarray(0, bytesRead);
      this.#pieceStart = start;
      if (bytesRead < length) throw new Malformed();
    }
    return this.#piece.subarray(start - this.#pieceStart, start - this.#pieceStart + length);
  }
}
