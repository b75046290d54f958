import type { SchemaDialect } from '../storage-dialect.ts';

/** What a migration may do. All of a start's migrations run in one transaction. */
export type MigrationContext = {
  run(statement: string): Promise<void>;
  /** Lets only `commit` write a table. */
  guard(table: string): Promise<void>;
  dialect: SchemaDialect;
};

/** One numbered change of the tables. Numbers go by tens; a released migration is never edited. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  up(context: MigrationContext): Promise<void>;
};
