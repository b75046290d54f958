import { CompiledQuery, type Dialect, PostgresDialect, type PostgresPoolClient } from 'kysely';
import { Pool, type PoolClient, types } from 'pg';
import { serverRole } from './migrate-database.ts';
import { withPostgresErrors } from './postgres-errors.ts';

const schema = 'library';
const mostConnections = 10;
/** Laying out a school's log anew takes seconds for tens of thousands of operations. */
const statementLimitMs = 120_000;

/** Two servers that start at once: one brings the tables up to date, and the other waits. */
const migrationLock = 7_305_113;

const bigint = 20;
const numeric = 1700;

/** Nothing that a library counts is beyond what a number holds. */
const asNumbers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === bigint || oid === numeric ? Number : types.getTypeParser(oid, format as 'text'),
};

/**
 * An index of words is looked into before it is known whose rows it gives, which Postgres allows only for what tells
 * nothing by failing. Matching words does not; where the owner may not say so (a guest who is no superuser), searches
 * read all of their school's words instead.
 */
const trustMatching = `do $$ begin
  alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
exception when insufficient_privilege then null; end $$`;

/** The libraries of all schools in one database. */
export type LibraryPool = {
  /** One school's: nothing of another one is seen or written by it. */
  ofSchool(school: string): Dialect;
  close(): Promise<void>;
};

/** Connections to the libraries of a district's schools, as a role that owns nothing. */
export function openLibraryPool(url: string, onIdleError: (error: Error) => void): LibraryPool {
  const pool = new Pool({
    connectionString: url,
    max: mostConnections,
    options: `-c role=${serverRole} -c search_path=${schema}`,
    statement_timeout: statementLimitMs,
    lock_timeout: statementLimitMs,
    pipeline: true,
    types: asNumbers,
  });
  pool.on('error', onIdleError);
  return {
    ofSchool: (school) =>
      new PostgresDialect({
        pool: {
          connect: async () => asSchool(await pool.connect(), school),
          // The connections are all schools'.
          end: async () => undefined,
          options: pool.options,
        },
      }),
    close: () => pool.end(),
  };
}

/** A connection of the owner of the tables, to bring them up to date. */
export function openLibraryOwner(url: string): Dialect {
  const pool = new Pool({ connectionString: url, max: 1, options: `-c search_path=${schema}`, types: asNumbers });
  return new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      // Held until the connection ends.
      await connection.executeQuery(CompiledQuery.raw(`select pg_advisory_lock(${migrationLock})`));
      await connection.executeQuery(CompiledQuery.raw(trustMatching));
    },
  });
}

/** Says for the transaction whose rows are seen. */
const enter = "select set_config('amanuense.school', $1, true)";

/** The same, and nobody else has a transaction with this school's rows meanwhile, as in a library of its own. */
const enterAlone = `${enter}, pg_advisory_xact_lock(hashtextextended($1, 0))`;

/** A connection on which each statement stands in a transaction of the school's: in its own where nobody began one. */
function asSchool(client: PoolClient, school: string): PostgresPoolClient {
  let isInTransaction = false;

  async function answer(text: string, parameters: readonly unknown[]) {
    if (text === 'begin') {
      const [begun] = await inTurn([client.query(text), client.query(enterAlone, [school])]).catch(async (error) => {
        await client.query('rollback');
        throw error;
      });
      isInTransaction = true;
      return begun;
    }
    if (text === 'commit' || text === 'rollback') {
      isInTransaction = false;
      return client.query(text);
    }
    const asked = [keyedBySchool(text), parameters.map(storable)] as const;
    if (isInTransaction) return client.query(...asked);
    // Sent together, answered together: a round trip, as without the transaction.
    const sent = [client.query('begin'), client.query(enter, [school]), client.query(...asked), client.query('commit')];
    return (await inTurn(sent))[2];
  }

  const query = (text: string, parameters: readonly unknown[] = []) =>
    withPostgresErrors(() => answer(text, parameters));
  // Kysely asks for a cursor only where one was configured.
  return { query: query as unknown as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
}

/** All answers, or the first failure once all have been answered: the connection is free again then. */
async function inTurn<Answer>(answers: readonly Promise<Answer>[]): Promise<Answer[]> {
  await Promise.allSettled(answers);
  return Promise.all(answers);
}

/** The key of a row that may be there already begins with its school, which statements do not speak of. */
function keyedBySchool(text: string): string {
  return text.replace(/\bon conflict \(/, 'on conflict (school, ');
}

/** Postgres keeps no text with a zero in it; what shows a zero is kept in the log, as JSON, which writes it otherwise. */
function storable(parameter: unknown): unknown {
  return typeof parameter === 'string' ? parameter.replaceAll('\0', '\uFFFD') : parameter;
}
