import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { FileStorage } from '../../src-shared/ports/file-storage.ts';
import type { LibraryBackup } from '../../src-shared/ports/library-backup.ts';
import type { SqlConnection } from '../../src-shared/ports/sql-connection.ts';
import type { VectorIndex } from '../../src-shared/ports/vector-index.ts';
import { createLibraryStorage, type LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { createBlobStorage } from '../adapters/files/blob-storage.ts';
import { openLibraryDatabase } from '../adapters/sqlite/open-library-database.ts';
import { createVectorIndex } from '../adapters/vector-index/create-vector-index.ts';
import { createKeyFile } from './key-file.ts';
import type { KeyRing } from './key-ring.ts';
import { openWithKey } from './library-key.ts';
import type { LocalConfiguration } from './local-configuration.ts';
import { systemClock } from './system-clock.ts';

/** A library's database, files and index of meanings, open. */
export type OpenLibrary = {
  storage: LibraryStorage;
  connection: SqlConnection;
  files: FileStorage;
  vectors: VectorIndex;
  key: Uint8Array | null;
};

/** Where the key of a library comes from, when not from the configuration alone. */
export type LibraryKeys = {
  /** Where this PC keeps its keys; the configuration's key file unless told. */
  keyRing?: KeyRing;
  /** A key that a person typed because this PC has none that opens the library. */
  recoveryKey?: string;
};

/** Opens the library that `configuration` names with the key that fits; throws what `openWithKey` throws. */
export async function openLibrary(configuration: LocalConfiguration, keys: LibraryKeys): Promise<OpenLibrary> {
  const { libraryFolder } = configuration;
  const path = join(libraryFolder, 'library.db');
  const keyFile = configuration.keyFile === null ? null : createKeyFile(configuration.keyFile);
  // What the command line restored has a key of its file: an entry with a better place takes it from there.
  const rings = keys.keyRing ? { keyRing: keys.keyRing, lentKeys: keyFile } : { keyRing: keyFile };
  const sources = { key: configuration.key, recoveryKey: keys.recoveryKey, ...rings };
  const { connection, key } = await openWithKey(path, sources, (key) =>
    openLibraryDatabase({ path, key, clock: systemClock }),
  );
  const storage = await createLibraryStorage(connection, systemClock);
  const files = createBlobStorage({ folder: join(libraryFolder, 'blobs'), key });
  return {
    storage,
    connection,
    key,
    files,
    vectors: createVectorIndex({ path: join(libraryFolder, 'vectors.db'), key }),
  };
}

/** Makes the library's folder where it is missing. Throws `DISK_FULL`, `OUTPUT_NOT_WRITABLE`. */
export async function makeLibraryFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    const isFull = cause.code === 'ENOSPC' || cause.code === 'EDQUOT';
    throw new AppError(isFull ? 'DISK_FULL' : 'OUTPUT_NOT_WRITABLE', { name: basename(path) }, { cause });
  });
}

/** Loaded when a copy is made: no start needs the archive and the cipher of copies. */
export function createLazyBackup(
  { connection, key }: OpenLibrary,
  { libraryFolder }: LocalConfiguration,
): LibraryBackup {
  return {
    async backup(path, task) {
      const { createLibraryBackup } = await import('../adapters/backup/create-library-backup.ts');
      return createLibraryBackup({ libraryFolder, connection, key }).backup(path, task);
    },
  };
}
