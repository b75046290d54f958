import { type Kysely, sql } from 'kysely';
import type { DocumentText } from '../../domain/document-text.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import { inChunks } from '../change-log/operation-rows.ts';
import type { LibraryTables } from '../library-tables.ts';
import { searchWords } from './search-words.ts';
import { splitPassages } from './split-passages.ts';

const rowsPerStatement = 200;

/**
 * Adds the passages of a source's text to the index; numbers in a row, so that neighbours are known by number, and never
 * those of passages that are gone: their vectors may still stand in an index of meanings.
 */
export async function indexReading(
  transaction: Kysely<LibraryTables>,
  id: SourceId,
  text: DocumentText,
): Promise<void> {
  let next = (await lastPassageId(transaction)) + 1;
  const passages = text.pages.flatMap((page) =>
    splitPassages(page).map((passage) => ({
      id: next++,
      source_id: id,
      page: passage.page,
      start_offset: passage.start,
      end_offset: passage.end,
      text: page.text.slice(passage.start, passage.end),
    })),
  );
  for (const chunk of inChunks(passages, rowsPerStatement)) {
    await transaction.insertInto('passages').values(chunk).execute();
    const rows = chunk.map((passage) => sql`(${passage.id}, ${stemsOf(passage.text)})`);
    await sql`insert into passage_index (rowid, words) values ${sql.join(rows)}`.execute(transaction);
  }
}

/** The highest id that a passage ever had. */
async function lastPassageId(transaction: Kysely<LibraryTables>): Promise<number> {
  const { rows } = await sql<{ last: number }>`select seq as last from sqlite_sequence where name = 'passages'`.execute(
    transaction,
  );
  return Number(rows[0]?.last ?? 0);
}

/** Takes a source's passages out of the index. */
export async function removeFromIndex(transaction: Kysely<LibraryTables>, id: SourceId): Promise<void> {
  await sql`delete from passage_index where rowid in (select id from passages where source_id = ${id})`.execute(
    transaction,
  );
  await transaction.deleteFrom('passages').where('source_id', '=', id).execute();
}

function stemsOf(text: string): string {
  return searchWords(text)
    .map((word) => word.stem)
    .join(' ');
}
