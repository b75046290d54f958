import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { AppError } from '../../src-shared/domain/errors.ts';
import { parseRecoveryKey } from '../../src-shared/domain/recovery-key.ts';
import type { SqlConnection } from '../../src-shared/ports/sql-connection.ts';
import type { KeyRing } from './key-ring.ts';

const keyBytes = 32;
const plainHeader = 'SQLite format 3\0';

/** Where a library's key may come from. */
export type KeySources = {
  /** The key of this run, which comes before the ring's (64 hexadecimal digits or a recovery key). */
  readonly key: string | null;
  /** What a person typed because nothing else opened the library: tried alone, and kept when it opens it. */
  readonly recoveryKey?: string;
  /** Null for a library without encryption. */
  readonly keyRing: KeyRing | null;
  /** Keys that this PC keeps elsewhere: tried last; the ring keeps the one that opens the library. */
  readonly lentKeys?: KeyRing | null;
};

export type OpenedWithKey = { connection: SqlConnection; key: Uint8Array | null };
type OpenWith = (key: Uint8Array | null) => SqlConnection;

/**
 * Opens the library's database with the key that fits. Throws `LIBRARY_KEY_WRONG` when this PC has none that does, and
 * for a typed key `RECOVERY_KEY_MISTYPED` or `RECOVERY_KEY_OF_ANOTHER`.
 */
export async function openWithKey(path: string, sources: KeySources, open: OpenWith): Promise<OpenedWithKey> {
  // A library made without encryption opens as it is, whatever keys this PC has.
  if (await isPlainLibrary(path)) return { connection: open(null), key: null };
  if (sources.recoveryKey !== undefined) return openWithRecoveryKey(sources.recoveryKey, sources.keyRing, open);
  for await (const key of keysToTry(sources, existsSync(path))) {
    const connection = openUnlessKeyIsWrong(key, open);
    if (connection) return { connection, key };
  }
  for (const key of (await sources.lentKeys?.read()) ?? []) {
    const connection = openUnlessKeyIsWrong(key, open);
    if (connection) return keepKey({ connection, key }, sources.keyRing);
  }
  throw new AppError('LIBRARY_KEY_WRONG');
}

/** The key for a library that is made here: the given one, or this PC's own, made the first time. Null for none. */
export async function keyForNewLibrary({ key, keyRing }: KeySources): Promise<Uint8Array | null> {
  if (key !== null) return parseGivenKey(key);
  if (keyRing === null) return null;
  const [own] = await keyRing.read();
  if (own) return own;
  const fresh = new Uint8Array(randomBytes(keyBytes));
  await keyRing.add(fresh);
  return fresh;
}

/** The key that a text spells, as 64 hexadecimal digits or as a recovery key; null when it spells none. */
export function parseLibraryKey(text: string): Uint8Array | null {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return new Uint8Array(Buffer.from(trimmed, 'hex'));
  return parseRecoveryKey(trimmed);
}

async function openWithRecoveryKey(text: string, keyRing: KeyRing | null, open: OpenWith): Promise<OpenedWithKey> {
  const key = parseLibraryKey(text);
  if (!key) throw new AppError('RECOVERY_KEY_MISTYPED');
  const connection = openUnlessKeyIsWrong(key, open);
  if (!connection) throw new AppError('RECOVERY_KEY_OF_ANOTHER');
  return keepKey({ connection, key }, keyRing);
}

/** Keeps the key that opened a library, or leaves the library closed. */
async function keepKey(opened: OpenedWithKey & { key: Uint8Array }, keyRing: KeyRing | null): Promise<OpenedWithKey> {
  try {
    await keyRing?.add(opened.key);
  } catch (error) {
    await opened.connection.close();
    throw error;
  }
  return opened;
}

async function* keysToTry(sources: KeySources, exists: boolean): AsyncGenerator<Uint8Array | null, void, void> {
  const { key, keyRing } = sources;
  if (!exists) return yield await keyForNewLibrary(sources);
  if (key !== null) yield parseGivenKey(key);
  if (keyRing !== null) yield* await keyRing.read();
  else if (key === null) yield null;
}

function openUnlessKeyIsWrong(key: Uint8Array | null, open: OpenWith): SqlConnection | null {
  try {
    return open(key);
  } catch (error) {
    if (error instanceof AppError && error.code === 'LIBRARY_KEY_WRONG') return null;
    throw error;
  }
}

function parseGivenKey(text: string): Uint8Array {
  const key = parseLibraryKey(text);
  if (!key) throw new AppError('LIBRARY_KEY_WRONG');
  return key;
}

async function isPlainLibrary(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(plainHeader.length), 0, plainHeader.length, 0);
    return buffer.toString('latin1') === plainHeader;
  } finally {
    await file.close();
  }
}
