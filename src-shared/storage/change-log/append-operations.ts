import type { Insertable, Kysely } from 'kysely';
import type { Operation } from '../../domain/operation.ts';
import { isInItsLog } from '../../domain/sync/scope-of-entity.ts';
import type { LibraryTables, OperationsTable } from '../library-tables.ts';
import { inChunks } from './operation-rows.ts';

const rowsPerStatement = 500;

/**
 * Adds operations to the log and keeps `is_head` true to its meaning in whatever order they arrive: one that an
 * earlier arrival named as a base is never a head, and a base that is not here yet is remembered.
 */
export async function appendOperations(
  database: Kysely<LibraryTables>,
  operations: readonly Operation[],
): Promise<void> {
  const superseded = await knownAsSuperseded(database, operations);
  const ofScopes = [...Map.groupBy(operations, ({ scope }) => scope)];
  const basesOf = new Map(ofScopes.map(([scope, own]) => [scope, new Set(own.flatMap(({ bases }) => bases))]));
  const rows = operations.map((operation) => {
    const isBase = basesOf.get(operation.scope)?.has(operation.id) ?? false;
    return toRow(operation, !isBase && !superseded.has(operation.id));
  });
  for (const chunk of inChunks(rows, rowsPerStatement)) await database.insertInto('operations').values(chunk).execute();
  // What a school says of the district's things waits for none of them.
  const awaited = new Set(operations.filter(isInItsLog).flatMap(({ bases }) => bases));
  for (const [scope, bases] of basesOf) {
    for (const chunk of inChunks([...bases], rowsPerStatement))
      await supersede(database, { scope, bases: chunk, awaited });
  }
}

async function knownAsSuperseded(
  database: Kysely<LibraryTables>,
  operations: readonly Operation[],
): Promise<Set<string>> {
  const known = new Set<string>();
  for (const table of ['superseded_operations', 'known_names'] as const) {
    const any = await database.selectFrom(table).select('id').limit(1).executeTakeFirst();
    if (any === undefined) continue;
    for (const chunk of inChunks(operations, rowsPerStatement)) {
      const ids = chunk.map((operation) => operation.id);
      const rows = await database.selectFrom(table).select('id').where('id', 'in', ids).execute();
      for (const row of rows) known.add(row.id);
    }
  }
  return known;
}

/** What stands in another log stays as it is: who writes one log decides nothing in the other. */
async function supersede(
  database: Kysely<LibraryTables>,
  { scope, bases, awaited }: { scope: Operation['scope']; bases: readonly string[]; awaited: ReadonlySet<string> },
): Promise<void> {
  const updated = await database
    .updateTable('operations')
    .set({ is_head: 0 })
    .where('id', 'in', bases)
    .where('scope', '=', scope)
    .executeTakeFirst();
  if (Number(updated.numUpdatedRows) === bases.length) return;
  const rows = await database.selectFrom('operations').select('id').where('id', 'in', bases).execute();
  const present = new Set(rows.map((row) => row.id));
  const missing = bases.filter((id) => awaited.has(id) && !present.has(id)).map((id) => ({ id }));
  if (missing.length === 0) return;
  await database
    .insertInto('superseded_operations')
    .values(missing)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function toRow(operation: Operation, isHead: boolean): Insertable<OperationsTable> {
  return {
    id: operation.id,
    scope: operation.scope,
    entity: operation.entity,
    entity_id: operation.entityId,
    field: operation.field,
    value: JSON.stringify(operation.value),
    bases: JSON.stringify(operation.bases),
    clock: operation.clock,
    actor: operation.actor,
    group_id: operation.group,
    schema_version: operation.schemaVersion,
    hash: operation.hash,
    is_head: isHead ? 1 : 0,
    sequence: null,
  };
}
