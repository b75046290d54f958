import type { Kysely } from 'kysely';
import type { Change, EntityName, Json, Operation } from '../../domain/operation.ts';
import type { LibraryTables } from '../library-tables.ts';
import { findOrigins, type Origin } from './operation-origins.ts';
import { inChunks, registerKey, toOperation } from './operation-rows.ts';
import { type HeadsByRegister, readHeads } from './register-heads.ts';
import { hasDeletedMark, isKnownRegister, registerLayout } from './registers.ts';

/** The changes that bring registers back to what they showed before a group, and how many others must stay. */
export type Reversal = { changes: Change[]; kept: number };

/**
 * What taking a group back would write. A register that somebody has written since is left as it is and counted in
 * `kept`; an entity that the group made is marked deleted, unless somebody has changed any part of it since.
 */
export async function planReversal(database: Kysely<LibraryTables>, group: string): Promise<Reversal> {
  const rows = await database
    .selectFrom('operations')
    .selectAll()
    .where('group_id', '=', group)
    .orderBy('position')
    .execute();
  const operations = rows.map(toOperation).filter(isKnownRegister);
  const heads = await readHeads(database, operations);
  const headIds = [...heads.values()].flat().map((head) => head.id);
  const origins = await findOrigins(database, [...headIds, ...operations.map((operation) => operation.id)]);
  const earlier = await readBases(database, operations);
  const reversal: Reversal = { changes: [], kept: 0 };
  for (const ofEntity of groupByEntity(operations)) addReversal(reversal, ofEntity, { heads, earlier, origins });
  return reversal;
}

/** An operation of a register that this version knows: all that this PC wrote. */
type KnownOperation = Operation & { entity: EntityName };

type Known = {
  heads: HeadsByRegister;
  /** Values by operation. */
  earlier: Map<string, Json>;
  origins: Map<string, Origin | null>;
};

function addReversal(reversal: Reversal, operations: readonly KnownOperation[], known: Known): void {
  const { entity, entityId } = operations[0]!;
  if (isBirth(operations)) {
    if (isTouchedSince(operations[0]!, known)) reversal.kept += operations.length;
    else reversal.changes.push({ entity, id: entityId, field: 'deleted', value: true });
    return;
  }
  for (const operation of operations) {
    if (!stillShows(operation, known)) {
      reversal.kept += 1;
      continue;
    }
    const value = valueBefore(operation, known.earlier);
    reversal.changes.push({ entity, id: entityId, field: operation.field, value });
  }
}

/** Whether these operations made their entity: its mark of deletion apart, nothing of it was there before. */
function isBirth(operations: readonly KnownOperation[]): boolean {
  const first = operations[0]!;
  if (!hasDeletedMark(first.entity)) return false;
  const isOnlyMark = operations.every((operation) => operation.field === 'deleted');
  return !isOnlyMark && operations.every((operation) => operation.bases.length === 0) && makesEntity(operations);
}

/** The register that every new entity of a kind gets, told by the fields `domain/changes.ts` writes first. */
const birthFields: Record<string, string> = {
  source: 'file',
  folder: 'name',
  person: 'familyName',
  planilla: 'rowKind',
  column: 'planillaId',
  row: 'origin',
  prompt: 'content',
  template: 'content',
  'template-marking': 'content',
  'written-document': 'content',
};

function makesEntity(operations: readonly Operation[]): boolean {
  return operations.some((operation) => operation.field === birthFields[operation.entity]);
}

/** Whether a register shows what an operation gave it, even if by way of later undos. */
function stillShows(operation: Operation, known: Known): boolean {
  const heads = known.heads.get(registerKey(operation)) ?? [];
  const [head] = heads;
  if (head === undefined || heads.length > 1) return false;
  if (head.id === operation.id) return true;
  const origin = known.origins.get(operation.id);
  return origin != null && known.origins.get(head.id)?.id === origin.id;
}

function isTouchedSince(operation: Operation, known: Known): boolean {
  const group = known.origins.get(operation.id)?.group;
  const prefix = registerKey({ ...operation, field: '' });
  for (const [key, heads] of known.heads) {
    if (!key.startsWith(prefix)) continue;
    // Without an origin it shows again what it showed before anybody wrote it.
    if (heads.some((head) => (known.origins.get(head.id) ?? { group }).group !== group)) return true;
  }
  return false;
}

function valueBefore(operation: KnownOperation, earlier: Map<string, Json>): Json {
  for (const base of operation.bases) {
    const value = earlier.get(base);
    if (value !== undefined) return value;
  }
  return registerLayout(operation).initial;
}

async function readBases(
  database: Kysely<LibraryTables>,
  operations: readonly Operation[],
): Promise<Map<string, Json>> {
  const values = new Map<string, Json>();
  const ids = operations.flatMap((operation) => operation.bases);
  for (const chunk of inChunks(ids, 500)) {
    const rows = await database.selectFrom('operations').select(['id', 'value']).where('id', 'in', chunk).execute();
    for (const row of rows) values.set(row.id, JSON.parse(row.value));
  }
  return values;
}

function groupByEntity(operations: readonly KnownOperation[]): KnownOperation[][] {
  const groups = new Map<string, KnownOperation[]>();
  for (const operation of operations) {
    const key = `${operation.entity}\n${operation.entityId}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [operation]);
    else group.push(operation);
  }
  return [...groups.values()];
}
