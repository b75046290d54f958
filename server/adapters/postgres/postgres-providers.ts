import type { Kysely } from 'kysely';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { ProviderRepository } from '../../../src-shared/ports/provider-repository.ts';
import type { DistrictTables } from './district-tables.ts';

/** Who comes in by an identity provider; in a transaction. What nobody came back for is swept when another one goes. */
export function createPostgresProviders(database: Kysely<DistrictTables>, clock: Clock): ProviderRepository {
  return {
    async userOfProvider(subject) {
      const found = database.selectFrom('users').select('id').where('provider_subject', '=', subject);
      return (await found.executeTakeFirst())?.id ?? null;
    },
    async linkProvider(userId, subject) {
      const free = database.updateTable('users').set({ provider_subject: subject }).where('id', '=', userId);
      const linked = await free
        .where('provider_subject', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('users as others').select('others.id').where('others.provider_subject', '=', subject))),
        )
        .executeTakeFirst();
      return linked.numUpdatedRows > 0n;
    },
    async keepProviderSignIn({ tokenHash, sealed, expiresMs }) {
      await database.deleteFrom('provider_sign_ins').where('expires_ms', '<=', String(clock.now())).execute();
      const begun = { token_hash: tokenHash, sealed, expires_ms: String(expiresMs) };
      await database.insertInto('provider_sign_ins').values(begun).execute();
    },
    async takeProviderSignIn(tokenHash) {
      const begun = database.deleteFrom('provider_sign_ins').where('token_hash', '=', tokenHash);
      const taken = await begun.where('expires_ms', '>', String(clock.now())).returning('sealed').executeTakeFirst();
      return taken?.sealed ?? null;
    },
  };
}
