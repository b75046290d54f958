import { type RawBuilder, sql } from 'kysely';
import type { Operation } from '../../../src-shared/domain/operation.ts';
import { pageCharacters, type SequencedOperation } from '../../../src-shared/domain/sync/sync-messages.ts';
import type { LogTransaction } from './log-transaction.ts';

/** Operations of the log for which something holds, in order, up to `pageCharacters` and at least one. */
export async function readOperations(
  transaction: LogTransaction,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<SequencedOperation[]> {
  const { rows } = await sql<{ sequence: number; clock: string; body: string }>`
    select sequence, clock, body from (
      select sequence, clock, body, sum(length(body)) over (order by sequence) as characters from (
        select * from operations where ${where} order by sequence limit ${limit}
      ) as asked
    ) as counted
    where characters - length(body) < ${pageCharacters} order by sequence
  `.execute(transaction);
  return rows.map(({ sequence, clock, body }) => {
    // Written by `appendOperations` from an operation that was parsed; the contract looks once more at what goes out.
    const said = JSON.parse(body) as Omit<Operation, 'clock'>;
    return { ...said, clock, sequence };
  });
}
