import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { translateFileError } from '../adapters/files/translate-file-error.ts';
import type { KeyRing } from './key-ring.ts';
import { parseLibraryKey } from './library-key.ts';

/** The keys in a file that only this user can read, one a line. A line that is no key is passed over. */
export function createKeyFile(path: string): KeyRing {
  return {
    async read() {
      const lines = (await readText(path)).split('\n');
      return lines.flatMap((line) => parseLibraryKey(line) ?? []);
    },
    async add(key) {
      const text = await readText(path);
      const lead = text === '' || text.endsWith('\n') ? '' : '\n';
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // Appended: two programs that start at once keep both their keys.
      const file = await open(path, 'a', 0o600);
      try {
        await file.writeFile(`${lead}${Buffer.from(key).toString('hex')}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw translateFileError(error, path);
  });
}
