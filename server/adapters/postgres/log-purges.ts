import { sql } from 'kysely';
import type { Operation } from '../../../src-shared/domain/operation.ts';
import { type Purge, purged, purgeEntity, purgesAmong, tracesOf } from '../../../src-shared/domain/sync/purge.ts';
import { pageLimit } from '../../../src-shared/domain/sync/sync-messages.ts';
import type { LogName } from '../../../src-shared/ports/district-log.ts';
import type { LogTransaction } from './log-transaction.ts';
import { readOperations } from './read-operations.ts';

/** Every purge that the log has. */
export async function readPurges(transaction: LogTransaction): Promise<Purge[]> {
  const rows = await transaction.selectFrom('purges').select('what').execute();
  return rows.map(({ what }) => JSON.parse(what) as Purge);
}

/** The operations that they were made by. */
export async function readPurgeOperations(transaction: LogTransaction): Promise<Operation[]> {
  const named = sql`id in (select id from purges)`;
  const operations: Operation[] = [];
  for (let after = 0; ; ) {
    const page = await readOperations(transaction, sql`${named} and sequence > ${after}`, pageLimit);
    const last = page.at(-1);
    if (last === undefined) return operations;
    operations.push(...page.map(({ sequence: _, ...operation }) => operation));
    after = last.sequence;
  }
}

/** Keeps the purges among operations that the log has taken, where they are found at once. */
export async function keepPurges(
  transaction: LogTransaction,
  log: LogName,
  operations: readonly Operation[],
): Promise<void> {
  for (const operation of operations.filter(({ entity }) => entity === purgeEntity)) {
    for (const purge of purgesAmong([operation])) {
      await transaction
        .insertInto('purges')
        .values({ log, id: operation.id, what: JSON.stringify(purge) })
        .execute();
    }
  }
}

/** Takes what purges name out of the log: its snapshot is the log itself. */
export async function blankOperations(transaction: LogTransaction, purges: readonly Purge[]): Promise<void> {
  for (const purge of purges) {
    // As it stands in JSON.
    const traces = tracesOf(purge).map((trace) => JSON.stringify(trace).slice(1, -1));
    const { rows } = await sql<{ id: string; body: string }>`
      select id, body from operations
      where exists (select from unnest(${traces}::text[]) as trace where strpos(body, trace) > 0)
    `.execute(transaction);
    for (const { id, body } of rows) {
      const operation = JSON.parse(body) as Operation;
      const left = purged(operation, [purge]);
      if (left === operation) continue;
      await sql`select blank_operation(${id}, ${JSON.stringify(left)})`.execute(transaction);
    }
  }
}
