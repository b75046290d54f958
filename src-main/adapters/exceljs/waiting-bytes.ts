import { type FileHandle, open } from 'node:fs/promises';

/** Bytes that wait: themselves, or where they stand in the file. */
export type WaitingPiece = Uint8Array | { start: number; length: number };

const mostInMemory = 4 * 1024 * 1024;
const mostUnwritten = 4 * 1024 * 1024;

/** Bytes on their way into a file's later parts: the first few wait in memory, the rest in a file of their own. */
export class WaitingBytes {
  readonly #path: string | null;
  #file: FileHandle | null = null;
  #inMemory = 0;
  #end = 0;
  #unwritten = 0;
  #writing: Promise<void> = Promise.resolve();
  #lastRead = new Uint8Array(0);

  /** Without a path everything waits in memory. Whoever names one takes the file away after `close`. */
  constructor(path: string | null) {
    this.#path = path;
  }

  /** Keeps bytes, which must not change any more. */
  keep(bytes: Uint8Array): WaitingPiece {
    const path = this.#path;
    if (path === null || this.#inMemory + bytes.length <= mostInMemory) {
      this.#inMemory += bytes.length;
      return bytes;
    }
    const piece = { start: this.#end, length: bytes.length };
    this.#end += bytes.length;
    this.#unwritten += bytes.length;
    this.#writing = this.#writing.then(() => this.#write(path, bytes, piece.start));
    // A failure is told by `room` and `read`, and must not end the program before they are asked.
    this.#writing.catch(() => undefined);
    return piece;
  }

  /** Resolves when more may be kept; throws what the disk answered. */
  async room(): Promise<void> {
    if (this.#unwritten > mostUnwritten) await this.#writing;
  }

  /** The bytes of a piece, good until the next one is read. */
  async read(piece: WaitingPiece): Promise<Uint8Array> {
    if (piece instanceof Uint8Array) return piece;
    await this.#writing;
    const file = this.#file;
    if (file === null) throw new Error('The file of waiting bytes is closed');
    if (this.#lastRead.length < piece.length) this.#lastRead = new Uint8Array(piece.length);
    const bytes = this.#lastRead.subarray(0, piece.length);
    for (let done = 0; done < bytes.length; ) {
      const { bytesRead } = await file.read(bytes, done, bytes.length - done, piece.start + done);
      if (bytesRead === 0) throw new Error('The file of waiting bytes was cut short');
      done += bytesRead;
    }
    return bytes;
  }

  async close(): Promise<void> {
    await this.#writing.catch(() => undefined);
    await this.#file?.close();
    this.#file = null;
  }

  async #write(path: string, bytes: Uint8Array, start: number): Promise<void> {
    this.#file ??= await open(path, 'wx+');
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, start + done);
      done += bytesWritten;
    }
    this.#unwritten -= bytes.length;
  }
}
