import { logStart } from '../../../src-shared/domain/sync/log-chain.ts';
import { emptyChecksum } from '../../../src-shared/domain/sync/log-checksum.ts';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { DistrictLog, EnrolledDevice, LogName } from '../../../src-shared/ports/district-log.ts';
import { appendOperations, type HeldLog } from './append-operations.ts';
import { addDevice, toDevice } from './devices.ts';
import { blankOperations, readPurgeOperations, readPurges } from './log-purges.ts';
import { dropSuperseded, makeSnapshot, readSnapshotPage } from './log-snapshots.ts';
import { type LogTransaction, readLog, writeLog } from './log-transaction.ts';
import type { DistrictDatabase } from './open-district-database.ts';
import { withPostgresErrors } from './postgres-errors.ts';
import { readHeads } from './read-heads.ts';
import { furthest, readLogPage, readStandings } from './read-log-page.ts';

/** The logs of a district in its Postgres. */
export function createPostgresDistrictLog(database: DistrictDatabase, clock: Clock): DistrictLog {
  return {
    async device(id) {
      const row = await database.selectFrom('devices').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toDevice(row) : null;
    },
    addDevice: (device) => withPostgresErrors(() => addDevice(database, device, clock.now())),
    write: (log, work) =>
      writeLog(database, log, async (transaction) => {
        let held = await holdLog(transaction, log);
        return work({
          device: (id) => heldDevice(transaction, id),
          addDevice: (device) => addDevice(transaction, device, clock.now()),
          append: async (operations) => {
            const { held: now, ...appended } = await appendOperations(
              transaction,
              { log, held, nowMs: clock.now() },
              operations,
            );
            held = now;
            return appended;
          },
          heads: (entities) => readHeads(transaction, entities),
          purges: () => readPurges(transaction),
          blank: (purges) => blankOperations(transaction, purges),
          makeSnapshot: () => makeSnapshot(transaction, log, clock.now()),
          dropSuperseded: async (takenBeforeMs) => {
            const dropped = await dropSuperseded(transaction, log, takenBeforeMs);
            if (dropped.length > 0) held = await holdLog(transaction, log);
            return dropped.length;
          },
        });
      }),
    page: (log, after, limit) => withPostgresErrors(() => readLogPage(database, log, { after, limit })),
    purgeOperations: (log) => readLog(database, log, readPurgeOperations),
    standings: (one, other) => withPostgresErrors(() => readStandings(database, one, other)),
    heads: (log, entities) => readLog(database, log, (transaction) => readHeads(transaction, entities)),
    snapshotPage: (log, place, cursor) =>
      place.sequence > furthest
        ? Promise.resolve(null)
        : readLog(database, log, (transaction) => readSnapshotPage(transaction, place, cursor)),
    async blocks(log) {
      const rows = await readLog(database, log, (transaction) =>
        transaction.selectFrom('counter_blocks').selectAll().execute(),
      );
      return rows.map(({ device_id, block, sum, heads }) => ({ deviceId: device_id, block, checksum: { sum, heads } }));
    },
  };
}

/** Takes the log's row, making it where there is none yet, and keeps it to the end of the transaction. */
async function holdLog(transaction: LogTransaction, log: LogName): Promise<HeldLog> {
  const held = transaction.selectFrom('logs').selectAll().forUpdate();
  let row = await held.executeTakeFirst();
  if (row === undefined) {
    const first = { log, tip: logStart.sequence, chain: logStart.chain, ...emptyChecksum };
    await transaction
      .insertInto('logs')
      .values(first)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    row = await held.executeTakeFirstOrThrow();
  }
  const { tip, chain, sum, heads, horizon } = row;
  return { place: { sequence: tip, chain }, checksum: { sum, heads }, hasDropped: horizon > 0 };
}

/** Whoever revokes it meanwhile waits, or was first. */
async function heldDevice(transaction: LogTransaction, id: string): Promise<EnrolledDevice | null> {
  const row = await transaction.selectFrom('devices').selectAll().where('id', '=', id).forShare().executeTakeFirst();
  return row ? toDevice(row) : null;
}
