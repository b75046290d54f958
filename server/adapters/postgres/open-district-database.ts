import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { Client, Pool } from 'pg';
import type { DistrictTables } from './district-tables.ts';
import { migrateDatabase, serverRole } from './migrate-database.ts';
import { migrations } from './migrations/index.ts';
import { withPostgresErrors } from './postgres-errors.ts';

export type DistrictDatabase = Kysely<DistrictTables>;

/** How many requests it works on at once. */
export const mostConnections = 20;
/** More statements than are asked often; long ones are those of many rows, of which each number is another text. */
const mostPrepared = 200;
const longestPrepared = 2_000;
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
    // Whoever comes does not wait for one that was closed a moment ago.
    idleTimeoutMillis: 0,
    options: `-c role=${serverRole}`,
    statement_timeout: statementLimitMs,
    lock_timeout: statementLimitMs,
  });
  pool.on('error', onIdleError);
  // One that is lost while it is used is told to who uses it; unheard, it would end the server.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<DistrictTables>({ dialect: new PostgresDialect({ pool: districtPool(pool) }) });
}

/** The same connections, on which a statement is prepared once; what goes wrong is told by the catalogue's codes. */
function districtPool(pool: Pool): PostgresPool {
  const nameOf = createStatementNames();
  return {
    connect: async () => {
      const client = await withPostgresErrors(() => pool.connect());
      const query = (text: string, values: unknown[]) =>
        withPostgresErrors(() => client.query({ name: nameOf(text), text, values }));
      // Kysely asks for a cursor only where one was configured.
      return { query: query as unknown as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

/** A name for each of the texts that come first, by which a connection keeps what it has parsed; none for the rest. */
function createStatementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const isKept = names.has(text) || (text.length <= longestPrepared && names.size < mostPrepared);
    if (isKept && !names.has(text)) names.set(text, `statement-${names.size}`);
    return names.get(text);
  };
}
