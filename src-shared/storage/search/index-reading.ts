import type { Kysely } from 'kysely';
import type { DocumentText } from '../../domain/document-text.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import { inChunks } from '../change-log/operation-rows.ts';
import type { LibraryTables } from '../library-tables.ts';
import type { PassageWords } from './passage-words.ts';
import { searchWords } from './search-words.ts';
import { splitPassages } from './split-passages.ts';

const rowsPerStatement = 200;

/**
 * Adds the passages of a source's text to the index; numbers in a row, so that neighbours are known by number, and never
 * those of passages that are gone: their vectors may still stand in an index of meanings.
 */
export async function indexReading(
  transaction: Kysely<LibraryTables>,
  words: PassageWords,
  { id, text }: { id: SourceId; text: DocumentText },
): Promise<void> {
  const split = text.pages.flatMap((page) => splitPassages(page).map((passage) => ({ ...passage, page })));
  if (split.length === 0) return;
  const first = await words.takeIds(transaction, split.length);
  const passages = split.map(({ page, start, end }, index) => ({
    id: first + index,
    source_id: id,
    page: page.number,
    start_offset: start,
    end_offset: end,
    text: page.text.slice(start, end),
  }));
  for (const chunk of inChunks(passages, rowsPerStatement)) {
    await transaction.insertInto('passages').values(chunk).execute();
    const indexed = chunk.map((passage) => ({ id: passage.id, stems: stemsOf(passage.text) }));
    await words.add(transaction, indexed);
  }
}

/** Takes a source's passages out of the index. */
export async function removeFromIndex(
  transaction: Kysely<LibraryTables>,
  words: PassageWords,
  id: SourceId,
): Promise<void> {
  await words.remove(transaction, id);
  await transaction.deleteFrom('passages').where('source_id', '=', id).execute();
}

function stemsOf(text: string): string[] {
  return searchWords(text).map((word) => word.stem);
}
