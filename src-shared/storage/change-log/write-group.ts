import type { Kysely } from 'kysely';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { type ClockReading, formatClock, parseClock, tickClock } from '../../domain/hybrid-clock.ts';
import type { Change, Operation } from '../../domain/operation.ts';
import { sealOperation } from '../../domain/seal-operation.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LibraryTables } from '../library-tables.ts';
import type { StorageDialect } from '../storage-dialect.ts';
import { appendOperations } from './append-operations.ts';
import { type DeviceState, readDeviceState, writeDeviceState } from './local-state.ts';
import { registerKey } from './operation-rows.ts';
import { type HeadsByRegister, type RegisterHead, readHeads } from './register-heads.ts';
import { registerLayout } from './registers.ts';
import { writeRows } from './write-rows.ts';

/** The version of the operations' shape that this program writes. */
const schemaVersion = 1;

/** The scope of everything a school writes; a server knows it by the school's number. */
const schoolScope = 'school';

/** What the change log is made of. */
export type ChangeLogParts = { database: Kysely<LibraryTables>; dialect: StorageDialect; clock: Clock };

/** Runs `work` in one transaction with the gate of the synced tables open; a failure leaves nothing written. */
export async function withOpenGate<Result>(
  database: Kysely<LibraryTables>,
  work: (transaction: Kysely<LibraryTables>) => Promise<Result>,
): Promise<Result> {
  return database.transaction().execute(async (transaction) => {
    await transaction.updateTable('write_gate').set({ is_open: 1 }).execute();
    const result = await work(transaction);
    await transaction.updateTable('write_gate').set({ is_open: 0 }).execute();
    return result;
  });
}

/**
 * Appends the operations of one group and changes the rows they speak of. Registers that already show the value are
 * left out. Returns how many operations were written.
 */
export async function writeGroup(
  transaction: Kysely<LibraryTables>,
  parts: ChangeLogParts,
  group: { id: string; actor: string; changes: readonly Change[] },
): Promise<number> {
  const changes = lastOfEachRegister(group.changes);
  const heads = await readHeads(
    transaction,
    changes.map(({ entity, id }) => ({ entity, entityId: id })),
  );
  const wanted = changes.filter((change) => !alreadyShows(headsOf(heads, change), change.valueText));
  if (wanted.length === 0) return 0;
  const state = await readDeviceState(transaction);
  const operations = wanted.map((change) =>
    createOperation(change, { bases: headsOf(heads, change), state, group, nowMs: parts.clock.now() }),
  );
  await appendOperations(transaction, operations);
  await writeRows(transaction, operations, parts.dialect.maximumParameters);
  await writeDeviceState(transaction, state);
  return operations.length;
}

type OperationOrigin = {
  bases: readonly RegisterHead[];
  /** Counted on by each operation made. */
  state: DeviceState;
  group: { id: string; actor: string };
  nowMs: number;
};

function createOperation(change: WrittenChange, origin: OperationOrigin): Operation {
  const { state, group } = origin;
  state.clock = tickClock(latestClock(state.clock, origin.bases), origin.nowMs);
  state.operations += 1;
  return sealOperation(
    {
      deviceId: state.deviceId,
      counter: state.operations,
      scope: schoolScope,
      entity: change.entity,
      entityId: change.id,
      field: change.field,
      value: change.value,
      bases: origin.bases.map((head) => head.id).sort(),
      clock: formatClock(state.clock, state.deviceId),
      actor: group.actor,
      group: group.id,
      schemaVersion,
    },
    change.valueText,
  );
}

/** A base may come from a PC whose clock runs ahead: the new operation must still sort after it. */
function latestClock(own: ClockReading, bases: readonly RegisterHead[]): ClockReading {
  let latest = own;
  for (const base of bases) {
    const reading = parseClock(base.clock);
    const isLater = reading.milliseconds - latest.milliseconds || reading.counter - latest.counter;
    if (isLater > 0) latest = reading;
  }
  return latest;
}

function headsOf(heads: HeadsByRegister, change: Change): RegisterHead[] {
  return heads.get(registerKey({ entity: change.entity, entityId: change.id, field: change.field })) ?? [];
}

/** A register in conflict is always written: writing resolves it. */
function alreadyShows(heads: readonly RegisterHead[], valueText: string): boolean {
  const [shown] = heads;
  if (shown === undefined || heads.length > 1) return false;
  // Equal values are equally long, whatever the order of their keys: most need not be parsed.
  return shown.valueText.length === valueText.length && canonicalJson(JSON.parse(shown.valueText)) === valueText;
}

/** A change with its value in canonical JSON, made once: it is compared and hashed. */
type WrittenChange = Change & { valueText: string };

function lastOfEachRegister(changes: readonly Change[]): WrittenChange[] {
  const byRegister = new Map<string, WrittenChange>();
  for (const change of changes) {
    registerLayout(change);
    byRegister.set(registerKey({ entity: change.entity, entityId: change.id, field: change.field }), {
      ...change,
      valueText: canonicalJson(change.value),
    });
  }
  return [...byRegister.values()];
}
