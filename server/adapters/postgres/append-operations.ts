import { sql } from 'kysely';
import type { Operation } from '../../../src-shared/domain/operation.ts';
import { operationMaker } from '../../../src-shared/domain/seal-operation.ts';
import { blockKey, counterBlocks } from '../../../src-shared/domain/sync/counter-blocks.ts';
import { followChain } from '../../../src-shared/domain/sync/log-chain.ts';
import { changeChecksum } from '../../../src-shared/domain/sync/log-checksum.ts';
import type { LogChecksum, LogPlace } from '../../../src-shared/domain/sync/sync-messages.ts';
import type { Appended, LogName } from '../../../src-shared/ports/district-log.ts';
import { droppedBeside } from './dropped-operations.ts';
import { keepPurges } from './log-purges.ts';
import type { LogTransaction } from './log-transaction.ts';

/** Where a log ends, held by this transaction: nobody else adds to it meanwhile. */
export type HeldLog = {
  place: LogPlace;
  checksum: LogChecksum;
  /** Of some of its operations only the ids are left. */
  hasDropped: boolean;
};

type Appending = { log: LogName; held: HeldLog; nowMs: number };

/** Adds operations to the log that this transaction holds, those that are not there yet, in order. */
export async function appendOperations(
  transaction: LogTransaction,
  { log, held, nowMs }: Appending,
  operations: readonly Operation[],
): Promise<Appended & { held: HeldLog }> {
  const ids = operations.map(({ id }) => id);
  const bases = operations.flatMap((operation) => operation.bases);
  const dropped = held.hasDropped ? await droppedBeside(transaction, [...ids, ...bases]) : [];
  const known = [...(await idsAtTheirPlaces(transaction, operations)), ...dropped];
  const forks = forksOf(operations, known);
  const seen = new Set(known);
  const fresh = operations.filter(({ id }) => !seen.has(id) && seen.add(id));
  if (fresh.length === 0) return { tip: held.place.sequence, forks, held };
  // Before they are there: which heads go is asked of what stood in the log until now.
  const named = namedBases(fresh, held.place.sequence, new Set(dropped));
  const checksum = changeChecksum(held.checksum, await changeHeads(transaction, { log, fresh, named }));
  const place = await insertOperations(transaction, { log, held, nowMs }, fresh);
  await changeBlocks(transaction, log, fresh);
  await keepPurges(transaction, log, fresh);
  const ending = { tip: place.sequence, chain: place.chain, ...checksum };
  await transaction.updateTable('logs').set(ending).where('log', '=', log).execute();
  return { tip: place.sequence, forks, held: { ...held, place, checksum } };
}

/** What stands where they stand in their devices' counting: they themselves, and others of the same places. */
async function idsAtTheirPlaces(transaction: LogTransaction, operations: readonly Operation[]): Promise<string[]> {
  const makers = operations.map(({ id }) => operationMaker(id));
  const { rows } = await sql<{ id: string }>`
    select id from operations join unnest(
      ${makers.map(({ deviceId }) => deviceId)}::text[],
      ${makers.map(({ counter }) => counter)}::integer[]
    ) as asked (device_id, counter) using (device_id, counter)
  `.execute(transaction);
  return rows.map(({ id }) => id);
}

/** The ids of those that share their place in their device's counting with another one. */
function forksOf(operations: readonly Operation[], known: readonly string[]): string[] {
  const atPlaces = new Map<string, Set<string>>();
  const at = (id: string) => {
    const place = id.slice(0, id.lastIndexOf(':'));
    const found = atPlaces.get(place) ?? new Set();
    atPlaces.set(place, found);
    return found;
  };
  for (const id of known) at(id).add(id);
  return operations.filter(({ id }) => at(id).add(id).size > 1).map(({ id }) => id);
}

/** Each base that operations name, with the sequence of the first that does. Of what was dropped all is known. */
function namedBases(fresh: readonly Operation[], tip: number, dropped: ReadonlySet<string>): Map<string, number> {
  const named = new Map<string, number>();
  for (const [index, { bases }] of fresh.entries()) {
    for (const base of bases) if (!dropped.has(base) && !named.has(base)) named.set(base, tip + index + 1);
  }
  return named;
}

type Heads = { log: LogName; fresh: readonly Operation[]; named: ReadonlyMap<string, number> };

/** Marks what the operations supersede, and says which hashes come to be heads by them and which cease to be. */
async function changeHeads(
  transaction: LogTransaction,
  { log, fresh, named }: Heads,
): Promise<{ come: string[]; gone: string[] }> {
  const gone = named.size === 0 ? [] : await supersede(transaction, log, named);
  const { rows: passed } = await sql<{ id: string }>`
    select id from superseded where id = any(${fresh.map(({ id }) => id)})
  `.execute(transaction);
  const superseded = new Set(passed.map(({ id }) => id));
  return {
    come: fresh.filter(({ id }) => !superseded.has(id)).map(({ hash }) => hash),
    gone,
  };
}

/** Marks what is named as a base, and gives the hashes of those heads that are none any more. */
async function supersede(
  transaction: LogTransaction,
  log: LogName,
  named: ReadonlyMap<string, number>,
): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    with marked as (
      insert into superseded (log, id, by_sequence)
      select ${log}, id, by_sequence
      from unnest(${[...named.keys()]}::text[], ${[...named.values()]}::integer[]) as base (id, by_sequence)
      on conflict do nothing returning id
    )
    select hash from operations join marked using (id)
  `.execute(transaction);
  return rows.map(({ hash }) => hash);
}

async function insertOperations(
  transaction: LogTransaction,
  { log, held, nowMs }: Appending,
  fresh: readonly Operation[],
): Promise<LogPlace> {
  let { place } = held;
  const rows = fresh.map(({ clock, ...said }) => {
    place = followChain(place, [said.hash]);
    const { deviceId, counter } = operationMaker(said.id);
    const body = JSON.stringify(said);
    const taken = { taken_ms: String(nowMs), clock, body };
    return { log, ...place, id: said.id, device_id: deviceId, counter, hash: said.hash, ...taken };
  });
  await transaction.insertInto('operations').values(rows).execute();
  return place;
}

async function changeBlocks(transaction: LogTransaction, log: LogName, fresh: readonly Operation[]): Promise<void> {
  const devices = [...new Set(fresh.map(({ id }) => operationMaker(id).deviceId))];
  const found = await transaction.selectFrom('counter_blocks').selectAll().where('device_id', 'in', devices).execute();
  const before = new Map(
    found.map(({ device_id, block, sum, heads }) => [blockKey({ deviceId: device_id, block }), { sum, heads }]),
  );
  const rows = counterBlocks(fresh, before).map(({ deviceId, block, checksum }) => ({
    log,
    device_id: deviceId,
    block,
    ...checksum,
  }));
  await transaction
    .insertInto('counter_blocks')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['log', 'device_id', 'block']).doUpdateSet(({ ref }) => ({
        sum: ref('excluded.sum'),
        heads: ref('excluded.heads'),
      })),
    )
    .execute();
}
