import { type Kysely, sql } from 'kysely';
import { fts5Words } from './search/fts5-words.ts';
import type { PassageWords } from './search/passage-words.ts';

/** What differs between databases. Everything else in this folder is written once. */
export type StorageDialect = {
  /** The column type of raw bytes. */
  readonly bytesType: string;
  /** The definition of a primary key that counts by itself. */
  readonly countingKey: string;
  /** How many values one statement may bind. */
  readonly maximumParameters: number;
  /** The full-text index over the words of passages. */
  readonly words: PassageWords;
  /** Makes any change of a table fail while the write gate is shut. */
  guardTable(database: Kysely<never>, table: string): Promise<void>;
};

/** SQLite's ways. */
export const sqliteStorageDialect: StorageDialect = {
  bytesType: 'blob',
  countingKey: 'integer primary key autoincrement',
  maximumParameters: 30_000,
  words: fts5Words,
  async guardTable(database, table) {
    for (const event of ['insert', 'update', 'delete']) {
      await sql`
        create trigger ${sql.id(`guard_${table}_${event}`)} before ${sql.raw(event)} on ${sql.id(table)}
        when (select is_open from write_gate where id = 1) = 0
        begin select raise(abort, 'synced rows are written by commit alone'); end
      `.execute(database);
    }
  },
};
