import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { Client, Pool } from 'pg';
import type { DistrictTables } from './district-tables.ts';
import { migrateDatabase, serverRole } from './migrate-database.ts';
import { migrations } from './migrations/index.ts';
import { withPostgresErrors } from './postgres-errors.ts';

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
  // One that is lost while it is used is told to who uses it; unheard, it would end the server.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<DistrictTables>({ dialect: new PostgresDialect({ pool: tellingErrors(pool) }) });
}

/** The same connections; what goes wrong is told by the catalogue's codes. */
function tellingErrors(pool: Pool): PostgresPool {
  return {
    connect: async () => {
      const client = await withPostgresErrors(() => pool.connect());
      const query = (text: string, parameters: unknown[]) => withPostgresErrors(() => client.query(text, parameters));
      // Kysely asks for a cursor only where one was configured.
      return { query: query as unknown as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
    },
    end: () => pool.end(),
    options: pool.options,
  };
}
