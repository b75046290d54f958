import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../src-shared/domain/errors.ts';
import { parseRecoveryKey } from '../../src-shared/domain/recovery-key.ts';
import { translateFileError } from '../adapters/files/translate-file-error.ts';
import type { LocalConfiguration } from './local-configuration.ts';

const keyBytes = 32;
const plainHeader = 'SQLite format 3\0';

/** Whether a library that was made without encryption is there: it opens without a key, whatever key this PC has. */
export async function isPlainLibrary(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(plainHeader.length), 0, plainHeader.length, 0);
    return buffer.toString('latin1') === plainHeader;
  } finally {
    await file.close();
  }
}

/**
 * The library's key: the one given, or the key file's, which is made with a fresh key the first time. Null for a
 * library without encryption. Throws `LIBRARY_KEY_WRONG` for something that is no key.
 */
export async function loadLibraryKey({
  key,
  keyFile,
}: Pick<LocalConfiguration, 'key' | 'keyFile'>): Promise<Uint8Array | null> {
  if (key !== null) return parseKey(key);
  if (keyFile === null) return null;
  const stored = await readFile(keyFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw translateFileError(error, keyFile);
  });
  if (stored !== null) return parseKey(stored);
  const fresh = randomBytes(keyBytes);
  await mkdir(dirname(keyFile), { recursive: true, mode: 0o700 });
  await writeFile(keyFile, fresh.toString('hex'), { mode: 0o600, flag: 'wx' });
  return new Uint8Array(fresh);
}

function parseKey(text: string): Uint8Array {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return new Uint8Array(Buffer.from(trimmed, 'hex'));
  const recovered = parseRecoveryKey(trimmed);
  if (!recovered) throw new AppError('LIBRARY_KEY_WRONG');
  return recovered;
}
