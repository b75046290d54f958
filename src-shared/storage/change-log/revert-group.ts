import type { Kysely } from 'kysely';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Change, EntityName, Json, Operation } from '../../domain/operation.ts';
import type { LibraryTables } from '../library-tables.ts';
import { findOrigins, type Origin } from './operation-origins.ts';
import { inChunks, registerKey, toOperation } from './operation-rows.ts';
import { compareHeads, type HeadsByRegister, type RegisterHead, readHeads } from './register-heads.ts';
import { hasDeletedMark, isKnownRegister, registerLayout } from './registers.ts';

/** The changes that bring registers back to what they showed before a group, and how many others must stay. */
export type Reversal = {
  changes: Change[];
  /** The other values that those registers had: what was in conflict before the group is in conflict again. */
  beside: Change[];
  kept: number;
};

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
  const reversal: Reversal = { changes: [], beside: [], kept: 0 };
  for (const ofEntity of groupByEntity(operations)) addReversal(reversal, ofEntity, { heads, earlier, origins });
  return reversal;
}

/** An operation of a register that this version knows: all that this PC wrote. */
type KnownOperation = Operation & { entity: EntityName };

type Known = {
  heads: HeadsByRegister;
  /** What operations before these wrote, by their ids. */
  earlier: Map<string, RegisterHead>;
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
    const [shown = registerLayout(operation).initial, ...others] = valuesBefore(operation, known.earlier);
    reversal.changes.push({ entity, id: entityId, field: operation.field, value: shown });
    reversal.beside.push(...others.map((value) => ({ entity, id: entityId, field: operation.field, value })));
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
  if (head === undefined) return false;
  // Several where an undo put a conflict back: all of them are of that undo.
  if (heads.length > 1) return heads.every(({ group }) => group === operation.group);
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

/** The values that a register had before an operation, the one that was shown first, each once. */
function valuesBefore(operation: KnownOperation, earlier: Map<string, RegisterHead>): Json[] {
  const heads = operation.bases.flatMap((base) => earlier.get(base) ?? []).sort((a, b) => compareHeads(b, a));
  const texts = new Map(heads.map(({ valueText }) => [canonicalJson(JSON.parse(valueText)), valueText]));
  return [...texts.values()].map((text) => JSON.parse(text));
}

async function readBases(
  database: Kysely<LibraryTables>,
  operations: readonly Operation[],
): Promise<Map<string, RegisterHead>> {
  const earlier = new Map<string, RegisterHead>();
  const ids = operations.flatMap((operation) => operation.bases);
  for (const chunk of inChunks(ids, 500)) {
    const rows = await database
      .selectFrom('operations')
      .select(['id', 'clock', 'value as valueText', 'group_id as group'])
      .where('id', 'in', chunk)
      .execute();
    for (const row of rows) earlier.set(row.id, row);
  }
  return earlier;
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
