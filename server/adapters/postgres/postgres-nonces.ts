import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { NonceMemory } from '../../../src-shared/ports/nonce-memory.ts';
import type { DistrictDatabase } from './open-district-database.ts';
import { withPostgresErrors } from './postgres-errors.ts';

/** How often what may be forgotten is. */
const sweepMs = 60_000;

/** Nonces in the district's Postgres: the same for every server that works on it. */
export function createPostgresNonces(database: DistrictDatabase, clock: Clock): NonceMemory {
  let sweptMs = clock.now();

  async function sweep(nowMs: number): Promise<void> {
    if (nowMs < sweptMs + sweepMs) return;
    sweptMs = nowMs;
    await database.deleteFrom('seen_nonces').where('until_ms', '<', String(nowMs)).execute();
  }

  return {
    remember: (deviceId, nonce, untilMs) =>
      withPostgresErrors(async () => {
        const nowMs = clock.now();
        await sweep(nowMs);
        const kept = await database
          .insertInto('seen_nonces')
          .values({ device_id: deviceId, nonce, until_ms: String(untilMs) })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (kept.numInsertedOrUpdatedRows === 0n) return false;
        const seen = { last_seen_ms: String(nowMs) };
        await database.updateTable('devices').set(seen).where('id', '=', deviceId).execute();
        return true;
      }),
  };
}
