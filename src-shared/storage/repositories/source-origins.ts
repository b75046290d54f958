import type { Kysely } from 'kysely';
import { operationMaker } from '../../domain/seal-operation.ts';
import { readDeviceState } from '../change-log/local-state.ts';
import { inChunks } from '../change-log/operation-rows.ts';
import type { LibraryTables } from '../library-tables.ts';

/** Which of these sources this PC says came from a path; of another PC's file at the same path it knows nothing. */
export async function cameFromHere(
  database: Kysely<LibraryTables>,
  path: string,
  sources: readonly { id: string }[],
): Promise<Set<string>> {
  const { deviceId, earlier } = await readDeviceState(database);
  const identities = new Set([deviceId, ...earlier]);
  const own = new Set<string>();
  for (const chunk of inChunks(sources, 500)) {
    const said = await database
      .selectFrom('operations')
      .select(['id', 'entity_id'])
      .where('entity', '=', 'source')
      .where(
        'entity_id',
        'in',
        chunk.map(({ id }) => id),
      )
      .where('field', '=', 'originPath')
      .where('value', '=', JSON.stringify(path))
      .where('is_head', '=', 1)
      .execute();
    for (const { id, entity_id } of said) if (identities.has(operationMaker(id).deviceId)) own.add(entity_id);
  }
  return own;
}
