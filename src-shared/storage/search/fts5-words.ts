import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { LibraryTables } from '../library-tables.ts';
import { sourceConditions } from '../repositories/source-filter.ts';
import type { PassageWords, Phrase, WordQuery } from './passage-words.ts';

type Found = { id: number };

/** The words of passages in SQLite's FTS5. */
export const fts5Words: PassageWords = {
  async takeIds(transaction) {
    // The highest id that a passage ever had: the rows that take the next ones raise it.
    const { rows } = await sql<{ last: number }>`
      select seq as last from sqlite_sequence where name = 'passages'`.execute(transaction);
    return Number(rows[0]?.last ?? 0) + 1;
  },
  async add(transaction, passages) {
    const rows = passages.map(({ id, stems }) => sql`(${id}, ${stems.join(' ')})`);
    await sql`insert into passage_index (rowid, words) values ${sql.join(rows)}`.execute(transaction);
  },
  async remove(transaction, id) {
    await sql`delete from passage_index where rowid in (select id from passages where source_id = ${id})`.execute(
      transaction,
    );
  },
  async scrub(transaction) {
    // What was deleted stays in its segment until that is merged.
    await sql`insert into passage_index (passage_index) values ('optimize')`.execute(transaction);
  },
  async frequency(database, stem) {
    const { rows } = await sql<{ doc: number }>`select doc from passage_terms where term = ${stem}`.execute(database);
    return Number(rows[0]?.doc ?? 0);
  },
  some: (database, query, limit) =>
    idsOf(
      database,
      sql<Found>`select rowid as id from passage_index where passage_index match ${expressionOf(query)} limit ${limit}`,
    ),
  best: (database, query, { newest, limit }) =>
    idsOf(
      database,
      sql<Found>`
        select id from (
          select rowid as id, rank as score from passage_index where passage_index match ${expressionOf(query)}
          order by rowid desc limit ${newest}
        ) order by score limit ${limit}
      `,
    ),
  async bestAmong({ database, filter }, query, limit) {
    const rows = await database
      .selectFrom('passages')
      .innerJoin('sources', 'sources.id', 'passages.source_id')
      .innerJoin(
        sql<Found & { score: number }>`(
          select rowid as id, rank as score from passage_index where passage_index match ${expressionOf(query)}
        )`.as('found'),
        'found.id',
        'passages.id',
      )
      .select('passages.id')
      .where(sourceConditions(filter))
      .orderBy('found.score')
      .orderBy('passages.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => Number(id));
  },
  async firstOfEach({ database, filter }, query, gap) {
    const expression = gap === null ? expressionOf(query) : `NEAR(${query.phrases.map(quoted).join(' ')}, ${gap})`;
    const rows = await database
      .selectFrom('passages')
      .innerJoin('sources', 'sources.id', 'passages.source_id')
      .innerJoin(
        sql<Found>`(select rowid as id from passage_index where passage_index match ${expression})`.as('found'),
        'found.id',
        'passages.id',
      )
      .select(({ fn }) => fn.min('passages.id').as('id'))
      .where(sourceConditions(filter))
      .groupBy('passages.source_id')
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => Number(id));
  },
  async named({ database, filter }, words, limit) {
    let named = database.selectFrom('sources').select('sources.id').where(sourceConditions(filter));
    for (const word of words) named = named.where(sql<SqlBool>`instr(sources.name_folded, ${word}) > 0`);
    // The plus keeps SQLite to the index of names, which is a fraction of the table.
    const rows = await named.orderBy(sql`+sources.rowid`).limit(limit).execute();
    return rows.map(({ id }) => id);
  },
};

async function idsOf(database: Kysely<LibraryTables>, query: RawBuilder<Found>): Promise<number[]> {
  const { rows } = await query.execute(database);
  return rows.map(({ id }) => Number(id));
}

/** What FTS5 is asked. */
function expressionOf({ phrases, every, areBeginnings = false }: WordQuery): string {
  const parts = phrases.map((phrase) => (areBeginnings ? `${quoted(phrase)} *` : quoted(phrase)));
  return parts.join(every ? ' AND ' : ' OR ');
}

/** Stems are letters and digits only: they cannot break out of the quotes. */
function quoted(stems: Phrase): string {
  return `"${stems.join(' ')}"`;
}
