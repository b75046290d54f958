import { sql } from 'kysely';
import { operationSchema } from '../../../src-shared/domain/operation.ts';
import { logStart } from '../../../src-shared/domain/sync/log-chain.ts';
import { emptyChecksum } from '../../../src-shared/domain/sync/log-checksum.ts';
import { type LogTip, pageCharacters, type SequencedOperation } from '../../../src-shared/domain/sync/sync-messages.ts';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { DistrictLog, EnrolledDevice, LogName } from '../../../src-shared/ports/district-log.ts';
import { appendOperations, type HeldLog } from './append-operations.ts';
import { addDevice, toDevice } from './devices.ts';
import { type LogTransaction, readLog, writeLog } from './log-transaction.ts';
import type { DistrictDatabase } from './open-district-database.ts';
import { withPostgresErrors } from './postgres-errors.ts';

/** The furthest that the column holds: a PC may ask for any place. */
const furthest = 2 ** 31 - 1;

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
            const { held: now, ...appended } = await appendOperations(transaction, log, held, operations);
            held = now;
            return appended;
          },
        });
      }),
    page: (log, after, limit) =>
      readLog(database, log, async (transaction) => ({
        ...(await readTip(transaction)),
        operations: await readPage(transaction, Math.min(after, furthest), limit),
      })),
    async chain(log, sequence) {
      if (sequence === 0) return logStart.chain;
      if (sequence > furthest) return null;
      const row = await readLog(database, log, (transaction) =>
        transaction.selectFrom('operations').select('chain').where('sequence', '=', sequence).executeTakeFirst(),
      );
      return row?.chain ?? null;
    },
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
  const first = { log, tip: logStart.sequence, chain: logStart.chain, ...emptyChecksum };
  await transaction
    .insertInto('logs')
    .values(first)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { tip, chain, sum, heads } = await transaction
    .selectFrom('logs')
    .selectAll()
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { place: { sequence: tip, chain }, checksum: { sum, heads } };
}

/** Whoever revokes it meanwhile waits, or was first. */
async function heldDevice(transaction: LogTransaction, id: string): Promise<EnrolledDevice | null> {
  const row = await transaction.selectFrom('devices').selectAll().where('id', '=', id).forShare().executeTakeFirst();
  return row ? toDevice(row) : null;
}

async function readTip(transaction: LogTransaction): Promise<LogTip> {
  const row = await transaction.selectFrom('logs').selectAll().executeTakeFirst();
  return row
    ? { tip: row.tip, checksum: { sum: row.sum, heads: row.heads } }
    : { tip: logStart.sequence, checksum: emptyChecksum };
}

async function readPage(transaction: LogTransaction, after: number, limit: number): Promise<SequencedOperation[]> {
  const { rows } = await sql<{ sequence: number; clock: string; body: string }>`
    select sequence, clock, body from (
      select sequence, clock, body, sum(length(body)) over (order by sequence) as characters from (
        select * from operations where sequence > ${after} order by sequence limit ${limit}
      ) as asked
    ) as counted
    where characters - length(body) < ${pageCharacters} order by sequence
  `.execute(transaction);
  return rows.map(({ sequence, clock, body }) => ({
    ...operationSchema.omit({ clock: true }).parse(JSON.parse(body)),
    clock,
    sequence,
  }));
}
