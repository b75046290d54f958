import type { Kysely } from 'kysely';
import type { LibraryTables } from '../library-tables.ts';

/** What keeps blobs beside sources: every version of a template, what is marked to be one, and what was written and approved. */
const keepers = ['template', 'template-marking', 'written-document', 'acta'];

/** Whether a source, a version of a template, or a document that is marked or was written still has a blob. */
export async function isBlobUsed(transaction: Kysely<LibraryTables>, sha256: string): Promise<boolean> {
  const source = await transaction
    .selectFrom('sources')
    .select('id')
    .where('sha256', '=', sha256)
    .where('deleted', '=', 0)
    .limit(1)
    .executeTakeFirst();
  if (source !== undefined) return true;
  const keeper = await transaction
    .selectFrom('operations')
    .select('id')
    .where('entity', 'in', keepers)
    .where('value', 'like', `%${sha256}%`)
    .limit(1)
    .executeTakeFirst();
  return keeper !== undefined;
}
