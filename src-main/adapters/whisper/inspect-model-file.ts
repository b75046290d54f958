import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { translateFileError } from '../files/translate-file-error.ts';

/** What the file of a Whisper model holds. */
export type WhisperModelFacts = {
  /** How most of its numbers are kept ("f16", "q8_0"); "none" in a file that has shapes and no numbers, for measuring. */
  kind: string;
  audioLayers: number;
  textLayers: number;
  isMultilingual: boolean;
  sizeBytes: number;
};

/** ggml's kinds of numbers: name, how many go in a block, and its bytes. */
const kinds: Readonly<Record<number, { name: string; blockNumbers: number; blockBytes: number }>> = {
  0: { name: 'f32', blockNumbers: 1, blockBytes: 4 },
  1: { name: 'f16', blockNumbers: 1, blockBytes: 2 },
  2: { name: 'q4_0', blockNumbers: 32, blockBytes: 18 },
  3: { name: 'q4_1', blockNumbers: 32, blockBytes: 20 },
  6: { name: 'q5_0', blockNumbers: 32, blockBytes: 22 },
  7: { name: 'q5_1', blockNumbers: 32, blockBytes: 24 },
  8: { name: 'q8_0', blockNumbers: 32, blockBytes: 34 },
  10: { name: 'q2_k', blockNumbers: 256, blockBytes: 84 },
  11: { name: 'q3_k', blockNumbers: 256, blockBytes: 110 },
  12: { name: 'q4_k', blockNumbers: 256, blockBytes: 144 },
  13: { name: 'q5_k', blockNumbers: 256, blockBytes: 176 },
  14: { name: 'q6_k', blockNumbers: 256, blockBytes: 210 },
};

const magic = 0x67676d6c;
/** The first token that only models of many languages have. */
const multilingualVocabulary = 51_865;
const mostLayers = 256;
const mostDimensions = 4;
const longestName = 256;
/** Far above any real one; a damaged length must not make us read for hours. */
const mostWords = 1_000_000;

type Header = { vocabulary: number; audioLayers: number; textLayers: number };

/**
 * Walks the whole file, reading its headings and skipping its numbers: a file that was cut, or is something else, is
 * told before a program loads it. Throws `MODEL_FILE_DAMAGED`, or what the file system says.
 */
export async function inspectModelFile(path: string): Promise<WhisperModelFacts> {
  const damaged = (cause: unknown) => new AppError('MODEL_FILE_DAMAGED', { name: basename(path) }, { cause });
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw translateFileError(cause, path);
  });
  try {
    return await walk(new HeadingReader(file), (await file.stat()).size);
  } catch (cause) {
    throw damaged(cause);
  } finally {
    await file.close();
  }
}

async function walk(reader: HeadingReader, sizeBytes: number): Promise<WhisperModelFacts> {
  const header = await readHeader(reader);
  // whisper.cpp's own files for tests end here, and it loads them; nothing else ends exactly at this byte.
  const isWeightless = reader.at === sizeBytes;
  const expected = isWeightless ? 0 : 11 + 15 * header.audioLayers + 24 * header.textLayers;
  const bytesByKind = new Map<string, number>();
  for (let tensor = 0; tensor < expected; tensor += 1) {
    const { kind, bytes } = await readTensorHeading(reader);
    reader.skip(bytes);
    bytesByKind.set(kind, (bytesByKind.get(kind) ?? 0) + bytes);
  }
  if (reader.at !== sizeBytes) throw new Error(`the file has ${sizeBytes} bytes and its parts take ${reader.at}`);
  const [kind] = [...bytesByKind].sort(([, one], [, other]) => other - one)[0] ?? ['none'];
  const { audioLayers, textLayers, vocabulary } = header;
  return { kind, audioLayers, textLayers, isMultilingual: vocabulary >= multilingualVocabulary, sizeBytes };
}

async function readHeader(reader: HeadingReader): Promise<Header> {
  const numbers = await reader.numbers(12);
  const [found, vocabulary, , , , audioLayers, , , , textLayers] = numbers;
  if (found !== magic) throw new Error('it does not begin as a Whisper model');
  if (!isWithin(audioLayers, mostLayers) || !isWithin(textLayers, mostLayers) || !isWithin(vocabulary, mostWords)) {
    throw new Error('its measures make no sense');
  }
  const [bands, frequencies] = await reader.numbers(2);
  if (!isWithin(bands, 1_024) || !isWithin(frequencies, 4_096)) throw new Error('its filters make no sense');
  reader.skip(bands * frequencies * 4);
  const [words] = await reader.numbers(1);
  if (!isWithin(words, mostWords)) throw new Error('its vocabulary makes no sense');
  for (let word = 0; word < words; word += 1) {
    const [length] = await reader.numbers(1);
    reader.skip(length!);
  }
  return { vocabulary, audioLayers, textLayers };
}

async function readTensorHeading(reader: HeadingReader): Promise<{ kind: string; bytes: number }> {
  const [dimensions, nameLength, type] = await reader.numbers(3);
  const kind = kinds[type!];
  if (!isWithin(dimensions, mostDimensions) || !isWithin(nameLength, longestName) || kind === undefined) {
    throw new Error(`no tensor begins at byte ${reader.at - 12}`);
  }
  const count = (await reader.numbers(dimensions)).reduce((product, size) => product * size, 1);
  reader.skip(nameLength);
  return { kind: kind.name, bytes: (count / kind.blockNumbers) * kind.blockBytes };
}

function isWithin(value: number | undefined, most: number): value is number {
  return value !== undefined && value > 0 && value <= most;
}

/** Reads small headings far apart in a file, a piece at a time. */
class HeadingReader {
  at = 0;
  #file: FileHandle;
  #piece = new DataView(new ArrayBuffer(0));
  #pieceStart = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  skip(bytes: number): void {
    this.at += bytes;
  }

  /** Unsigned, 32 bits each. Throws at the end of the file. */
  async numbers(count: number): Promise<number[]> {
    const bytes = count * 4;
    if (this.at < this.#pieceStart || this.at + bytes > this.#pieceStart + this.#piece.byteLength) await this.#read();
    const start = this.at - this.#pieceStart;
    this.at += bytes;
    return Array.from({ length: count }, (_, index) => this.#piece.getUint32(start + index * 4, true));
  }

  async #read(): Promise<void> {
    const buffer = new Uint8Array(65_536);
    const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, this.at);
    this.#piece = new DataView(buffer.buffer, 0, bytesRead);
    this.#pieceStart = this.at;
  }
}
