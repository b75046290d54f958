import type { Kysely } from 'kysely';
import { type Sha256, sha256Schema } from '../../domain/identifiers.ts';
import type { LibraryTables } from '../library-tables.ts';

/** What keeps blobs beside sources: every version of a template, the district's too, what is marked to be one, forms, and what was written and approved. */
export const blobKeepers: readonly string[] = [
  'template',
  'template-marking',
  'written-document',
  'acta',
  'planilla',
  'publication-version',
];

/**
 * Whether anything has a blob: a source (in the trash too), a reading of one that travels, a take, what a window read for a recording, a file that is being fetched, a version of a
 * template, or a document that was written.
 */
export async function isBlobUsed(transaction: Kysely<LibraryTables>, sha256: string): Promise<boolean> {
  const users = [
    transaction.selectFrom('sources').select('id').where('sha256', '=', sha256).where('deleted', '=', 0).limit(1),
    transaction
      .selectFrom('shared_readings')
      .select('sha256')
      .where('sha256', '=', sha256)
      .where('file_sha256', 'is not', null)
      .limit(1),
    transaction.selectFrom('take_pieces').select('take_id').where('sha256', '=', sha256).limit(1),
    transaction.selectFrom('fetched_pieces').select('sha256').where('piece', '=', sha256).limit(1),
    transaction.selectFrom('decoded_sounds').select('source_id').where('sha256', '=', sha256).limit(1),
    transaction
      .selectFrom('operations')
      .select('id')
      .where('entity', 'in', blobKeepers)
      .where('value', 'like', `%${sha256}%`)
      .limit(1),
  ];
  for (const user of users) if ((await user.executeTakeFirst()) !== undefined) return true;
  return false;
}

/** Those of these blobs that nothing has. */
export async function unusedOf(transaction: Kysely<LibraryTables>, blobs: Iterable<string>): Promise<Sha256[]> {
  const unused: Sha256[] = [];
  for (const sha256 of blobs) if (!(await isBlobUsed(transaction, sha256))) unused.push(sha256Schema.parse(sha256));
  return unused;
}
