import { type Kysely, sql } from 'kysely';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { SyncOverview } from '../../ports/sync-overview.ts';
import { readDeviceState } from '../change-log/local-state.ts';
import type { LibraryTables } from '../library-tables.ts';

/** What a library tells of its synchronising, counted in its database. */
export function createSyncOverview(database: Kysely<LibraryTables>): SyncOverview {
  return {
    deviceId: async () => (await readDeviceState(database)).deviceId,
    operations: () => count(database.selectFrom('operations').select(sql<number>`count(*)`.as('count'))),
    async waiting() {
      const unsent = database.selectFrom('operations').where('sequence', 'is', null);
      const outbox = await count(unsent.select(sql<number>`count(*)`.as('count')));
      const refused = await count(database.selectFrom('refused_operations').select(sql<number>`count(*)`.as('count')));
      return { outbox, refused };
    },
    async conflicts() {
      return (await registersWithSeveralHeads(database)).filter((values) => new Set(values).size > 1).length;
    },
  };
}

async function count(query: { executeTakeFirstOrThrow(): Promise<{ count: number }> }): Promise<number> {
  return (await query.executeTakeFirstOrThrow()).count;
}

/** Their values, one list for each register; equal values are equal texts. */
async function registersWithSeveralHeads(database: Kysely<LibraryTables>): Promise<string[][]> {
  // Told from the index alone: most registers have one head, and there are hundreds of thousands.
  const registers = await database
    .selectFrom('operations')
    .select(['entity', 'entity_id', 'field'])
    .where('is_head', '=', 1)
    .groupBy(['entity', 'entity_id', 'field'])
    .having(sql`count(*)`, '>', 1)
    .execute();
  return Promise.all(
    registers.map(async ({ entity, entity_id, field }) => {
      const heads = await database
        .selectFrom('operations')
        .select('value')
        .where('is_head', '=', 1)
        .where('entity', '=', entity)
        .where('entity_id', '=', entity_id)
        .where('field', '=', field)
        .execute();
      return heads.map(({ value }) => canonicalJson(JSON.parse(value)));
    }),
  );
}
