import { sql } from 'kysely';
import type { Operation } from '../../../src-shared/domain/operation.ts';
import { logStart } from '../../../src-shared/domain/sync/log-chain.ts';
import { emptyChecksum } from '../../../src-shared/domain/sync/log-checksum.ts';
import { pageCharacters, type SequencedOperation } from '../../../src-shared/domain/sync/sync-messages.ts';
import type { LogName, LogPage } from '../../../src-shared/ports/district-log.ts';
import { enteredLog } from './log-transaction.ts';
import type { DistrictDatabase } from './open-district-database.ts';

/** The furthest that the column holds: a PC may ask for any place. */
const furthest = 2 ** 31 - 1;

/** The log's end, null where nothing was ever added, beside each operation; those are null where there is none. */
type Row = {
  tip: number | null;
  sum: string;
  heads: number;
  chain: string | null;
  sequence: number | null;
  clock: string;
  body: string;
};

/** A page in one statement, so in one trip and of one moment. */
export async function readLogPage(
  database: DistrictDatabase,
  log: LogName,
  { after, limit }: { after: number; limit: number },
): Promise<LogPage> {
  const place = Math.min(after, furthest);
  const { rows } = await sql<Row>`
    select ending.*, held.chain, page.* from ${enteredLog(log)}
    left join lateral (
      select tip, sum, heads from logs where log = entered.log offset 0
    ) as ending on true
    left join lateral (
      select chain from operations where log = entered.log and sequence = ${place} offset 0
    ) as held on true
    left join lateral (
      select sequence, clock, body from (
        select sequence, clock, body, sum(length(body)) over (order by sequence) as characters from (
          select sequence, clock, body from operations
          where log = entered.log and sequence > ${place} order by sequence limit ${limit}
        ) as asked
      ) as counted
      where characters - length(body) < ${pageCharacters}
    ) as page on true
    order by page.sequence
  `.execute(database);
  const [first] = rows;
  const isEmpty = first === undefined || first.tip === null;
  return {
    tip: isEmpty ? logStart.sequence : (first.tip ?? 0),
    checksum: isEmpty ? emptyChecksum : { sum: first.sum, heads: first.heads },
    chain: place === 0 ? logStart.chain : (first?.chain ?? null),
    operations: rows.flatMap(toOperation),
  };
}

function toOperation({ sequence, clock, body }: Row): SequencedOperation[] {
  if (sequence === null) return [];
  // Written by `appendOperations` from an operation that was parsed; the contract looks once more at what goes out.
  const said = JSON.parse(body) as Omit<Operation, 'clock'>;
  return [{ ...said, clock, sequence }];
}
