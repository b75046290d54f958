import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeviceKeyStore } from '../../src-shared/ports/device-key-store.ts';
import { translateFileError } from '../adapters/files/translate-file-error.ts';

export type { DeviceKeyStore };

/** The keys that this PC signs with, each in a file that only this user can read. */
export function createDeviceKeyFiles(folder: string): DeviceKeyStore {
  const pathOf = (name: string) => join(folder, `${encodeURIComponent(name)}.key`);
  return {
    async read(name) {
      const path = pathOf(name);
      return readFile(path).then(
        (bytes) => new Uint8Array(bytes),
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return null;
          throw translateFileError(error, path);
        },
      );
    },
    async keep(name, key) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = pathOf(name);
      const file = await open(`${path}.partial`, 'w', 0o600);
      try {
        await file.writeFile(key);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.partial`, path);
    },
    forget: (name) => rm(pathOf(name), { force: true }),
  };
}
