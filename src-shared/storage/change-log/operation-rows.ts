import type { Selectable } from 'kysely';
import { type Operation, operationSchema } from '../../domain/operation.ts';
import type { OperationsTable } from '../library-tables.ts';

/** A stored operation as the domain knows it. */
export function toOperation(row: Selectable<OperationsTable>): Operation {
  return operationSchema.parse({
    id: row.id,
    scope: row.scope,
    entity: row.entity,
    entityId: row.entity_id,
    field: row.field,
    value: JSON.parse(row.value),
    bases: JSON.parse(row.bases),
    clock: row.clock,
    actor: row.actor,
    group: row.group_id,
    schemaVersion: row.schema_version,
    hash: row.hash,
  });
}

/** The key of the register that an operation or a change writes. */
export function registerKey(place: { entity: string; entityId: string; field: string }): string {
  return `${place.entity}\n${place.entityId}\n${place.field}`;
}

/** Parts a list into runs of at most `size`. */
export function inChunks<Item>(items: readonly Item[], size: number): Item[][] {
  const chunks: Item[][] = [];
  for (let index = 0; index < items.length; index += size) chunks.push(items.slice(index, index + size));
  return chunks;
}
