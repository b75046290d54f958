import type { Kysely } from 'kysely';
import type { SettingsRepository } from '../../ports/settings-repository.ts';
import type { LibraryTables } from '../library-tables.ts';

/** Settings: this PC's own value where it has one, else the one that all share. */
export function createSettingsRepository(database: Kysely<LibraryTables>): SettingsRepository {
  return {
    async get(key) {
      for (const table of ['local_settings', 'settings'] as const) {
        const row = await database.selectFrom(table).select('value').where('key', '=', key).executeTakeFirst();
        if (row !== undefined && row.value !== 'null') return JSON.parse(row.value);
      }
      return undefined;
    },
    async setLocal(key, value) {
      const stored = JSON.stringify(value ?? null);
      await database
        .insertInto('local_settings')
        .values({ key, value: stored })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: stored }))
        .execute();
    },
  };
}
