import type { Kysely } from 'kysely';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { type ClockReading, formatClock, parseClock, tickClock } from '../../domain/hybrid-clock.ts';
import type { Change, Operation } from '../../domain/operation.ts';
import { sealOperation } from '../../domain/seal-operation.ts';
import { type Purge, purgeEntity, purgeField } from '../../domain/sync/purge.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LibraryTables } from '../library-tables.ts';
import type { StorageDialect } from '../storage-dialect.ts';
import { appendOperations } from './append-operations.ts';
import { type DeviceState, readDeviceState, writeDeviceState } from './local-state.ts';
import { readPlaces } from './log-places.ts';
import { closeConflicts, reviewConflicts } from './open-conflicts.ts';
import { registerKey } from './operation-rows.ts';
import { type HeadsByRegister, type RegisterHead, readHeads } from './register-heads.ts';
import { keepsDeletersKnowledge, registerLayout } from './registers.ts';
import { writeRows } from './write-rows.ts';

/** The version of the operations' shape that this program writes. */
const schemaVersion = 1;

/** The scope of everything a school writes; a server knows it by the school's number. */
const schoolScope = 'school';

/** What the change log is made of. */
export type ChangeLogParts = {
  database: Kysely<LibraryTables>;
  dialect: StorageDialect;
  clock: Clock;
  /** Whether several people are at the library at once: each takes back what they themselves did. */
  isShared: boolean;
};

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

/** What one commit writes. */
export type WrittenGroup = {
  id: string;
  actor: string;
  changes: readonly Change[];
  /** Values that stand beside those of `changes`, which makes conflicts of them: what taking back a decision needs. */
  beside?: readonly Change[];
};

/**
 * Appends the operations of one group and changes the rows they speak of. Registers that already show the value are
 * left out. Returns how many operations were written.
 */
export async function writeGroup(
  transaction: Kysely<LibraryTables>,
  parts: ChangeLogParts,
  group: WrittenGroup,
): Promise<number> {
  const changes = [
    ...(group.beside ?? []).map(withText),
    ...lastOfEachRegister([...group.changes, ...(await deletersKnowledge(transaction, group.changes))]),
  ];
  const heads = await readHeads(
    transaction,
    changes.map(({ entity, id }) => ({ entity, entityId: id })),
  );
  const reopened = new Set((group.beside ?? []).map(keyOf));
  const wanted = changes.filter(
    (change) => reopened.has(keyOf(change)) || !alreadyShows(headsOf(heads, change), change.valueText),
  );
  if (wanted.length === 0) return 0;
  const state = await readDeviceState(transaction);
  const operations = wanted.map((change) =>
    createOperation(change, { bases: headsOf(heads, change), state, group, nowMs: parts.clock.now() }),
  );
  await appendOperations(transaction, operations);
  await writeRows(transaction, operations, parts.dialect.maximumParameters);
  await writeDeviceState(transaction, state);
  await settleConflicts(transaction, operations, { isReopening: reopened.size > 0 });
  return operations.length;
}

/** Whoever deletes says up to where of the school's log he saw what he deleted; nothing where there is no log yet. */
async function deletersKnowledge(transaction: Kysely<LibraryTables>, changes: readonly Change[]): Promise<Change[]> {
  const deletions = changes.filter(({ entity, field, value }) => {
    return field === 'deleted' && value === true && keepsDeletersKnowledge(entity);
  });
  if (deletions.length === 0) return [];
  const { sequence } = (await readPlaces(transaction)).school;
  return sequence === 0 ? [] : deletions.map((deletion) => ({ ...deletion, field: 'deletedKnowing', value: sequence }));
}

/** A register that was written on this PC is decided; whether what was deleted is, depends on what the deleter saw. */
async function settleConflicts(
  transaction: Kysely<LibraryTables>,
  operations: readonly Operation[],
  { isReopening }: { isReopening: boolean },
): Promise<void> {
  const isAboutDeletion = ({ field }: Operation) => field === 'deleted' || field === 'deletedKnowing';
  const toReview = isReopening ? operations : operations.filter(isAboutDeletion);
  if (toReview.length > 0) await reviewConflicts(transaction, toReview);
  await closeConflicts(
    transaction,
    operations.filter((operation) => operation.bases.length > 1 && !toReview.includes(operation)),
  );
}

/** Appends the operation by which every other replica forgets the same; `actor` is who asked for it, where a person did. */
export async function appendPurge(
  transaction: Kysely<LibraryTables>,
  parts: ChangeLogParts,
  purge: Purge,
  actor = 'purge',
): Promise<void> {
  const state = await readDeviceState(transaction);
  const change = { entity: purgeEntity, id: crypto.randomUUID(), field: purgeField, value: purge };
  const group = { id: crypto.randomUUID(), actor };
  const origin = { bases: [], state, group, nowMs: parts.clock.now() };
  await appendOperations(transaction, [createOperation({ ...change, valueText: canonicalJson(purge) }, origin)]);
  await writeDeviceState(transaction, state);
}

type OperationOrigin = {
  bases: readonly RegisterHead[];
  /** Counted on by each operation made. */
  state: DeviceState;
  group: { id: string; actor: string };
  nowMs: number;
};

function createOperation(
  change: Omit<WrittenChange, 'entity'> & { entity: string },
  origin: OperationOrigin,
): Operation {
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
  return heads.get(keyOf(change)) ?? [];
}

function keyOf({ entity, id, field }: Change): string {
  return registerKey({ entity, entityId: id, field });
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
    byRegister.set(keyOf(change), withText(change));
  }
  return [...byRegister.values()];
}

function withText(change: Change): WrittenChange {
  registerLayout(change);
  return { ...change, valueText: canonicalJson(change.value) };
}
