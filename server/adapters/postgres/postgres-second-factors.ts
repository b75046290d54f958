import type { Kysely } from 'kysely';
import type { SecondFactorRepository } from '../../../src-shared/ports/second-factor-repository.ts';
import type { DistrictTables } from './district-tables.ts';

/** Codes of telephones and of paper, and of whom they are demanded; in a transaction. */
export function createPostgresSecondFactors(database: Kysely<DistrictTables>): SecondFactorRepository {
  const forgetRecoveryCodes = (userId: string) =>
    database.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
  return {
    async setSecondFactor(userId, sealed, isOn) {
      const change = { second_factor: sealed, is_second_factor_on: isOn };
      await database.updateTable('users').set(change).where('id', '=', userId).execute();
      if (sealed !== null) return;
      await forgetRecoveryCodes(userId);
      const none = { second_factor: null };
      const typed = database.updateTable('sessions').set(none).where('second_factor', '=', 'code');
      await typed.where('user_id', '=', userId).execute();
    },
    async takeSecondFactorStep(userId, step) {
      const taken = await database
        .updateTable('users')
        .set({ second_factor_step: String(step) })
        .where('id', '=', userId)
        .where('second_factor_step', '<', String(step))
        .executeTakeFirst();
      return taken.numUpdatedRows > 0n;
    },
    async setSecondFactorDue(userId, dueMs) {
      const due = { second_factor_due_ms: String(dueMs) };
      await database.updateTable('users').set(due).where('id', '=', userId).execute();
    },
    async noteCodeTyped(sessionId) {
      await database.updateTable('sessions').set({ second_factor: 'code' }).where('id', '=', sessionId).execute();
    },
    async keepRecoveryCodes(userId, hashes) {
      await forgetRecoveryCodes(userId);
      const rows = hashes.map((hash) => ({ user_id: userId, code_hash: hash }));
      await database.insertInto('recovery_codes').values(rows).execute();
    },
    async countRecoveryCodes(userId) {
      const all = database.selectFrom('recovery_codes').where('user_id', '=', userId);
      const { left } = await all.select(({ fn }) => fn.countAll().as('left')).executeTakeFirstOrThrow();
      return Number(left);
    },
    async takeRecoveryCode(userId, hash) {
      const own = database.deleteFrom('recovery_codes').where('user_id', '=', userId);
      return (await own.where('code_hash', '=', hash).executeTakeFirst()).numDeletedRows > 0n;
    },
    async demandedRoles() {
      const rows = await database.selectFrom('demanded_second_factors').select('role').orderBy('role').execute();
      return rows.map(({ role }) => role);
    },
    async setDemandedRoles(roles) {
      await database.deleteFrom('demanded_second_factors').execute();
      const rows = [...new Set(roles)].map((role) => ({ role }));
      if (rows.length > 0) await database.insertInto('demanded_second_factors').values(rows).execute();
      const others = database.updateTable('users').set({ second_factor_due_ms: null });
      await others
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('demanded_second_factors')
                .select('demanded_second_factors.role')
                .whereRef('demanded_second_factors.role', '=', 'users.role'),
            ),
          ),
        )
        .execute();
    },
  };
}
