import { sql } from 'kysely';
import type { Operation } from '../../../src-shared/domain/operation.ts';
import type { LogTransaction } from './log-transaction.ts';

/**
 * Those of the log's operations that none supersedes, of entities of these kinds, in order. All of the log is looked
 * through, as text: what people wrote need not be JSON that Postgres can take apart.
 */
export async function readHeads(transaction: LogTransaction, entities: readonly string[]): Promise<Operation[]> {
  const traces = entities.map((entity) => JSON.stringify({ entity }).slice(1, -1));
  const { rows } = await sql<{ clock: string; body: string }>`
    select clock, body from operations
    where exists (select from unnest(${traces}::text[]) as trace where strpos(body, trace) > 0)
      and not exists (select from superseded where superseded.id = operations.id)
    order by sequence
  `.execute(transaction);
  return rows.flatMap(({ clock, body }) => {
    // Written by `appendOperations` from an operation that was parsed.
    const operation: Operation = { ...(JSON.parse(body) as Omit<Operation, 'clock'>), clock };
    return entities.includes(operation.entity) ? [operation] : [];
  });
}
