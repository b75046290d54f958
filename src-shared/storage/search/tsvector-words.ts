import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { LibraryTables } from '../library-tables.ts';
import { sourceConditions } from '../repositories/source-filter.ts';
import { createLexemes, type Lexemes } from './lexemes.ts';
import type { LookedAt, PassageWords, WordQuery } from './passage-words.ts';
import { type HeldWords, type PassageCounts, scorePassages, standClose } from './score-passages.ts';

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
    // A row has its words in itself, and Postgres' own cleaning takes it from the disk.
    scrub: () => Promise.resolve(),
    async frequency(database, stem) {
      const asked = lexemes.query({ phrases: [[stem]], every: true });
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from passage_index where words @@ ${asked}::tsquery`.execute(database);
      return rows[0]?.count ?? 0;
    },
    async some(database, query, limit) {
      const { rows } = await sql<{ id: number }>`${matching(lexemes, query)} limit ${limit}`.execute(database);
      return rows.map(({ id }) => id);
    },
    best(database, query, { newest, limit }) {
      const found = sql`(${matching(lexemes, query)} order by id desc limit ${newest})`;
      return bestOf({ database, lexemes }, query, { found, limit });
    },
    bestAmong(among, query, limit) {
      const found = sql`${findAmong({ ...among, lexemes }, query)}`;
      return bestOf({ ...among, lexemes }, query, { found, limit });
    },
    async firstOfEach(among, query, gap) {
      const index = { ...among, lexemes };
      const all = findAmong(index, query);
      const close = gap === null ? null : await findClose(index, query, { found: sql`${all}`, gap });
      const found = (await all.orderBy('passages.id').execute()).filter(({ id }) => close?.has(id) ?? true);
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

/** What is found, with `words` and `length`. */
type Found = RawBuilder<unknown>;

function matching(lexemes: Lexemes, query: WordQuery): Found {
  return sql`select id, words, length from passage_index where words @@ ${lexemes.query(query)}::tsquery`;
}

/** All that match of the papers that are looked at. */
function findAmong({ database, filter, lexemes }: LookedAt & Index, query: WordQuery) {
  return database
    .selectFrom('passages')
    .innerJoin('sources', 'sources.id', 'passages.source_id')
    .innerJoin(
      sql<{ id: number; words: string; length: number }>`(${matching(lexemes, query)})`.as('found'),
      'found.id',
      'passages.id',
    )
    .select(['passages.id', 'passages.source_id', 'found.words', 'found.length'])
    .where(sourceConditions(filter));
}

/** What the passages that were found hold of the words that are looked for. */
async function readHeld({ database, lexemes }: Index, query: WordQuery, found: Found): Promise<HeldWords[]> {
  const compares = query.areBeginnings ? sql`^@` : sql`=`;
  const { rows } = await sql<{ id: number; length: number; lexeme: string; positions: number[] }>`
    select id, length, lexeme, positions from ${found} as found, unnest(words)
    where lexeme ${compares} any(${lexemes.all(query)})
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
  { found, limit }: { found: Found; limit: number },
): Promise<number[]> {
  const held = await readHeld(index, query, found);
  if (held.length <= limit) return held.map(({ id }) => id);
  const scored = scorePassages(held, query, await readCounts(index, query));
  return scored.slice(0, limit).map(({ id }) => id);
}

async function readCounts({ database, lexemes }: Index, query: WordQuery): Promise<PassageCounts> {
  const holding = query.phrases.map((phrase) => {
    const asked = lexemes.query({ ...query, phrases: [phrase] });
    return sql`(select count(*) from passage_index where words @@ ${asked}::tsquery)`;
  });
  const { rows } = await sql<{ frequencies: string[]; passages: number; words: number }>`
    select array[${sql.join(holding)}] as frequencies, passages, words from passage_totals
  `.execute(database);
  const { frequencies, passages, words } = rows[0]!;
  return { frequencies: frequencies.map(Number), passages, words };
}

async function findClose(
  index: Index,
  query: WordQuery,
  { found, gap }: { found: Found; gap: number },
): Promise<Set<number>> {
  const held = await readHeld(index, query, found);
  return new Set(held.filter((passage) => standClose(passage, query, gap)).map(({ id }) => id));
}
