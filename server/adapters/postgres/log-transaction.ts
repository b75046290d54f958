import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { LogName } from '../../../src-shared/ports/district-log.ts';
import type { DistrictTables } from './district-tables.ts';
import type { DistrictDatabase } from './open-district-database.ts';
import { withPostgresErrors } from './postgres-errors.ts';

export type LogTransaction = Transaction<DistrictTables>;

/** A transaction that sees one log and nothing of the others: row-level security compares with what is set here. */
export function readLog<Result>(
  database: DistrictDatabase,
  log: LogName,
  work: (transaction: LogTransaction) => Promise<Result>,
): Promise<Result> {
  const transaction = database.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return withPostgresErrors(() => transaction.execute((opened) => enterLog(opened, log, work)));
}

/**
 * What a single statement reads from, instead of a transaction that is opened and closed around it: `entered.log`, set
 * for row-level security before anything joined to it laterally is looked at.
 */
export function enteredLog(log: LogName): RawBuilder<unknown> {
  return sql`(select ${log}::text as log from set_config('amanuense.log', ${log}, true) offset 0) as entered`;
}

/** The same, to write. */
export function writeLog<Result>(
  database: DistrictDatabase,
  log: LogName,
  work: (transaction: LogTransaction) => Promise<Result>,
): Promise<Result> {
  const transaction = database.transaction().setIsolationLevel('read committed');
  return withPostgresErrors(() => transaction.execute((opened) => enterLog(opened, log, work)));
}

async function enterLog<Result>(
  transaction: LogTransaction,
  log: LogName,
  work: (transaction: LogTransaction) => Promise<Result>,
): Promise<Result> {
  await sql`select set_config('amanuense.log', ${log}, true)`.execute(transaction);
  return work(transaction);
}
