import type { Kysely } from 'kysely';
import type { AccountRepository } from '../../../src-shared/ports/account-repository.ts';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { DistrictTables } from './district-tables.ts';

/** One-time links, in a transaction. */
export function createPostgresLinks(
  database: Kysely<DistrictTables>,
  clock: Clock,
): Pick<AccountRepository, 'keepLink' | 'link' | 'takeLink'> {
  return {
    async keepLink({ tokenHash, purpose, userId, turnsSecondFactorOff, expiresMs }) {
      await database.deleteFrom('one_time_links').where('user_id', 'is not distinct from', userId).execute();
      await database
        .insertInto('one_time_links')
        .values({
          token_hash: tokenHash,
          purpose,
          user_id: userId,
          turns_second_factor_off: turnsSecondFactorOff,
          expires_ms: String(expiresMs),
        })
        .execute();
    },
    async link(tokenHash) {
      const row = await database
        .selectFrom('one_time_links')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('expires_ms', '>', String(clock.now()))
        .executeTakeFirst();
      if (row === undefined) return null;
      const { purpose, user_id: userId, turns_second_factor_off: turnsSecondFactorOff, expires_ms } = row;
      return { purpose, userId, turnsSecondFactorOff, expiresMs: Number(expires_ms) };
    },
    async takeLink(tokenHash) {
      const taken = await database.deleteFrom('one_time_links').where('token_hash', '=', tokenHash).executeTakeFirst();
      return taken.numDeletedRows > 0n;
    },
  };
}
