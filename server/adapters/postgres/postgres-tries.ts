import type { Kysely } from 'kysely';
import type { AccountRepository } from '../../../src-shared/ports/account-repository.ts';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { DistrictTables } from './district-tables.ts';

/** Wrong tries are forgotten when there was none for so long. */
const forgottenAfterMs = 24 * 60 * 60_000;

/** How often it was tried to come in under a name, whether or not it is anybody's; in a transaction. */
export function createPostgresTries(
  database: Kysely<DistrictTables>,
  clock: Clock,
): Pick<AccountRepository, 'beginTry' | 'lockedUntil' | 'forgetTries'> {
  const ofName = (nameHash: string) =>
    database.selectFrom('sign_in_tries').selectAll().where('name_hash', '=', nameHash);
  return {
    async beginTry(nameHash, lockMs) {
      const nowMs = clock.now();
      const old = String(nowMs - forgottenAfterMs);
      await database.deleteFrom('sign_in_tries').where('last_ms', '<', old).execute();
      await database
        .insertInto('sign_in_tries')
        .values({ name_hash: nameHash, wrong: 0, locked_until_ms: '0', last_ms: String(nowMs) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      // Held: of many tries at once each counts before the next one is looked at.
      const { wrong: before, locked_until_ms } = await ofName(nameHash).forUpdate().executeTakeFirstOrThrow();
      if (Number(locked_until_ms) > nowMs) return null;
      const wrong = before + 1;
      const lock = lockMs(wrong);
      const lockedUntilMs = lock > 0 ? nowMs + lock : 0;
      await database
        .updateTable('sign_in_tries')
        .set({ wrong, locked_until_ms: String(lockedUntilMs), last_ms: String(nowMs) })
        .where('name_hash', '=', nameHash)
        .execute();
      return { wrong, lockedUntilMs };
    },
    lockedUntil: async (nameHash) => Number((await ofName(nameHash).executeTakeFirst())?.locked_until_ms ?? 0),
    async forgetTries(nameHash) {
      await database.deleteFrom('sign_in_tries').where('name_hash', '=', nameHash).execute();
    },
  };
}
