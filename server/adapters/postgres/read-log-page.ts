import { type RawBuilder, sql } from 'kysely';
import type { Operation } from '../../../src-shared/domain/operation.ts';
import { logStart } from '../../../src-shared/domain/sync/log-chain.ts';
import { emptyChecksum } from '../../../src-shared/domain/sync/log-checksum.ts';
import { pageCharacters, type SequencedOperation } from '../../../src-shared/domain/sync/sync-messages.ts';
import type { LogName, LogPage, LogStanding, SeenLog } from '../../../src-shared/ports/district-log.ts';
import { enteredLog } from './log-transaction.ts';
import type { DistrictDatabase } from './open-district-database.ts';

/** The furthest that the column holds: a PC may ask for any place. */
export const furthest = 2 ** 31 - 1;

/** The log's end, null where nothing was ever added. */
type EndingRow = {
  tip: number | null;
  sum: string;
  heads: number;
  horizon: number;
  horizon_chain: string;
  snapshot_sequence: number | null;
  snapshot_chain: string | null;
  snapshot_heads: number | null;
  snapshot_ms: string | null;
  chain: string | null;
};

/** The same beside each operation; null where there is none. */
type Row = EndingRow & { sequence: number | null; clock: string; body: string };

/** A log's end as it is seen from a place, read by row-level security's leave for that log alone. */
function endingFrom({ log, after }: SeenLog): RawBuilder<unknown> {
  return sql`${enteredLog(log)}
    left join lateral (
      select tip, sum, heads, horizon, horizon_chain, snapshot_sequence, snapshot_chain, snapshot_heads, snapshot_ms
      from logs where log = entered.log offset 0
    ) as ending on true
    left join lateral (
      select chain from operations where log = entered.log and sequence = ${placeOf(after)} offset 0
    ) as held on true`;
}

/** Two logs' ends in one statement: the first is read to its end before the second is entered. */
export async function readStandings(
  database: DistrictDatabase,
  one: SeenLog,
  other: SeenLog,
): Promise<[LogStanding, LogStanding]> {
  const { rows } = await sql<EndingRow & { isOther: boolean }>`
    select false as "isOther", ending.*, held.chain from ${endingFrom(one)}
    union all
    select true as "isOther", ending.*, held.chain from ${endingFrom(other)}
  `.execute(database);
  const standing = ({ after }: SeenLog, row: EndingRow | undefined) => ({
    ...endingOf(row),
    chain: chainAt(placeOf(after), row),
  });
  return [
    standing(
      one,
      rows.find(({ isOther }) => !isOther),
    ),
    standing(
      other,
      rows.find(({ isOther }) => isOther),
    ),
  ];
}

function placeOf(after: number): number {
  return Math.min(after, furthest);
}

/** A page in one statement, so in one trip and of one moment. */
export async function readLogPage(
  database: DistrictDatabase,
  log: LogName,
  { after, limit }: { after: number; limit: number },
): Promise<LogPage> {
  const place = placeOf(after);
  const { rows } = await sql<Row>`
    select ending.*, held.chain, page.* from ${endingFrom({ log, after })}
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
  return { ...endingOf(first), chain: chainAt(place, first), operations: rows.flatMap(toOperation) };
}

function endingOf(row: EndingRow | undefined): Omit<LogStanding, 'chain'> {
  if (row === undefined || row.tip === null) {
    return { tip: logStart.sequence, checksum: emptyChecksum, horizon: 0, snapshot: null, snapshotMs: null };
  }
  const {
    tip,
    sum,
    heads,
    horizon,
    snapshot_sequence: sequence,
    snapshot_chain: chain,
    snapshot_heads,
    snapshot_ms,
  } = row;
  const isMade = sequence !== null && chain !== null && snapshot_heads !== null;
  return {
    tip,
    checksum: { sum, heads },
    horizon,
    snapshot: isMade ? { place: { sequence, chain }, heads: snapshot_heads } : null,
    snapshotMs: snapshot_ms === null ? null : Number(snapshot_ms),
  };
}

/** The operation that closed the horizon's chain is gone, and the chain is not. */
function chainAt(sequence: number, row: EndingRow | undefined): string | null {
  if (sequence === 0) return logStart.chain;
  return row?.chain ?? (row?.horizon === sequence ? row.horizon_chain : null);
}

function toOperation({ sequence, clock, body }: Row): SequencedOperation[] {
  if (sequence === null) return [];
  // Written by `appendOperations` from an operation that was parsed; the contract looks once more at what goes out.
  const said = JSON.parse(body) as Omit<Operation, 'clock'>;
  return [{ ...said, clock, sequence }];
}
