import type { Kysely } from 'kysely';
import { type Sha256, type SourceId, sha256Schema, sourceIdSchema } from '../../domain/identifiers.ts';
import type { Forgotten } from '../../ports/source-repository.ts';
import type { LibraryTables } from '../library-tables.ts';
import { unusedOf } from './blob-use.ts';

/** Remembers, in the transaction of a purge that came, what no transaction can remove. */
export async function leaveToRemove(transaction: Kysely<LibraryTables>, { sources, blobs }: Forgotten): Promise<void> {
  for (const source_id of sources) {
    await transaction
      .insertInto('forgotten_sources')
      .values({ source_id })
      .onConflict((conflict) => conflict.column('source_id').doNothing())
      .execute();
  }
  for (const sha256 of blobs) {
    await transaction
      .insertInto('forgotten_files')
      .values({ sha256 })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute();
  }
}

/** What is left to be removed, and which of the files nothing here has. */
export async function readForgotten(
  database: Kysely<LibraryTables>,
): Promise<Forgotten & { unusedBlobs: readonly Sha256[] }> {
  const sources = await database.selectFrom('forgotten_sources').select('source_id').execute();
  const files = await database.selectFrom('forgotten_files').select('sha256').execute();
  const blobs = files.map(({ sha256 }): Sha256 => sha256Schema.parse(sha256));
  return {
    sources: sources.map(({ source_id }): SourceId => sourceIdSchema.parse(source_id)),
    blobs,
    unusedBlobs: await unusedOf(database, blobs),
  };
}

/** Asks for no more of it. */
export async function markRemoved(database: Kysely<LibraryTables>, { sources, blobs }: Forgotten): Promise<void> {
  for (const id of sources) await database.deleteFrom('forgotten_sources').where('source_id', '=', id).execute();
  for (const sha256 of blobs) await database.deleteFrom('forgotten_files').where('sha256', '=', sha256).execute();
}
