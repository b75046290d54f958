import { Kysely, PostgresDialect } from 'kysely';
import { Client, Pool } from 'pg';
import type { DistrictTables } from './district-tables.ts';
import { migrateDatabase, serverRole } from './migrate-database.ts';
import { migrations } from './migrations/index.ts';

export type DistrictDatabase = Kysely<DistrictTables>;

const mostConnections = 20;
/** Nothing that a PC asks takes longer, unless something is wrong. */
const statementLimitMs = 30_000;

/**
 * The district's database, its tables brought up to date by who owns them. What is done with it afterwards is done as a
 * role that owns nothing. `onIdleError` hears of connections that are lost while nobody uses them.
 */
export async function openDistrictDatabase(
  url: string,
  onIdleError: (error: Error) => void,
): Promise<DistrictDatabase> {
  const owner = new Client({ connectionString: url });
  await owner.connect();
  try {
    await migrateDatabase(owner, migrations);
  } finally {
    await owner.end();
  }
  const pool = new Pool({
    connectionString: url,
    max: mostConnections,
    options: `-c role=${serverRole}`,
    statement_timeout: statementLimitMs,
    lock_timeout: statementLimitMs,
  });
  pool.on('error', onIdleError);
  return new Kysely<DistrictTables>({ dialect: new PostgresDialect({ pool }) });
}
