import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../domain/job.ts';
import type { EntityName, Json, Operation } from '../../domain/operation.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { LibraryTables } from '../library-tables.ts';
import { registerKey, toOperation } from './operation-rows.ts';
import { readHeads, shownHead } from './register-heads.ts';
import { planReversal } from './revert-group.ts';
import { type ChangeLogParts, withOpenGate, writeGroup } from './write-group.ts';

/** The change log over a library's database. */
export function createChangeLog(parts: ChangeLogParts): ChangeLog {
  const { database } = parts;
  return {
    commit: (changes, options) =>
      withOpenGate(database, async (transaction) => {
        const id = crypto.randomUUID();
        const written = await writeGroup(transaction, parts, { id, actor: options.actor.name, changes });
        if (written === 0) return null;
        if (options.undoable) await rememberGroup(transaction, parts, { id, ...options });
        return id;
      }),
    undo: (actor) => turnGroup(parts, actor, 'applied'),
    redo: (actor) => turnGroup(parts, actor, 'undone'),
    history: (entity, entityId) => readHistory(database, entity, entityId),
    current: (entity, entityId, field) => readCurrent(database, { entity, entityId, field }),
  };
}

/** Puts a group on the undo stack; what was undone before it can no longer be brought back. */
async function rememberGroup(
  transaction: Kysely<LibraryTables>,
  { isShared }: ChangeLogParts,
  { id, actor, label = '' }: { id: string; actor: Actor; label?: string },
): Promise<void> {
  await transaction
    .updateTable('change_groups')
    .set({ state: 'discarded' })
    .where('state', '=', 'undone')
    .$if(isShared, (groups) => groups.where(({ exists }) => exists(operationsOf(transaction, actor))))
    .execute();
  await transaction
    .insertInto('change_groups')
    .values({ id, label, state: 'applied', latest_group: id, reversed_group: null })
    .execute();
}

/** What a group came to last, as far as somebody wrote it. */
function operationsOf(transaction: Kysely<LibraryTables>, { name }: Actor) {
  return transaction
    .selectFrom('operations')
    .select('operations.id')
    .whereRef('operations.group_id', '=', sql.ref('change_groups.latest_group'))
    .where('operations.actor', '=', name);
}

/**
 * Takes back the newest applied group or brings back the oldest undone one: the same reversal in both directions,
 * since an undo is itself a group whose registers had a value before.
 */
async function turnGroup(
  parts: ChangeLogParts,
  actor: Actor,
  from: 'applied' | 'undone',
): Promise<{ label: string; kept: number } | null> {
  return withOpenGate(parts.database, async (transaction) => {
    const group = await transaction
      .selectFrom('change_groups')
      .selectAll()
      .where('state', '=', from)
      .$if(parts.isShared, (groups) => groups.where(({ exists }) => exists(operationsOf(transaction, actor))))
      .orderBy('position', from === 'applied' ? 'desc' : 'asc')
      .limit(1)
      .executeTakeFirst();
    if (group === undefined) return null;
    const { changes, beside, kept } = await planReversal(transaction, group.latest_group);
    const id = crypto.randomUUID();
    await writeGroup(transaction, parts, { id, actor: actor.name, changes, beside });
    await transaction
      .insertInto('change_groups')
      .values({ id, label: '', state: 'reversal', latest_group: id, reversed_group: group.latest_group })
      .execute();
    await transaction
      .updateTable('change_groups')
      .set({ state: from === 'applied' ? 'undone' : 'applied', latest_group: id })
      .where('id', '=', group.id)
      .execute();
    return { label: group.label, kept };
  });
}

async function readHistory(
  database: Kysely<LibraryTables>,
  entity: EntityName,
  entityId: string,
): Promise<Operation[]> {
  const rows = await database
    .selectFrom('operations')
    .selectAll()
    .where('entity', '=', entity)
    .where('entity_id', '=', entityId)
    .orderBy('position')
    .execute();
  return rows.map(toOperation);
}

async function readCurrent(
  database: Kysely<LibraryTables>,
  place: { entity: EntityName; entityId: string; field: string },
): Promise<Json | undefined> {
  const heads = await readHeads(database, [place]);
  const shown = shownHead(heads.get(registerKey(place)));
  return shown === undefined ? undefined : JSON.parse(shown.valueText);
}
