import type { Kysely } from 'kysely';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { LibraryTables } from '../library-tables.ts';
import { deletionsToReview, findUnseenChanges } from './deleted-yet-changed.ts';
import { inChunks, registerKey } from './operation-rows.ts';
import { type HeadsByRegister, type RegisterHead, readHeads, shownHead } from './register-heads.ts';
import { isAskedAbout } from './registers.ts';

type Register = { entity: string; entityId: string; field: string };

/** Whether heads say different things: those of equal value count as one. */
export function isDisputed(heads: readonly Pick<RegisterHead, 'valueText'>[]): boolean {
  return heads.length > 1 && new Set(heads.map(({ valueText }) => canonicalJson(JSON.parse(valueText)))).size > 1;
}

/** Says of these registers whether each is in conflict, and of what they belong to whether it was deleted unseen. */
export async function reviewConflicts(
  transaction: Kysely<LibraryTables>,
  registers: readonly Register[],
  known?: HeadsByRegister,
): Promise<void> {
  const heads = known ?? (await readHeads(transaction, registers));
  const deletions = deletionsToReview(registers);
  const unseen = await findUnseenChanges(transaction, deletions);
  const open: (Register & { clock: string })[] = [];
  const closed: Register[] = [];
  for (const register of new Map([...registers, ...deletions].map((each) => [registerKey(each), each])).values()) {
    if (!isAskedAbout(register)) continue;
    const own = heads.get(registerKey(register)) ?? [];
    const changes = unseen.get(registerKey(register));
    const shown = isDisputed(own) ? shownHead(own) : changes?.at(-1);
    if (shown === undefined) closed.push(register);
    else open.push({ ...register, clock: shown.clock });
  }
  await closeConflicts(transaction, closed);
  await openConflicts(transaction, open);
}

/** What is written by whoever held everything is no longer in conflict. */
export async function closeConflicts(
  transaction: Kysely<LibraryTables>,
  registers: readonly Register[],
): Promise<void> {
  if (registers.length === 0) return;
  const rows = await transaction.selectFrom('open_conflicts').select(['entity', 'entity_id', 'field']).execute();
  if (rows.length === 0) return;
  const settled = new Set(registers.map(registerKey));
  for (const { entity, entity_id, field } of rows) {
    if (!settled.has(registerKey({ entity, entityId: entity_id, field }))) continue;
    await transaction
      .deleteFrom('open_conflicts')
      .where('entity', '=', entity)
      .where('entity_id', '=', entity_id)
      .where('field', '=', field)
      .execute();
  }
}

/** Finds every conflict of the log anew. `registers` are all that have several heads or are deleted. */
export async function findConflictsAnew(
  transaction: Kysely<LibraryTables>,
  registers: readonly Register[],
): Promise<void> {
  await transaction.deleteFrom('open_conflicts').execute();
  for (const chunk of inChunks(registers, 500)) await reviewConflicts(transaction, chunk);
}

async function openConflicts(
  transaction: Kysely<LibraryTables>,
  conflicts: readonly (Register & { clock: string })[],
): Promise<void> {
  for (const { entity, entityId, field, clock } of conflicts) {
    await transaction
      .insertInto('open_conflicts')
      .values({ entity, entity_id: entityId, field, clock })
      .onConflict((conflict) => conflict.columns(['entity', 'entity_id', 'field']).doUpdateSet({ clock }))
      .execute();
  }
}
