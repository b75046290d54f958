import type { Kysely } from 'kysely';
import { sha256Schema } from '../../domain/identifiers.ts';
import type { DecodedSoundRepository } from '../../ports/decoded-sound-repository.ts';
import type { LibraryTables } from '../library-tables.ts';
import { unusedOf } from './blob-use.ts';
import { formatUnheard, parseUnheard } from './unheard.ts';

/** Sound that a window read, over a library's database. */
export function createDecodedSoundRepository(database: Kysely<LibraryTables>): DecodedSoundRepository {
  const select = () => database.selectFrom('decoded_sounds').select(['sha256', 'unheard']);
  return {
    async get(id) {
      const row = await select().where('source_id', '=', id).executeTakeFirst();
      return row === undefined ? null : { sha256: sha256Schema.parse(row.sha256), ...parseUnheard(row.unheard) };
    },
    async save(id, { sha256, unheard }) {
      const sound = { sha256, unheard: formatUnheard(unheard) };
      await database
        .insertInto('decoded_sounds')
        .values({ source_id: id, ...sound })
        .onConflict((conflict) => conflict.column('source_id').doUpdateSet(sound))
        .execute();
    },
    remove: (id) =>
      database.transaction().execute(async (transaction) => {
        const removed = transaction.deleteFrom('decoded_sounds').where('source_id', '=', id).returning('sha256');
        const rows = await removed.execute();
        const [unusedBlob = null] = await unusedOf(
          transaction,
          rows.map(({ sha256 }) => sha256),
        );
        return { unusedBlob };
      }),
  };
}
