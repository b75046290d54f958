import type { Kysely } from 'kysely';
import type { SourceId } from '../../domain/identifiers.ts';
import type { LibraryTables } from '../library-tables.ts';
import type { ResolvedSourceFilter } from '../repositories/source-filter.ts';

/** Stems that stand one after another. */
export type Phrase = readonly string[];

/** What is looked for among the words of passages: every one of the phrases, or any. */
export type WordQuery = {
  phrases: readonly Phrase[];
  every: boolean;
  /** The last stem of each phrase may go on: "vacun" finds "vacunatorio". */
  areBeginnings?: boolean;
};

/** A database, and the papers of it that are looked at. */
export type LookedAt = { database: Kysely<LibraryTables>; filter: ResolvedSourceFilter };

/**
 * The words of passages as a database's own index finds them: FTS5 in SQLite, `tsvector` in Postgres. Words come to it
 * folded and stemmed. "Best" is by BM25, as FTS5 counts it.
 */
export type PassageWords = {
  /** The first of that many numbers in a row that no passage has had; they are taken. */
  takeIds(transaction: Kysely<LibraryTables>, count: number): Promise<number>;
  add(transaction: Kysely<LibraryTables>, passages: readonly { id: number; stems: readonly string[] }[]): Promise<void>;
  /** Takes out what a source's passages hold, which are still there. */
  remove(transaction: Kysely<LibraryTables>, id: SourceId): Promise<void>;
  /** Leaves no word of what was taken out on the disk; goes through the whole index. */
  scrub(transaction: Kysely<LibraryTables>): Promise<void>;
  /** How many passages hold a stem. */
  frequency(database: Kysely<LibraryTables>, stem: string): Promise<number>;
  /** Passages that match, in no order. */
  some(database: Kysely<LibraryTables>, query: WordQuery, limit: number): Promise<number[]>;
  /** The best of at most `newest` that match. */
  best(database: Kysely<LibraryTables>, query: WordQuery, count: { newest: number; limit: number }): Promise<number[]>;
  /** The best among papers that the filter lets through. */
  bestAmong(among: LookedAt, query: WordQuery, limit: number): Promise<number[]>;
  /**
   * The first passage of each paper that matches, in order. With a gap, all phrases stand close by one another: so many
   * words at most between the first and the last.
   */
  firstOfEach(among: LookedAt, query: WordQuery, gap: number | null): Promise<number[]>;
  /** Some sources whose name has all of these folded words in it. */
  named(among: LookedAt, words: readonly string[], limit: number): Promise<string[]>;
};
