import { type Kysely, type SqlBool, sql } from 'kysely';
import type { LibraryTables } from '../library-tables.ts';
import { sourceConditions } from '../repositories/source-filter.ts';
import type { LookedAt, PassageWords, Phrase, WordQuery } from './passage-words.ts';
import { type HeldWords, scorePassages, standClose } from './score-passages.ts';

/** The words of passages in Postgres' `tsvector`, for one of the schools that share its index. */
export function createTsvectorWords(school: string): PassageWords {
  // Words of one school are looked up apart from those of the others; two that begin alike only cost time.
  const words = createLexemes(school.slice(0, 4));

  async function frequencyOf(database: Kysely<LibraryTables>, query: WordQuery): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from passage_index where words @@ ${words.query(query)}::tsquery`.execute(database);
    return rows[0]?.count ?? 0;
  }

  /** What these passages hold of the words that are looked for. */
  async function heldBy(
    database: Kysely<LibraryTables>,
    query: WordQuery,
    found: readonly number[],
  ): Promise<HeldWords[]> {
    const compares = query.areBeginnings ? sql`^@` : sql`=`;
    const { rows } = await sql<{ id: number; length: number; lexeme: string; positions: number[] }>`
      select id, length, lexeme, positions from passage_index, unnest(words)
      where id = any(${found}) and lexeme ${compares} any(${words.all(query)})
    `.execute(database);
    const held = new Map<number, HeldWords>();
    for (const { id, length, lexeme, positions } of rows) {
      const passage = held.get(id) ?? { id, length, positions: new Map() };
      held.set(id, passage);
      passage.positions.set(words.stem(lexeme), positions);
    }
    return [...held.values()];
  }

  async function bestOf(
    database: Kysely<LibraryTables>,
    query: WordQuery,
    { found, limit }: { found: readonly number[]; limit: number },
  ): Promise<number[]> {
    if (found.length <= limit) return [...found];
    const frequencies: number[] = [];
    for (const phrase of query.phrases) {
      frequencies.push(await frequencyOf(database, { ...query, phrases: [phrase] }));
    }
    const held = await heldBy(database, query, found);
    const scored = scorePassages(held, query, { frequencies, ...(await readTotals(database)) });
    return scored.slice(0, limit).map(({ id }) => id);
  }

  async function foundAmong({ database, filter }: LookedAt, query: WordQuery) {
    return database
      .selectFrom('passages')
      .innerJoin('sources', 'sources.id', 'passages.source_id')
      .innerJoin(
        sql<{ id: number }>`(select id from passage_index where words @@ ${words.query(query)}::tsquery)`.as('found'),
        'found.id',
        'passages.id',
      )
      .select(['passages.id', 'passages.source_id'])
      .where(sourceConditions(filter))
      .orderBy('passages.id', 'desc')
      .execute();
  }

  async function newest(database: Kysely<LibraryTables>, query: WordQuery, limit: number): Promise<number[]> {
    const { rows } = await sql<{ id: number }>`
      select id from passage_index where words @@ ${words.query(query)}::tsquery order by id desc limit ${limit}
    `.execute(database);
    return rows.map(({ id }) => id);
  }

  return {
    async takeIds(transaction, count) {
      const { rows } = await sql<{ last: number }>`
        insert into passage_totals (id, passages, words) values (1, ${count}, 0)
        on conflict (id) do update set passages = passage_totals.passages + excluded.passages
        returning passages as last
      `.execute(transaction);
      return rows[0]!.last - count + 1;
    },
    async add(transaction, passages) {
      const rows = passages.map(({ id, stems }) => sql`(${id}, ${words.vector(stems)}::tsvector, ${stems.length})`);
      await sql`insert into passage_index (id, words, length) values ${sql.join(rows)}`.execute(transaction);
      const length = passages.reduce((sum, { stems }) => sum + stems.length, 0);
      await sql`update passage_totals set words = words + ${length}`.execute(transaction);
    },
    async remove(transaction, id) {
      await sql`delete from passage_index where id in (select id from passages where source_id = ${id})`.execute(
        transaction,
      );
    },
    frequency: (database, stem) => frequencyOf(database, { phrases: [[stem]], every: true }),
    some: newest,
    async best(database, query, count) {
      const found = await newest(database, query, count.newest);
      return bestOf(database, query, { found, limit: count.limit });
    },
    async bestAmong(among, query, limit) {
      const found = (await foundAmong(among, query)).map(({ id }) => id);
      return bestOf(among.database, query, { found, limit });
    },
    async firstOfEach(among, query, gap) {
      const found = (await foundAmong(among, query)).toReversed();
      const close = gap === null ? null : await closeTogether(among, query, { found, gap });
      const first = new Map<string, number>();
      for (const { id, source_id } of found) {
        if ((close === null || close.has(id)) && !first.has(source_id)) first.set(source_id, id);
      }
      return [...first.values()];
    },
    async named({ database, filter }, folded, limit) {
      let named = database.selectFrom('sources').select('sources.id').where(sourceConditions(filter));
      for (const word of folded) named = named.where(sql<SqlBool>`strpos(sources.name_folded, ${word}) > 0`);
      const rows = await named.orderBy('sources.added_at').orderBy('sources.id').limit(limit).execute();
      return rows.map(({ id }) => id);
    },
  };

  async function closeTogether(
    { database }: LookedAt,
    query: WordQuery,
    { found, gap }: { found: readonly { id: number }[]; gap: number },
  ): Promise<Set<number>> {
    const held = await heldBy(
      database,
      query,
      found.map(({ id }) => id),
    );
    return new Set(held.filter((passage) => standClose(passage, query, gap)).map(({ id }) => id));
  }
}

async function readTotals(database: Kysely<LibraryTables>): Promise<{ passages: number; words: number }> {
  const { rows } = await sql<{ passages: number; words: number }>`select passages, words from passage_totals`.execute(
    database,
  );
  return rows[0] ?? { passages: 0, words: 0 };
}

/** A lexeme has at most 2046 bytes; what is longer is no word, and is told apart by its beginning. */
const longestStem = 400;

/** Stems as lexemes that begin with a tag. They are letters and digits only: they cannot break out of the quotes. */
function createLexemes(tag: string) {
  const lexeme = (stem: string): string => `${tag}${stem.slice(0, longestStem)}`;
  const inQuery = (phrase: Phrase, areBeginnings: boolean): string =>
    `(${phrase.map((stem) => `'${lexeme(stem)}'`).join(' <-> ')}${areBeginnings ? ':*' : ''})`;
  return {
    stem: (written: string): string => written.slice(tag.length),
    query: ({ phrases, every, areBeginnings = false }: WordQuery): string =>
      phrases.map((phrase) => inQuery(phrase, areBeginnings)).join(every ? ' & ' : ' | '),
    /** Every stem that is looked for. */
    all: ({ phrases }: WordQuery): string[] => phrases.flat().map(lexeme),
    vector(stems: readonly string[]): string {
      const places = new Map<string, number[]>();
      for (const [index, stem] of stems.entries()) {
        const own = lexeme(stem);
        const known = places.get(own);
        if (known === undefined) places.set(own, [index + 1]);
        else known.push(index + 1);
      }
      return [...places].map(([own, at]) => `'${own}':${at.join(',')}`).join(' ');
    },
  };
}
