import { existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SqliteDialect } from 'kysely';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { SqlConnection } from '../../../src-shared/ports/sql-connection.ts';
import { holdsBlobs } from '../files/stored-blobs.ts';
import { copyBeforeMigration } from './copy-before-migration.ts';
import { type Database, keyBytes, openDatabase } from './driver.ts';
import { lockLibrary } from './library-lock.ts';
import { createPreparedDatabase } from './prepared-database.ts';
import { withSqliteErrors } from './translate-error.ts';

export type OpenLibraryOptions = {
  /** The database file; its folder is made when missing. */
  path: string;
  /** 32 bytes; null for a library that is not encrypted. */
  key: Uint8Array | null;
  clock: Clock;
  /** How many pages the file may grow to; for trying a full disk. */
  maximumPages?: number;
};

/**
 * Opens a library's database for this process alone. Throws `LIBRARY_LOCKED` while another process has it,
 * `LIBRARY_KEY_WRONG` and `LIBRARY_DAMAGED`, the latter also where the folder has papers and no database of them.
 */
export function openLibraryDatabase(options: OpenLibraryOptions): SqlConnection {
  const { path, key } = options;
  if (key !== null && key.length !== keyBytes) throw new AppError('LIBRARY_KEY_WRONG');
  withSqliteErrors(() => mkdirSync(dirname(path), { recursive: true }));
  const existed = existsSync(path);
  const lock = withSqliteErrors(() => lockLibrary(path), { name: basename(path) });
  let database: Database | undefined;
  try {
    // Before SQLite sees it: beside an empty database it would take away the log of the last changes.
    if (isEmpty(path) && isInUse(path)) throw new AppError('LIBRARY_DAMAGED');
    database = withSqliteErrors(() => openDatabase(path, key), { name: basename(path) });
    assertReadable(database, existed);
    if (isBlank(database) && isInUse(path)) throw new AppError('LIBRARY_DAMAGED');
    configure(database, options.maximumPages);
  } catch (error) {
    database?.close();
    lock.release();
    throw error;
  }
  return createConnection(database, options, lock.release);
}

function isEmpty(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0;
}

/** Whether a library was worked with: its database is never made anew then, as if there had been nothing. */
function isInUse(path: string): boolean {
  return (isEmpty(path) && !isEmpty(`${path}-wal`)) || holdsBlobs(join(dirname(path), 'blobs'));
}

/** Whether no migration was ever applied: all but the list of them is made in one transaction. */
function isBlank(database: Database): boolean {
  const count = `select count(*) from sqlite_master where name <> 'schema_migrations'`;
  return withSqliteErrors(() => database.prepare(count).pluck().get()) === 0;
}

/** The first page is what a wrong key makes unreadable; one byte wrong anywhere else shows later, as damage. */
function assertReadable(database: Database, existed: boolean): void {
  try {
    database.prepare('select count(*) from sqlite_master').get();
  } catch (error) {
    const isNotDatabase = error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB';
    const code = isNotDatabase && existed ? 'LIBRARY_KEY_WRONG' : 'LIBRARY_DAMAGED';
    throw new AppError(code, {}, { cause: error });
  }
}

/** The driver's own default in WAL mode is NORMAL, which loses the last commits in a power cut. */
const synchronousFull = 2;

function configure(database: Database, maximumPages: number | undefined): void {
  withSqliteErrors(() => {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('cache_size = -65536');
    database.pragma('temp_store = MEMORY');
    // What is deleted is overwritten: a purge must leave nothing in pages that nobody uses.
    database.pragma('secure_delete = ON');
    if (maximumPages !== undefined) database.pragma(`max_page_count = ${maximumPages}`);
  });
  const synchronous = database.pragma('synchronous', { simple: true });
  const journal = database.pragma('journal_mode', { simple: true });
  if (synchronous !== synchronousFull || journal !== 'wal') {
    throw new Error(`SQLite refused durable settings: synchronous ${synchronous}, journal ${journal}`);
  }
}

function createConnection(database: Database, options: OpenLibraryOptions, releaseLock: () => void): SqlConnection {
  const { path, clock } = options;
  const copyTo = async (target: string): Promise<void> => {
    withSqliteErrors(() => database.prepare('vacuum into ?').run(target), { name: basename(target) });
  };
  let isOpen = true;
  return {
    dialect: new SqliteDialect({ database: createPreparedDatabase(database) }),
    copyTo,
    async copyBeforeMigration(version) {
      const stamp = new Date(clock.now()).toISOString().replace(/[:.]/g, '-');
      await copyBeforeMigration(path, `${version}-${stamp}`, copyTo);
    },
    async check() {
      return checkDatabase(database);
    },
    async close() {
      if (!isOpen) return;
      isOpen = false;
      database.close();
      releaseLock();
    },
  };
}

function checkDatabase(database: Database): string[] {
  try {
    const rows = database.prepare('pragma integrity_check').pluck().all().map(String);
    return rows.filter((row) => row !== 'ok');
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
