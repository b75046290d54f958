import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isProcessRunning } from '../adapters/files/is-process-running.ts';
import { translateFileError } from '../adapters/files/translate-file-error.ts';

/** The files of one call, on the disk while it is answered. */
export type ReceivedFiles = {
  /** Writes a file as it comes and gives its path. Throws `DISK_FULL`. */
  store(content: Readable, signal: AbortSignal): Promise<string>;
  remove(): Promise<void>;
};

/** Where files wait that a call brings: in a folder of their own for each call, named after this process. */
export type UploadFolder = {
  receive(): Promise<ReceivedFiles>;
  /** Removes what a program that stopped in the middle left behind. */
  sweep(): Promise<void>;
};

/** A place for uploads in a folder that is made when the first one comes. */
export function createUploadFolder(folder: string): UploadFolder {
  return {
    async receive() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const own = await mkdtemp(join(folder, `${process.pid}-`));
      let count = 0;
      return {
        async store(content, signal) {
          const path = join(own, String(count++));
          try {
            await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal });
          } catch (thrown) {
            throw translateFileError(thrown, path);
          }
          return path;
        },
        remove: () => rm(own, { recursive: true, force: true }),
      };
    },
    async sweep() {
      const names = await readdir(folder).catch(() => []);
      for (const name of names) {
        if (!isProcessRunning(Number.parseInt(name, 10)))
          await rm(join(folder, name), { recursive: true, force: true });
      }
    },
  };
}
