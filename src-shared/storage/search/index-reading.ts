import { type Kysely, sql } from 'kysely';
import type { DocumentText } from '../../domain/document-text.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { LibraryTables } from '../library-tables.ts';
import { searchWords } from './search-words.ts';
import { splitPassages } from './split-passages.ts';

/** Adds the passages of a source's text to the index. */
export async function indexReading(
  transaction: Kysely<LibraryTables>,
  id: SourceId,
  text: DocumentText,
): Promise<void> {
  for (const page of text.pages) {
    for (const passage of splitPassages(page)) {
      const passageText = page.text.slice(passage.start, passage.end);
      const { id: passageId } = await transaction
        .insertInto('passages')
        .values({
          source_id: id,
          page: passage.page,
          start_offset: passage.start,
          end_offset: passage.end,
          text: passageText,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const words = searchWords(passageText)
        .map((word) => word.stem)
        .join(' ');
      await sql`insert into passage_index (rowid, words) values (${passageId}, ${words})`.execute(transaction);
    }
  }
}

/** Takes a source's passages out of the index. */
export async function removeFromIndex(transaction: Kysely<LibraryTables>, id: SourceId): Promise<void> {
  await sql`delete from passage_index where rowid in (select id from passages where source_id = ${id})`.execute(
    transaction,
  );
  await transaction.deleteFrom('passages').where('source_id', '=', id).execute();
}
