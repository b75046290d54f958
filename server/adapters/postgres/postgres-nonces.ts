import { sql } from 'kysely';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { NonceMemory } from '../../../src-shared/ports/nonce-memory.ts';
import type { DistrictDatabase } from './open-district-database.ts';
import { withPostgresErrors } from './postgres-errors.ts';

/** How often what may be forgotten is. */
const sweepMs = 60_000;
/** How exactly it is known when a device was last heard. */
const heardEveryMs = 60_000;

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
        // Nobody waits for the disk: what a crash forgets of this was asked a moment ago.
        const { rows } = await sql`
          with kept as (
            insert into seen_nonces (device_id, nonce, until_ms)
            select ${deviceId}, ${nonce}, ${untilMs} from set_config('synchronous_commit', 'off', true)
            on conflict do nothing returning device_id
          ), heard as (
            update devices set last_seen_ms = ${nowMs} from kept
            where id = kept.device_id and (last_seen_ms is null or last_seen_ms < ${nowMs - heardEveryMs})
          )
          select from kept
        `.execute(database);
        return rows.length > 0;
      }),
  };
}
