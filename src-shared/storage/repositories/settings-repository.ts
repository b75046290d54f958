import type { Kysely } from 'kysely';
import type { SettingsRepository } from '../../ports/settings-repository.ts';
import type { LibraryTables } from '../library-tables.ts';

/** Settings: those that all share and this PC's own, apart from each other. */
export function createSettingsRepository(database: Kysely<LibraryTables>): SettingsRepository {
  async function read(table: 'local_settings' | 'settings', key: string): Promise<unknown> {
    const row = await database.selectFrom(table).select('value').where('key', '=', key).executeTakeFirst();
    return row === undefined || row.value === 'null' ? undefined : JSON.parse(row.value);
  }

  return {
    get: (key) => read('settings', key),
    getLocal: (key) => read('local_settings', key),
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
