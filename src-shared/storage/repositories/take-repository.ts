import type { Kysely } from 'kysely';
import { sha256Schema, takeIdSchema } from '../../domain/identifiers.ts';
import { takeSchema } from '../../domain/take.ts';
import type { TakeRepository } from '../../ports/take-repository.ts';
import type { LibraryTables } from '../library-tables.ts';
import { unusedOf } from './blob-use.ts';
import { formatUnheard, parseUnheard } from './unheard.ts';

/** What is being recorded, over a library's database. */
export function createTakeRepository(database: Kysely<LibraryTables>): TakeRepository {
  const piecesOf = (id: string) => database.selectFrom('take_pieces').where('take_id', '=', id);
  return {
    async begin({ id, name, startedAt, sourceId = null }) {
      const row = { id, name, started_at: startedAt, source_id: sourceId };
      await database.insertInto('takes').values(row).execute();
    },
    async addPiece(id, { sha256, sizeBytes, durationMs, unheard }) {
      const { count } = await piecesOf(id)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      const row = {
        take_id: id,
        place: count,
        sha256,
        size_bytes: sizeBytes,
        duration_ms: durationMs,
        unheard: formatUnheard(unheard),
      };
      await database.insertInto('take_pieces').values(row).execute();
    },
    async pieces(id) {
      const take = await database.selectFrom('takes').select('id').where('id', '=', id).executeTakeFirst();
      if (take === undefined) return null;
      const rows = await piecesOf(id).selectAll().orderBy('place').execute();
      return rows.map(({ sha256, size_bytes, duration_ms, unheard }) => ({
        sha256: sha256Schema.parse(sha256),
        sizeBytes: size_bytes,
        durationMs: duration_ms,
        ...parseUnheard(unheard),
      }));
    },
    async list() {
      const rows = await database
        .selectFrom('takes')
        .leftJoin('take_pieces', 'take_pieces.take_id', 'takes.id')
        .select(({ fn }) => [
          'takes.id',
          'takes.name',
          'takes.started_at',
          fn.sum<number | null>('take_pieces.duration_ms').as('duration_ms'),
          fn.sum<number | null>('take_pieces.size_bytes').as('size_bytes'),
        ])
        .where('takes.source_id', 'is', null)
        .groupBy(['takes.id', 'takes.name', 'takes.started_at'])
        .orderBy('takes.started_at')
        .execute();
      return rows.map(({ id, name, started_at, duration_ms, size_bytes }) =>
        takeSchema.parse({
          id,
          name,
          startedAt: started_at,
          durationMs: duration_ms ?? 0,
          sizeBytes: size_bytes ?? 0,
        }),
      );
    },
    async ofSource(id) {
      const rows = await database.selectFrom('takes').select('id').where('source_id', '=', id).execute();
      return rows.map((row) => takeIdSchema.parse(row.id));
    },
    remove: (id) =>
      database.transaction().execute(async (transaction) => {
        const blobs = await transaction
          .selectFrom('take_pieces')
          .select('sha256')
          .distinct()
          .where('take_id', '=', id)
          .execute();
        await transaction.deleteFrom('take_pieces').where('take_id', '=', id).execute();
        await transaction.deleteFrom('takes').where('id', '=', id).execute();
        return unusedOf(
          transaction,
          blobs.map(({ sha256 }) => sha256),
        );
      }),
  };
}
