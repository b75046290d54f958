import { type Kysely, type SqlBool, sql } from 'kysely';
import type { LibraryTables } from '../library-tables.ts';
import { sourceConditions } from '../repositories/source-filter.ts';
import { createLexemes, type Lexemes } from './lexemes.ts';
import type { LookedAt, PassageWords, WordQuery } from './passage-words.ts';
import { type HeldWords, scorePassages, standClose } from './score-passages.ts';

/** The words of passages in Postgres' `tsvector`, for one of the schools that share its index. */
export function createTsvectorWords(school: string): PassageWords {
  const lexemes = createLexemes(school);
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
      const rows = passages.map(({ id, stems }) => sql`(${id}, ${lexemes.vector(stems)}::tsvector, ${stems.length})`);
      await sql`insert into passage_index (id, words, length) values ${sql.join(rows)}`.execute(transaction);
      const length = passages.reduce((sum, { stems }) => sum + stems.length, 0);
      await sql`update passage_totals set words = words + ${length}`.execute(transaction);
    },
    async remove(transaction, id) {
      await sql`delete from passage_index where id in (select id from passages where source_id = ${id})`.execute(
        transaction,
      );
    },
    frequency: (database, stem) => frequencyOf({ database, lexemes }, { phrases: [[stem]], every: true }),
    some: (database, query, limit) => findNewest({ database, lexemes }, query, limit),
    async best(database, query, { newest, limit }) {
      const index = { database, lexemes };
      return bestOf(index, query, { found: await findNewest(index, query, newest), limit });
    },
    async bestAmong(among, query, limit) {
      const index = { ...among, lexemes };
      const found = (await findAmong(index, query)).map(({ id }) => id);
      return bestOf(index, query, { found, limit });
    },
    async firstOfEach(among, query, gap) {
      const index = { ...among, lexemes };
      const matching = (await findAmong(index, query)).toReversed();
      const found = gap === null ? matching : await closeTogether(index, query, { found: matching, gap });
      return [...Map.groupBy(found, ({ source_id }) => source_id).values()].map(([first]) => first!.id);
    },
    async named({ database, filter }, words, limit) {
      let named = database.selectFrom('sources').select('sources.id').where(sourceConditions(filter));
      for (const word of words) named = named.where(sql<SqlBool>`strpos(sources.name_folded, ${word}) > 0`);
      const rows = await named.orderBy('sources.added_at').orderBy('sources.id').limit(limit).execute();
      return rows.map(({ id }) => id);
    },
  };
}

type Index = { database: Kysely<LibraryTables>; lexemes: Lexemes };

type Passage = { id: number; source_id: string };

async function frequencyOf({ database, lexemes }: Index, query: WordQuery): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from passage_index where words @@ ${lexemes.query(query)}::tsquery`.execute(database);
  return rows[0]?.count ?? 0;
}

async function findNewest({ database, lexemes }: Index, query: WordQuery, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from passage_index where words @@ ${lexemes.query(query)}::tsquery order by id desc limit ${limit}
  `.execute(database);
  return rows.map(({ id }) => id);
}

/** All that match of the papers that are looked at, the newest first. */
async function findAmong({ database, filter, lexemes }: LookedAt & Index, query: WordQuery): Promise<Passage[]> {
  const matching = sql<{ id: number }>`(select id from passage_index where words @@ ${lexemes.query(query)}::tsquery)`;
  return database
    .selectFrom('passages')
    .innerJoin('sources', 'sources.id', 'passages.source_id')
    .innerJoin(matching.as('found'), 'found.id', 'passages.id')
    .select(['passages.id', 'passages.source_id'])
    .where(sourceConditions(filter))
    .orderBy('passages.id', 'desc')
    .execute();
}

/** What these passages hold of the words that are looked for. */
async function readHeld(
  { database, lexemes }: Index,
  query: WordQuery,
  found: readonly number[],
): Promise<HeldWords[]> {
  const compares = query.areBeginnings ? sql`^@` : sql`=`;
  const { rows } = await sql<{ id: number; length: number; lexeme: string; positions: number[] }>`
    select id, length, lexeme, positions from passage_index, unnest(words)
    where id = any(${found}) and lexeme ${compares} any(${lexemes.all(query)})
  `.execute(database);
  const held = new Map<number, HeldWords>();
  for (const { id, length, lexeme, positions } of rows) {
    const passage = held.get(id) ?? { id, length, positions: new Map() };
    held.set(id, passage);
    passage.positions.set(lexemes.stem(lexeme), positions);
  }
  return [...held.values()];
}

async function bestOf(
  index: Index,
  query: WordQuery,
  { found, limit }: { found: readonly number[]; limit: number },
): Promise<number[]> {
  if (found.length <= limit) return [...found];
  const frequencies: number[] = [];
  for (const phrase of query.phrases) frequencies.push(await frequencyOf(index, { ...query, phrases: [phrase] }));
  const { rows } = await sql<{ passages: number; words: number }>`
    select passages, words from passage_totals`.execute(index.database);
  const held = await readHeld(index, query, found);
  const scored = scorePassages(held, query, { frequencies, passages: rows[0]!.passages, words: rows[0]!.words });
  return scored.slice(0, limit).map(({ id }) => id);
}

async function closeTogether(
  index: Index,
  query: WordQuery,
  { found, gap }: { found: readonly Passage[]; gap: number },
): Promise<Passage[]> {
  const ids = found.map(({ id }) => id);
  const held = await readHeld(index, query, ids);
  const close = new Set(held.filter((passage) => standClose(passage, query, gap)).map(({ id }) => id));
  return found.filter(({ id }) => close.has(id));
}
