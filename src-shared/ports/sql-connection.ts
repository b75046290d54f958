import type { Dialect } from 'kysely';

/** An open database that is ready for queries. Whoever opened it holds its lock until `close`. */
export type SqlConnection = {
  readonly dialect: Dialect;
  /** A whole, consistent copy of the database as it was before a migration; the last few are kept. */
  copyBeforeMigration(version: number): Promise<void>;
  /** Writes a consistent copy, encrypted with the same key, to a path that does not exist yet. */
  copyTo(path: string): Promise<void>;
  /** The codes of what a full check finds wrong; none when all is well. */
  check(): Promise<string[]>;
  close(): Promise<void>;
};
