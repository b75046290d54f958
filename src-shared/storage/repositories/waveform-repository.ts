import type { Kysely } from 'kysely';
import { waveformSchema } from '../../domain/waveform.ts';
import type { WaveformRepository } from '../../ports/waveform-repository.ts';
import type { LibraryTables } from '../library-tables.ts';

/** Outlines of recordings over a library's database. */
export function createWaveformRepository(database: Kysely<LibraryTables>): WaveformRepository {
  return {
    async get(id) {
      const row = await database
        .selectFrom('waveforms')
        .select('content')
        .where('source_id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : waveformSchema.parse(JSON.parse(row.content));
    },
    async save(id, waveform) {
      const content = JSON.stringify(waveform);
      await database
        .insertInto('waveforms')
        .values({ source_id: id, content })
        .onConflict((conflict) => conflict.column('source_id').doUpdateSet({ content }))
        .execute();
    },
  };
}
