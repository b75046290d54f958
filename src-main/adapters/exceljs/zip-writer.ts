import { once } from 'node:events';
import type { TransformOptions } from 'node:stream';
import { crc32, createDeflateRaw, type DeflateRaw, type ZlibOptions } from 'node:zlib';
import { WaitingBytes, type WaitingPiece } from './waiting-bytes.ts';

/** Where the file's bytes go. */
export type ByteSink = {
  /** Resolves when the bytes are no longer needed. */
  write(bytes: Uint8Array): Promise<void>;
};

type Part = {
  name: Uint8Array;
  deflater: DeflateRaw;
  /** Text on its way to the deflater, which works best in few and large steps. */
  gathered: Uint8Array;
  filled: number;
  packed: WaitingPiece[];
  crc: number;
  plainSize: number;
  size: number;
};
type WrittenPart = Pick<Part, 'name' | 'crc' | 'plainSize' | 'size'> & { offset: number };

/** DOS date and time of 1 January 1980: the same planilla gives the same bytes. */
const dosDate = 0x0021;
const utf8Names = 0x0800;
const deflated = 8;
const version = 20;

const gatheredBytes = 128 * 1024;
const encoder = new TextEncoder();

export type ZipWriterOptions = {
  level: number;
  /** A file that packed parts may wait in; without one they wait in memory. */
  asidePath: string | null;
};

/**
 * A zip whose parts are written side by side: each is deflated as it comes, off the main thread, and waits packed
 * until the archive is written. Its memory does not grow with them.
 */
export class ZipWriter {
  readonly #parts = new Map<string, Part>();
  readonly #level: number;
  readonly #waiting: WaitingBytes;
  /** Buffers whose text has been packed: taken again, since new ones would pile up until they are collected. */
  readonly #spare: Uint8Array[] = [];

  constructor({ level, asidePath }: ZipWriterOptions) {
    this.#level = level;
    this.#waiting = new WaitingBytes(asidePath);
  }

  /** Adds text to a part; resolves when there is room for more. */
  async write(path: string, text: string): Promise<void> {
    const part = this.#parts.get(path) ?? this.#open(path);
    for (let start = 0; start < text.length; ) {
      const { read, written } = encoder.encodeInto(text.slice(start), part.gathered.subarray(part.filled));
      part.filled += written;
      start += read;
      if (start < text.length) await this.#pack(part);
    }
  }

  /** Adds bytes to a part; resolves when there is room for more. */
  async writeBytes(path: string, bytes: Uint8Array): Promise<void> {
    const part = this.#parts.get(path) ?? this.#open(path);
    for (let start = 0; start < bytes.length; ) {
      const piece = bytes.subarray(start, start + part.gathered.length - part.filled);
      part.gathered.set(piece, part.filled);
      part.filled += piece.length;
      start += piece.length;
      if (part.filled === part.gathered.length) await this.#pack(part);
    }
  }

  async #pack(part: Part): Promise<void> {
    const { gathered } = part;
    const bytes = gathered.subarray(0, part.filled);
    part.crc = crc32(bytes, part.crc);
    part.plainSize += bytes.length;
    part.filled = 0;
    part.gathered = this.#spare.pop() ?? new Uint8Array(gatheredBytes);
    const goesOn = part.deflater.write(bytes, () => this.#spare.push(gathered));
    if (!goesOn) await once(part.deflater, 'drain');
    await this.#waiting.room();
  }

  #open(path: string): Part {
    // A queue lets packing go on in its own thread while the next rows are made.
    const options: ZlibOptions & TransformOptions = {
      level: this.#level,
      chunkSize: gatheredBytes,
      highWaterMark: 8 * gatheredBytes,
    };
    const part: Part = {
      name: encoder.encode(path),
      deflater: createDeflateRaw(options),
      gathered: new Uint8Array(gatheredBytes),
      filled: 0,
      packed: [],
      crc: 0,
      plainSize: 0,
      size: 0,
    };
    part.deflater.on('data', (chunk: Uint8Array) => {
      part.packed.push(this.#waiting.keep(chunk));
      part.size += chunk.length;
    });
    this.#parts.set(path, part);
    return part;
  }

  /** Ends every part and writes the archive, `[Content_Types].xml` first as some readers expect. */
  async finish(sink: ByteSink): Promise<void> {
    const first = '[Content_Types].xml';
    const paths = [...this.#parts.keys()].sort((a, b) => Number(b === first) - Number(a === first));
    const written: WrittenPart[] = [];
    let offset = 0;
    for (const path of paths) {
      const part = this.#parts.get(path)!;
      await this.#pack(part);
      part.deflater.end();
      await once(part.deflater, 'end');
      const header = localHeader(part);
      await sink.write(header);
      for (const piece of part.packed) await sink.write(await this.#waiting.read(piece));
      part.packed.length = 0;
      written.push({ ...part, offset });
      offset += header.length + part.size;
    }
    const directory = Buffer.concat(written.map(directoryEntry));
    await sink.write(directory);
    await sink.write(endRecord(written.length, directory.length, offset));
  }

  /** Lets go of what was kept. */
  async abandon(): Promise<void> {
    for (const part of this.#parts.values()) part.deflater.destroy();
    this.#parts.clear();
    await this.#waiting.close();
  }
}

function localHeader(part: Part): Uint8Array {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, part);
  return Buffer.concat([header, part.name]);
}

function directoryEntry(part: WrittenPart): Uint8Array {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(version, 4);
  writeCommon(header, 6, part);
  header.writeUInt32LE(part.offset, 42);
  return Buffer.concat([header, part.name]);
}

function writeCommon(header: Buffer, at: number, part: Omit<WrittenPart, 'offset'>): void {
  header.writeUInt16LE(version, at);
  header.writeUInt16LE(utf8Names, at + 2);
  header.writeUInt16LE(deflated, at + 4);
  header.writeUInt16LE(0, at + 6);
  header.writeUInt16LE(dosDate, at + 8);
  header.writeUInt32LE(part.crc, at + 10);
  header.writeUInt32LE(part.size, at + 14);
  header.writeUInt32LE(part.plainSize, at + 18);
  header.writeUInt16LE(part.name.length, at + 22);
}

function endRecord(count: number, directorySize: number, offset: number): Uint8Array {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(directorySize, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
