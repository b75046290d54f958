import type { Kysely, Selectable } from 'kysely';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import { operationSchema } from '../../domain/operation.ts';
import { operationMaker } from '../../domain/seal-operation.ts';
import type { PaperSyncState, RegisterName } from '../../domain/sync/conflict.ts';
import { refusalSchema } from '../../domain/sync/sync-messages.ts';
import type {
  ConflictRepository,
  HeldOperation,
  OpenConflict,
  RefusedOperation,
} from '../../ports/conflict-repository.ts';
import { findUnseenChanges } from '../change-log/deleted-yet-changed.ts';
import { readDeviceState } from '../change-log/local-state.ts';
import { inChunks, registerKey, toOperation } from '../change-log/operation-rows.ts';
import type { LibraryTables, OperationsTable } from '../library-tables.ts';
import { readThingNames } from './thing-names.ts';

/** What PCs that wrote apart disagree about, from a library's database. */
export function createConflictRepository(database: Kysely<LibraryTables>): ConflictRepository {
  return {
    async registers() {
      const rows = await database
        .selectFrom('open_conflicts')
        .select(['entity', 'entity_id as entityId', 'field'])
        .orderBy('clock')
        .orderBy('entity_id')
        .orderBy('field')
        .execute();
      return rows;
    },
    conflicts: (registers) => readConflicts(database, registers),
    names: (registers) => readThingNames(database, registers),
    refused: () => readRefused(database),
    async discardRefused(id) {
      await database.deleteFrom('refused_operations').where('id', '=', id).execute();
    },
    paperStates: (ids) => readPaperStates(database, ids),
  };
}

async function readConflicts(
  database: Kysely<LibraryTables>,
  registers: readonly RegisterName[],
): Promise<OpenConflict[]> {
  const own = await ownDevices(database);
  const toHeld = (row: Selectable<OperationsTable>): HeldOperation => ({
    ...toOperation(row),
    isOfThisPc: own.has(operationMaker(row.id).deviceId),
    isSent: row.sequence !== null,
  });
  const unseen = await findUnseenChanges(
    database,
    registers.filter(({ field }) => field === 'deleted'),
  );
  const conflicts: OpenConflict[] = [];
  for (const register of registers) {
    const rows = await database
      .selectFrom('operations')
      .selectAll()
      .where('entity', '=', register.entity)
      .where('entity_id', '=', register.entityId)
      .where('field', '=', register.field)
      .where('is_head', '=', 1)
      .orderBy('clock', 'desc')
      .orderBy('id', 'desc')
      .execute();
    const heads = eachValueOnce(rows.map(toHeld));
    const lost = (unseen.get(registerKey(register)) ?? []).reverse().map(({ sequence, ...operation }) => ({
      ...operation,
      isOfThisPc: own.has(operationMaker(operation.id).deviceId),
      isSent: sequence !== null,
    }));
    if (heads.length > 1 || lost.length > 0) conflicts.push({ register, heads, lost });
  }
  return conflicts;
}

/** The identities that this PC has and had. */
async function ownDevices(database: Kysely<LibraryTables>): Promise<Set<string>> {
  const { deviceId, earlier } = await readDeviceState(database);
  return new Set([deviceId, ...earlier]);
}

function eachValueOnce(heads: readonly HeldOperation[]): HeldOperation[] {
  const seen = new Set<string>();
  return heads.filter(({ value }) => {
    const text = canonicalJson(value);
    return !seen.has(text) && seen.add(text);
  });
}

async function readRefused(database: Kysely<LibraryTables>): Promise<RefusedOperation[]> {
  const rows = await database.selectFrom('refused_operations').selectAll().execute();
  const refused = rows.map(({ operation, code }) => ({
    operation: operationSchema.parse(JSON.parse(operation)),
    code: refusalSchema.parse(code),
  }));
  return refused.sort((left, right) => (left.operation.clock < right.operation.clock ? -1 : 1));
}

async function readPaperStates(
  database: Kysely<LibraryTables>,
  ids: readonly SourceId[],
): Promise<Map<SourceId, PaperSyncState>> {
  const refused = new Set((await readRefused(database)).map(({ operation }) => operation.entityId));
  const inConflict = new Set<string>();
  const unsent = new Set<string>();
  const withoutFile = new Set<string>();
  const own = await ownDevices(database);
  for (const chunk of inChunks(ids, 500)) {
    const conflicts = database.selectFrom('open_conflicts').select('entity_id').where('entity', '=', 'source');
    for (const row of await conflicts.where('entity_id', 'in', chunk).execute()) inConflict.add(row.entity_id);
    const waiting = database
      .selectFrom('operations')
      .select('entity_id')
      .distinct()
      .where('entity', '=', 'source')
      .where('entity_id', 'in', chunk)
      .where('sequence', 'is', null);
    for (const row of await waiting.execute()) unsent.add(row.entity_id);
    // Of another PC's paper nobody knows here whether its file has come to the server.
    const unfiled = database
      .selectFrom('sources')
      .innerJoin('operations', 'operations.entity_id', 'sources.id')
      .leftJoin('server_blobs', 'server_blobs.sha256', 'sources.sha256')
      .select(['sources.id', 'operations.id as file'])
      .where('sources.id', 'in', chunk)
      .where('operations.entity', '=', 'source')
      .where('operations.field', '=', 'file')
      .where('server_blobs.sha256', 'is', null);
    for (const { id, file } of await unfiled.execute()) {
      if (own.has(operationMaker(file).deviceId)) withoutFile.add(id);
    }
  }
  const stateOf = (id: SourceId): PaperSyncState => {
    if (refused.has(id)) return 'refused';
    if (inConflict.has(id)) return 'conflict';
    if (unsent.has(id)) return 'here';
    return withoutFile.has(id) ? 'told' : 'sent';
  };
  return new Map(ids.map((id) => [id, stateOf(id)]));
}
