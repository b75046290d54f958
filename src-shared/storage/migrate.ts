import { type Kysely, sql } from 'kysely';
import { AppError } from '../domain/errors.ts';
import type { Migration } from './migrations/migration.ts';
import type { SchemaDialect } from './storage-dialect.ts';

type MigrateOptions = {
  migrations: readonly Migration[];
  dialect: SchemaDialect;
  /** Called with the version that is being left, before anything changes, when the database already had one. */
  copyFirst: (version: number) => Promise<void>;
};

/**
 * Brings the tables up to date in one transaction. Throws `LIBRARY_NEWER` when the database knows migrations that
 * this program does not, `LIBRARY_DAMAGED` when what was applied is not a prefix of what there is.
 */
export async function migrate(database: Kysely<never>, options: MigrateOptions): Promise<void> {
  const { migrations, dialect } = options;
  assertAscending(migrations);
  await sql`create table if not exists schema_migrations (version integer primary key, name text not null)`.execute(
    database,
  );
  const applied = await appliedVersions(database);
  assertPrefix(applied, migrations);
  const pending = migrations.slice(applied.length);
  if (pending.length === 0) return;
  const last = applied.at(-1);
  if (last !== undefined) await options.copyFirst(last);
  await database.transaction().execute(async (transaction) => {
    for (const migration of pending) await apply(transaction, migration, dialect);
  });
}

async function apply(transaction: Kysely<never>, migration: Migration, dialect: SchemaDialect): Promise<void> {
  const { version, name } = migration;
  // The row first: a second process racing this one fails here, before it has touched anything.
  await sql`insert into schema_migrations (version, name) values (${version}, ${name})`.execute(transaction);
  await migration.up({
    dialect,
    run: (statement) => dialect.run(transaction, statement),
    guard: (table) => dialect.guardTable(transaction, table),
  });
}

async function appliedVersions(database: Kysely<never>): Promise<number[]> {
  const { rows } = await sql<{ version: number }>`select version from schema_migrations order by version`.execute(
    database,
  );
  return rows.map((row) => row.version);
}

function assertPrefix(applied: readonly number[], migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.version ?? 0;
  if ((applied.at(-1) ?? 0) > newest) throw new AppError('LIBRARY_NEWER');
  if (applied.some((version, index) => migrations[index]?.version !== version)) throw new AppError('LIBRARY_DAMAGED');
}

function assertAscending(migrations: readonly Migration[]): void {
  const isAscending = migrations.every(
    (migration, index) => index === 0 || migrations[index - 1]!.version < migration.version,
  );
  if (!isAscending) throw new Error('Migrations must ascend');
}
