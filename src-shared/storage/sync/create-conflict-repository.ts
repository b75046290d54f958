import type { Kysely, Selectable } from 'kysely';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { operationSchema } from '../../domain/operation.ts';
import { operationMaker } from '../../domain/seal-operation.ts';
import type { RegisterName } from '../../domain/sync/conflict.ts';
import { refusalSchema } from '../../domain/sync/sync-messages.ts';
import type {
  ConflictRepository,
  HeldOperation,
  OpenConflict,
  RefusedOperation,
} from '../../ports/conflict-repository.ts';
import { findUnseenChanges } from '../change-log/deleted-yet-changed.ts';
import { readOwnDevices } from '../change-log/local-state.ts';
import { registerKey, toOperation } from '../change-log/operation-rows.ts';
import type { LibraryTables, OperationsTable } from '../library-tables.ts';
import { readMentionedNames } from './mentioned-names.ts';
import { readPaperStates } from './paper-states.ts';
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
    mentioned: (ids) => readMentionedNames(database, ids),
    refused: () => readRefused(database),
    async discardRefused(id) {
      await database.deleteFrom('refused_operations').where('id', '=', id).execute();
    },
    paperStates: async (ids) => readPaperStates(database, { ids, refused: await readRefused(database) }),
  };
}

async function readConflicts(
  database: Kysely<LibraryTables>,
  registers: readonly RegisterName[],
): Promise<OpenConflict[]> {
  const own = await readOwnDevices(database);
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
