import { type Kysely, type SqlBool, sql } from 'kysely';
import { hashReading } from '../../domain/content-hash.ts';
import { type DocumentText, documentTextSchema, type Page } from '../../domain/document-text.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import { type ReadingOrigin, readerEdition } from '../../domain/sync/shared-reading.ts';
import type { LibraryTables, ReadingsTable } from '../library-tables.ts';
import { indexReading, removeFromIndex } from '../search/index-reading.ts';
import type { PassageWords } from '../search/passage-words.ts';
import { packPage, unpackPage } from './page-compression.ts';
import type { PageShelf } from './page-shelf.ts';

type ReadingTables = { database: Kysely<LibraryTables>; words: PassageWords };

/** Stores what was read here from a source in place of any earlier reading, and indexes it; one transaction. */
export async function saveReading(
  { database, words }: ReadingTables,
  reading: { id: SourceId; text: DocumentText },
): Promise<void> {
  const made = {
    edition: readerEdition,
    text_hash: await hashReading(reading.text),
    shared_as: null,
    is_own: 1,
  } as const;
  await database.transaction().execute((transaction) => putReading({ database: transaction, words }, reading, made));
}

/** The same for what another PC read, unless the source was forgotten meanwhile. */
export async function takeReading(
  { database, words }: ReadingTables,
  reading: { id: SourceId; text: DocumentText },
  { sha256, edition, textHash }: ReadingOrigin,
): Promise<void> {
  const made = { edition, text_hash: textHash, shared_as: sha256, is_own: 0 } as const;
  await database.transaction().execute(async (transaction) => {
    if (await isLive(transaction, reading.id)) await putReading({ database: transaction, words }, reading, made);
  });
}

/** Whether a source is there, in the trash or not. */
export async function isLive(transaction: Kysely<LibraryTables>, id: SourceId): Promise<boolean> {
  const source = transaction.selectFrom('sources').select('id').where('id', '=', id).where('deleted', '=', 0);
  return (await source.executeTakeFirst()) !== undefined;
}

async function putReading(
  { database: transaction, words }: ReadingTables,
  { id, text }: { id: SourceId; text: DocumentText },
  made: Pick<ReadingsTable, 'edition' | 'text_hash' | 'shared_as' | 'is_own'>,
): Promise<void> {
  await removeReading(transaction, words, id);
  await transaction
    .insertInto('readings')
    .values({
      source_id: id,
      format: text.format,
      meta: JSON.stringify(text.meta),
      problems: JSON.stringify(text.problems),
      page_count: text.pages.length,
      ...made,
    })
    .execute();
  for (const page of text.pages) {
    const row = { source_id: id, number: page.number, content: packPage(page) };
    await transaction.insertInto('reading_pages').values(row).execute();
  }
  await indexReading(transaction, words, { id, text });
}

/** Forgets what was read from a source. */
export async function removeReading(
  transaction: Kysely<LibraryTables>,
  words: PassageWords,
  id: SourceId,
): Promise<void> {
  await removeFromIndex(transaction, words, id);
  await transaction.deleteFrom('reading_pages').where('source_id', '=', id).execute();
  await transaction.deleteFrom('readings').where('source_id', '=', id).execute();
}

/** What was read from a source, whole; null when it has not been read. */
export async function readText(database: Kysely<LibraryTables>, id: SourceId): Promise<DocumentText | null> {
  const reading = await database.selectFrom('readings').selectAll().where('source_id', '=', id).executeTakeFirst();
  if (reading === undefined) return null;
  const pages = await database
    .selectFrom('reading_pages')
    .select('content')
    .where('source_id', '=', id)
    .orderBy('number')
    .execute();
  return {
    format: documentTextSchema.shape.format.parse(reading.format),
    pages: pages.map((page) => unpackPage(page.content)),
    meta: documentTextSchema.shape.meta.parse(JSON.parse(reading.meta)),
    problems: documentTextSchema.shape.problems.parse(JSON.parse(reading.problems)),
  };
}

/** One page of what was read from a source. */
export async function readPage({ database, shelf }: OpenPages, sourceId: SourceId, page: number): Promise<Page | null> {
  const row = await database
    .selectFrom('reading_pages')
    .select('content')
    .where('source_id', '=', sourceId)
    .where('number', '=', page)
    .executeTakeFirst();
  return row === undefined ? null : shelf.open(pageKey({ sourceId, page }), row.content);
}

/** Where pages are kept, and those of them that are open. */
export type OpenPages = { database: Kysely<LibraryTables>; shelf: PageShelf };

/** Where a page of what was read is: its source and its number. */
export type PagePlace = { sourceId: SourceId; page: number };

/** Several pages, by `pageKey`, brought at once; those that are not there are left out. */
export async function readPages(
  { database, shelf }: OpenPages,
  places: readonly PagePlace[],
): Promise<Map<string, Page>> {
  if (places.length === 0) return new Map();
  const wanted = places.map(({ sourceId, page }) => sql`(${sourceId}, cast(${page} as integer))`);
  const rows = await database
    .selectFrom('reading_pages')
    .selectAll()
    .where(sql<SqlBool>`(source_id, number) in (values ${sql.join(wanted)})`)
    .execute();
  return new Map(
    rows.map((row) => {
      // Written by `saveReading` from a SourceId.
      const key = pageKey({ sourceId: row.source_id as SourceId, page: row.number });
      return [key, shelf.open(key, row.content)];
    }),
  );
}

/** The key of a page among those that `readPages` brings. */
export function pageKey({ sourceId, page }: PagePlace): string {
  return `${sourceId} ${page}`;
}
