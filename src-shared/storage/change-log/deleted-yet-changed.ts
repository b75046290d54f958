import type { Kysely } from 'kysely';
import type { Operation } from '../../domain/operation.ts';
import { operationMaker } from '../../domain/seal-operation.ts';
import type { LibraryTables } from '../library-tables.ts';
import { inChunks, registerKey, toOperation } from './operation-rows.ts';
import { isKnownRegister, keepsDeletersKnowledge } from './registers.ts';

type Register = { entity: string; entityId: string; field: string };

/** A head of something that was deleted. */
export type UnseenChange = Operation & { sequence: number | null };

/** What nobody would bring something back for: where it stands among others, and what its birth and its end wrote. */
const unimportantFields: ReadonlySet<string> = new Set([
  'position',
  'hidden',
  'createdAt',
  'deleted',
  'deletedKnowing',
]);

/** The marks of deletion of what these registers belong to; a cell belongs to its row and to its column. */
export function deletionsToReview(registers: readonly Register[]): Register[] {
  return registers.filter(isKnownRegister).flatMap(({ entity, entityId }) => {
    if (entity === 'cell') {
      const [row = '', column = ''] = entityId.split(':');
      return [deletionOf('row', row), deletionOf('column', column)];
    }
    return keepsDeletersKnowledge(entity) ? [deletionOf(entity, entityId)] : [];
  });
}

/**
 * For each of these marks that says "deleted", by `registerKey`, what others had changed without whoever deleted it
 * having seen it, oldest first. Those that were not changed so are left out.
 */
export async function findUnseenChanges(
  database: Kysely<LibraryTables>,
  deletions: readonly Register[],
): Promise<Map<string, UnseenChange[]>> {
  const found = new Map<string, UnseenChange[]>();
  for (const deletion of await thoseDeleted(database, deletions)) {
    const heads = await headsOf(database, deletion);
    const changes = heads.filter((head) => isWorthAsking(head) && !isKnownToDeleter(head, heads));
    changes.sort((left, right) => (left.clock < right.clock ? -1 : 1));
    if (changes.length > 0) found.set(registerKey(deletion), changes);
  }
  return found;
}

function deletionOf(entity: string, entityId: string): Register {
  return { entity, entityId, field: 'deleted' };
}

async function thoseDeleted(database: Kysely<LibraryTables>, deletions: readonly Register[]): Promise<Register[]> {
  const idsByEntity = Map.groupBy(deletions, ({ entity }) => entity);
  const deleted: Register[] = [];
  for (const [entity, ofEntity] of idsByEntity) {
    const ids = [...new Set(ofEntity.map(({ entityId }) => entityId))];
    for (const chunk of inChunks(ids, 500)) {
      const rows = await database
        .selectFrom('operations')
        .select('entity_id')
        .distinct()
        .where('entity', '=', entity)
        .where('entity_id', 'in', chunk)
        .where('field', '=', 'deleted')
        .where('is_head', '=', 1)
        .where('value', '=', 'true')
        .execute();
      deleted.push(...rows.map(({ entity_id }) => deletionOf(entity, entity_id)));
    }
  }
  return deleted;
}

/** The heads of what was deleted, and of a row's or a column's cells. */
async function headsOf(database: Kysely<LibraryTables>, { entity, entityId }: Register): Promise<UnseenChange[]> {
  const heads = database.selectFrom('operations').selectAll().where('is_head', '=', 1);
  const rows = await heads.where('entity', '=', entity).where('entity_id', '=', entityId).execute();
  if (entity === 'row') {
    // Every cell of that row: what follows its colon sorts before a semicolon.
    const cells = heads.where('entity', '=', 'cell').where('entity_id', '>', `${entityId}:`);
    rows.push(...(await cells.where('entity_id', '<', `${entityId};`).execute()));
  }
  if (entity === 'column') {
    const places = await database
      .selectFrom('planilla_cells')
      .select('row_id')
      .where('column_id', '=', entityId)
      .execute();
    for (const chunk of inChunks(places, 500)) {
      const ids = chunk.map(({ row_id }) => `${row_id}:${entityId}`);
      rows.push(...(await heads.where('entity', '=', 'cell').where('entity_id', 'in', ids).execute()));
    }
  }
  return rows.map((row) => ({ ...toOperation(row), sequence: row.sequence }));
}

/** A cell that nobody typed or accepted can be read again, and is nobody's work. */
function isWorthAsking({ entity, field, value, actor }: Operation): boolean {
  if (unimportantFields.has(field) || actor === 'purge') return false;
  if (entity !== 'cell') return true;
  return typeof value === 'object' && value !== null && !Array.isArray(value) && value.approved === true;
}

/** Whether one of those who deleted it held a change: one of its own PC, or one of the log up to where it held the log. */
function isKnownToDeleter(change: UnseenChange, heads: readonly UnseenChange[]): boolean {
  const maker = operationMaker(change.id);
  return heads.some((head) => {
    if (head.field !== 'deletedKnowing' && head.field !== 'deleted') return false;
    const deleter = operationMaker(head.id);
    if (deleter.deviceId === maker.deviceId && maker.counter < deleter.counter) return true;
    const upTo = head.field === 'deletedKnowing' && typeof head.value === 'number' ? head.value : 0;
    return change.sequence !== null && change.sequence <= upTo;
  });
}
