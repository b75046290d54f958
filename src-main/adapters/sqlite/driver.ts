/// <reference path="./better-sqlite3-multiple-ciphers.d.ts" />
import Driver from 'better-sqlite3-multiple-ciphers';

/** An open SQLite database of the ciphers fork of better-sqlite3. */
export type Database = InstanceType<typeof Driver>;
export type Statement = ReturnType<Database['prepare']>;

/** The library's key: 32 random bytes. */
export const keyBytes = 32;

/** Opens a database file; with a key every page is ChaCha20-encrypted and carries a Poly1305 tag. */
export function openDatabase(path: string, key: Uint8Array | null, options: { mustExist?: boolean } = {}): Database {
  const database = new Driver(path, { fileMustExist: options.mustExist ?? false, timeout: 5000 });
  if (key !== null) {
    database.pragma("cipher='chacha20'");
    database.pragma(`key='${encodeKey(key)}'`);
  }
  return database;
}

/** A key as the cipher takes it: raw, with no derivation from a passphrase. */
export function encodeKey(key: Uint8Array): string {
  return `raw:${Buffer.from(key).toString('hex')}`;
}
