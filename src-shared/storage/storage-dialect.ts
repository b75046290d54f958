import { type Kysely, sql } from 'kysely';
import { fts5Words } from './search/fts5-words.ts';
import type { PassageWords } from './search/passage-words.ts';

/** What differs between databases for repositories. Everything else in this folder is written once. */
export type StorageDialect = {
  /** How many values one statement may bind. */
  readonly maximumParameters: number;
  /** The full-text index over the words of passages. */
  readonly words: PassageWords;
};

/** What differs between databases for the tables. */
export type SchemaDialect = {
  /** The column type of raw bytes. */
  readonly bytesType: string;
  /** The definition of a primary key that counts by itself. */
  readonly countingKey: string;
  /** Make the full-text index over the words of passages. */
  readonly passageIndexStatements: readonly string[];
  /** Runs a statement of a migration, written for SQLite and a library of its own. */
  run(database: Kysely<never>, statement: string): Promise<void>;
  /** Makes any change of a table fail while the write gate is shut. */
  guardTable(database: Kysely<never>, table: string): Promise<void>;
};

/** SQLite's ways. */
export const sqliteStorageDialect: StorageDialect = { maximumParameters: 30_000, words: fts5Words };

/** SQLite's tables. */
export const sqliteSchemaDialect: SchemaDialect = {
  bytesType: 'blob',
  countingKey: 'integer primary key autoincrement',
  // Words arrive already folded and stemmed, parted by spaces: FTS5 only has to count them.
  passageIndexStatements: [
    `create virtual table passage_index using fts5 (
      words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0")`,
    'create virtual table passage_terms using fts5vocab (passage_index, row)',
  ],
  async run(database, statement) {
    await sql.raw(statement).execute(database);
  },
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
