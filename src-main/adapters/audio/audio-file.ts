import { type FileHandle, open } from 'node:fs/promises';
import { translateFileError } from '../files/translate-file-error.ts';

/** A file of sound on the disk, read by pieces: it is never whole in memory. */
export type AudioFile = {
  readonly path: string;
  readonly sizeBytes: number;
  /** At most `length` bytes from `offset`; fewer at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** Opens a file to be read by pieces. Throws `PATH_NOT_FOUND`, `PERMISSION_DENIED`. */
export async function openAudioFile(path: string): Promise<AudioFile> {
  const handle = await open(path, 'r').catch((thrown: unknown) => {
    throw translateFileError(thrown, path);
  });
  try {
    const { size } = await handle.stat();
    return {
      path,
      sizeBytes: size,
      read: (offset, length) => readPart(handle, offset, Math.min(length, Math.max(0, size - offset))),
      close: () => handle.close(),
    };
  } catch (thrown) {
    await handle.close();
    throw thrown;
  }
}

async function readPart(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
