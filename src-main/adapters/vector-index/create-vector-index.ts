import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { VectorIndex } from '../../../src-shared/ports/vector-index.ts';
import { type Database, openDatabase } from '../sqlite/driver.ts';
import { withSqliteErrors } from '../sqlite/translate-error.ts';
import { createVectorTables, type VectorTables } from './vector-tables.ts';

type Open = { database: Database; tables: VectorTables };

/** How the rows are laid out, written in the file: one of another layout is made again. */
const layout = 2;

/**
 * A library's vectors in a file beside its database, encrypted with the same key; made when the first ones come.
 * Whoever holds the library's lock holds this file too. A damaged file is thrown away: it can be made again.
 */
export function createVectorIndex({ path, key }: { path: string; key: Uint8Array | null }): VectorIndex {
  let open: Open | null = null;

  function openFile(): Open {
    const database = withSqliteErrors(() => openDatabase(path, key), { name: basename(path) });
    try {
      return withSqliteErrors(() => {
        configure(database);
        assertLayout(database);
        return { database, tables: createVectorTables(database) };
      });
    } catch (error) {
      database.close();
      throw error;
    }
  }

  function forget(): void {
    open?.database.close();
    open = null;
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  }

  /** Does something with the file, which a second try finds new and empty where the first one found it damaged. */
  function withTables<Result>(work: (tables: VectorTables) => Result): Result {
    const attempt = (): Result => {
      open ??= openFile();
      const { tables } = open;
      return withSqliteErrors(() => work(tables));
    };
    try {
      return attempt();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'LIBRARY_DAMAGED') throw error;
      forget();
      return attempt();
    }
  }

  const exists = (): boolean => open !== null || existsSync(path);

  return {
    async describe() {
      if (!exists()) return { modelId: null, count: 0 };
      return withTables((tables) => ({ modelId: tables.model()?.modelId ?? null, count: tables.count() }));
    },
    async startOver(identity) {
      forget();
      withTables((tables) => tables.startOver(identity));
    },
    async clear() {
      forget();
    },
    async upsert(modelId, vectors) {
      withTables((tables) => tables.upsert(modelId, vectors));
    },
    async removeSource(sourceId) {
      if (exists()) withTables((tables) => tables.removeSource(sourceId));
    },
    async removePassages(passageIds) {
      if (exists()) withTables((tables) => tables.removePassages(passageIds));
    },
    async heldBetween(after, upTo) {
      return exists() ? withTables((tables) => tables.held(after, upTo)) : [];
    },
    async vectorsAfter(after, limit) {
      return exists() ? withTables((tables) => tables.after(after, limit)) : [];
    },
    async search({ modelId, vector }, { sourceIds, limit }) {
      if (!exists() || limit <= 0) return [];
      return withTables((tables) => {
        const held = tables.model();
        if (held?.modelId !== modelId || held.dimensions !== vector.length) return [];
        return tables.search(vector, limit, sourceIds);
      });
    },
    async close() {
      open?.database.close();
      open = null;
    },
  };
}

/**
 * Two vectors of 768 numbers to a page: a search opens a page for each vector that it compares whole, mostly one that no
 * search opened lately. A power cut takes the last commits, no more.
 */
function configure(database: Database): void {
  database.pragma('page_size = 4096');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('cache_size = -16384');
  // What a purged paper said does not stay in the file's free pages.
  database.pragma('secure_delete = ON');
}

/** Throws `LIBRARY_DAMAGED` for a file of another layout: there is nothing in it that cannot be made again. */
function assertLayout(database: Database): void {
  const isNew = database.prepare('select count(*) from sqlite_master').pluck().get() === 0;
  if (isNew) database.pragma(`user_version = ${layout}`);
  else if (database.pragma('user_version', { simple: true }) !== layout) throw new AppError('LIBRARY_DAMAGED');
}
