import { type Kysely, sql } from 'kysely';
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
    conflicts: () => count(database.selectFrom('open_conflicts').select(sql<number>`count(*)`.as('count'))),
  };
}

async function count(query: { executeTakeFirstOrThrow(): Promise<{ count: number }> }): Promise<number> {
  return (await query.executeTakeFirstOrThrow()).count;
}
