import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../src-shared/domain/errors.ts';
import { parseRecoveryKey } from '../../src-shared/domain/recovery-key.ts';
import type { SqlConnection } from '../../src-shared/ports/sql-connection.ts';
import { opensBlobs } from '../adapters/files/stored-blobs.ts';
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
/** Null where the key is wrong. */
type TryToOpen = (key: Uint8Array | null) => SqlConnection | null;

/**
 * Opens the library's database with the key that fits. Throws `LIBRARY_KEY_WRONG` when this PC has none that does,
 * for a typed key `RECOVERY_KEY_MISTYPED` or `RECOVERY_KEY_OF_ANOTHER`, and `LIBRARY_DAMAGED` when a key is the
 * library's own, since it opens its papers, and the database does not open with it.
 */
export async function openWithKey(path: string, sources: KeySources, open: OpenWith): Promise<OpenedWithKey> {
  // A library made without encryption opens as it is, whatever keys this PC has.
  if (await isPlainLibrary(path)) {
    const connection = openUnlessKeyIsWrong(null, open);
    if (!connection) throw new AppError('LIBRARY_DAMAGED');
    return { connection, key: null };
  }
  // What was made without encryption has papers that need no key.
  const tried: (Uint8Array | null)[] = [null];
  const tryToOpen: TryToOpen = (key) => {
    tried.push(key);
    return openUnlessKeyIsWrong(key, open);
  };
  const { recoveryKey, keyRing } = sources;
  const isTyped = recoveryKey !== undefined;
  const opened = isTyped
    ? await openWithRecoveryKey(recoveryKey, keyRing, tryToOpen)
    : await openWithKeptKey(sources, existsSync(path), tryToOpen);
  if (opened) return opened;
  const blobsFolder = join(dirname(path), 'blobs');
  for (const key of tried) if (await opensBlobs(blobsFolder, key)) throw new AppError('LIBRARY_DAMAGED');
  throw new AppError(isTyped ? 'RECOVERY_KEY_OF_ANOTHER' : 'LIBRARY_KEY_WRONG');
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

async function openWithKeptKey(
  sources: KeySources,
  exists: boolean,
  tryToOpen: TryToOpen,
): Promise<OpenedWithKey | null> {
  for await (const key of keysToTry(sources, exists)) {
    const connection = tryToOpen(key);
    if (connection) return { connection, key };
  }
  for (const key of (await sources.lentKeys?.read()) ?? []) {
    const connection = tryToOpen(key);
    if (connection) return keepKey({ connection, key }, sources.keyRing);
  }
  return null;
}

async function openWithRecoveryKey(
  text: string,
  keyRing: KeyRing | null,
  tryToOpen: TryToOpen,
): Promise<OpenedWithKey | null> {
  const key = parseLibraryKey(text);
  if (!key) throw new AppError('RECOVERY_KEY_MISTYPED');
  const connection = tryToOpen(key);
  return connection && keepKey({ connection, key }, keyRing);
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
