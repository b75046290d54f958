import type { Kysely, Selectable } from 'kysely';
import { isOfDistrict } from '../../domain/sync/scope-of-entity.ts';
import type { LibraryTables, OperationsTable } from '../library-tables.ts';
import { inChunks, registerKey } from './operation-rows.ts';

/** An operation that no known operation supersedes, with what showing it needs; its value as JSON. */
export type RegisterHead = { id: string; clock: string; valueText: string; group: string };

/** The heads of registers by `registerKey`, the one that is shown first. */
export type HeadsByRegister = Map<string, RegisterHead[]>;

type Place = { entity: string; entityId: string };
type HeadRow = Pick<
  Selectable<OperationsTable>,
  'id' | 'entity' | 'entity_id' | 'field' | 'clock' | 'value' | 'group_id'
>;

const entitiesPerQuery = 500;

/** Reads the heads of every register of the given entities: of what is the district's, those of its own log alone. */
export async function readHeads(database: Kysely<LibraryTables>, places: readonly Place[]): Promise<HeadsByRegister> {
  const idsByEntity = new Map<string, Set<string>>();
  for (const { entity, entityId } of places) {
    const ids = idsByEntity.get(entity) ?? new Set<string>();
    idsByEntity.set(entity, ids.add(entityId));
  }
  const heads: HeadsByRegister = new Map();
  for (const [entity, ids] of idsByEntity) {
    for (const chunk of inChunks([...ids], entitiesPerQuery)) {
      const rows = database
        .selectFrom('operations')
        .select(['id', 'entity', 'entity_id', 'field', 'clock', 'value', 'group_id'])
        .where('entity', '=', entity)
        .where('entity_id', 'in', chunk)
        .where('is_head', '=', 1);
      addHeads(heads, await (isOfDistrict(entity) ? rows.where('scope', '=', 'district') : rows).execute());
    }
  }
  return heads;
}

/** The one head that every replica shows: the latest by clock, then by id. Undefined when nothing was written. */
export function shownHead(heads: readonly RegisterHead[] = []): RegisterHead | undefined {
  let shown: RegisterHead | undefined;
  for (const head of heads) if (shown === undefined || compareHeads(head, shown) > 0) shown = head;
  return shown;
}

function addHeads(heads: HeadsByRegister, rows: readonly HeadRow[]): void {
  for (const row of rows) {
    const key = registerKey({ entity: row.entity, entityId: row.entity_id, field: row.field });
    const head: RegisterHead = { id: row.id, clock: row.clock, valueText: row.value, group: row.group_id };
    const known = heads.get(key);
    if (known === undefined) heads.set(key, [head]);
    else known.push(head);
  }
}

/** The order of heads: the one that is shown comes last. */
export function compareHeads(left: RegisterHead, right: RegisterHead): number {
  if (left.clock !== right.clock) return left.clock < right.clock ? -1 : 1;
  return left.id < right.id ? -1 : 1;
}
