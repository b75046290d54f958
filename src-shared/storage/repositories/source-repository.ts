import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { type FolderId, type SourceId, sourceIdSchema } from '../../domain/identifiers.ts';
import type { PaperGroup } from '../../domain/paper-groups.ts';
import type { Folder, PaperKind, Source, SourceStatus } from '../../domain/source.ts';
import type { SourceFilter, SourceOrder, SourceRepository } from '../../ports/source-repository.ts';
import type { ChangeLogParts } from '../change-log/write-group.ts';
import type { LibraryTables } from '../library-tables.ts';
import { markRemoved, readForgotten } from './left-of-purges.ts';
import type { PageShelf } from './page-shelf.ts';
import { purgeSource } from './purge-source.ts';
import { readPage, readText, saveReading, takeReading } from './readings.ts';
import { type ResolvedSourceFilter, resolveFilter, sourceConditions } from './source-filter.ts';
import { groupKeys, listGroups } from './source-groups.ts';
import { cameFromHere } from './source-origins.ts';
import { withPeople } from './source-people.ts';
import { toFolder, toSource } from './source-rows.ts';

const orderColumns = {
  name: 'name_folded',
  addedAt: 'added_at',
  documentDate: 'document_date',
  paperKind: 'paper_kind',
  status: 'status',
} as const satisfies Record<SourceOrder['by'], string>;

/** SQLite takes 32,766 values in one statement; a thousand cost one query no more than one does. */
const idsPerQuery = 1000;

/** Sources and what was read from them. */
export function createSourceRepository(parts: ChangeLogParts, shelf: PageShelf): SourceRepository {
  const { database } = parts;
  const liveSources = database.selectFrom('sources').selectAll().where('deleted', '=', 0).where('sha256', '<>', '');

  async function folders(): Promise<Folder[]> {
    const rows = await database
      .selectFrom('folders')
      .leftJoin('watched_folders', 'watched_folders.folder_id', 'folders.id')
      .select(['folders.id', 'folders.name', 'folders.parent_id', 'watched_folders.path'])
      .where('folders.deleted', '=', 0)
      .orderBy('folders.name')
      .execute();
    return rows.map(toFolder);
  }

  async function findIn(column: 'id' | 'parent_id', ids: readonly SourceId[]): Promise<Source[]> {
    const found: Source[] = [];
    for (let start = 0; start < ids.length; start += idsPerQuery) {
      const rows = await liveSources.where(column, 'in', ids.slice(start, start + idsPerQuery)).execute();
      found.push(...rows.map(toSource));
    }
    return found;
  }

  return {
    async get(id) {
      const row = await liveSources.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toSource(row);
    },
    getMany: (ids) => findIn('id', ids),
    async listInside(ids) {
      const inside: Source[] = [];
      for (let level = await findIn('parent_id', ids); level.length > 0; ) {
        inside.push(...level);
        level = await findIn(
          'parent_id',
          level.map((source) => source.id),
        );
      }
      return inside;
    },
    async findByHash(sha256) {
      const row = await liveSources
        .where('sha256', '=', sha256)
        .where('trashed_at', 'is', null)
        .orderBy('added_at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toSource(row);
    },
    async findByOriginPath(path) {
      const from = liveSources.where('origin_path', '=', path).where('trashed_at', 'is', null);
      const rows = await from.orderBy('added_at', 'desc').execute();
      const own = await cameFromHere(database, path, rows);
      const row = rows.find(({ id }) => own.has(id));
      return row === undefined ? null : toSource(row);
    },
    async list(filter, order, { offset, limit }) {
      const resolved = await resolveFilter(database, filter);
      const { groupBy } = order;
      const groups = groupBy && (await listGroups(database, resolved, { order: { ...order, groupBy }, folders }));
      const found = orderedSources(database, resolved, { order, groups }).limit(limit).offset(offset);
      const total = groups ? sum(groups) : await countMatching(database, resolved);
      return { items: await withPeople(database, (await found.execute()).map(toSource)), total };
    },
    groups: async (filter, order) => listGroups(database, await resolveFilter(database, filter), { order, folders }),
    listIds: (filter) => listSourceIds(database, filter),
    saveText: (id, text) => saveReading({ database, words: parts.dialect.words }, { id, text }),
    takeText: (id, text, origin) => takeReading({ database, words: parts.dialect.words }, { id, text }, origin),
    async textEdition(id) {
      const reading = database.selectFrom('readings').select('edition').where('source_id', '=', id);
      return (await reading.executeTakeFirst())?.edition ?? null;
    },
    async withoutText() {
      const isRead = (eb: ExpressionBuilder<LibraryTables, 'sources'>) =>
        eb.exists(eb.selectFrom('readings').select('source_id').whereRef('source_id', '=', 'sources.id'));
      const read = liveSources.where('kind', '=', 'document').where('status', '=', 'ready');
      const rows = await read
        .where((eb) => eb.not(isRead(eb)))
        .orderBy('added_at', 'desc')
        .execute();
      return rows.map(toSource);
    },
    getText: (id) => readText(database, id),
    getPage: (id, page) => readPage({ database, shelf }, id, page),
    purge: (id) => purgeSource(parts, id),
    forgotten: () => readForgotten(database),
    markForgotten: (removed) => markRemoved(database, removed),
    listFolders: folders,
    setWatchedPath: (id, path) => setWatchedPath(database, id, path),
    listTags: () => listTags(database),
    counts: () => countSources(database),
  };
}

async function setWatchedPath(database: Kysely<LibraryTables>, id: FolderId, path: string | null): Promise<void> {
  if (path === null) {
    await database.deleteFrom('watched_folders').where('folder_id', '=', id).execute();
    return;
  }
  await database
    .insertInto('watched_folders')
    .values({ folder_id: id, path })
    .onConflict((conflict) => conflict.column('folder_id').doUpdateSet({ path }))
    .execute();
}

/** The papers that match, in the order asked for. With `groups`, those of the first group stand first. */
function orderedSources(
  database: Kysely<LibraryTables>,
  filter: ResolvedSourceFilter,
  { order, groups }: { order: SourceOrder; groups: PaperGroup[] | undefined },
) {
  const direction = order.descending ? 'desc' : 'asc';
  const matching = database.selectFrom('sources').where(sourceConditions(filter)).selectAll('sources');
  const keyed = groups?.flatMap(({ key }, rank) => (key === null ? [] : sql`(${key}, ${sql.lit(rank)})`)) ?? [];
  if (order.groupBy === undefined || keyed.length === 0) {
    return matching.orderBy(`sources.${orderColumns[order.by]}`, direction).orderBy('sources.id', direction);
  }
  const ranks = sql<{ column1: string; column2: number }>`(values ${sql.join(keyed)})`.as('ranks');
  const key = groupKeys[order.groupBy];
  return matching
    .leftJoin(ranks, (join) => join.on('ranks.column1', '=', key))
    .orderBy(sql`coalesce(ranks.column2, ${sql.lit(keyed.length)})`)
    .orderBy(`sources.${orderColumns[order.by]}`, direction)
    .orderBy('sources.id', direction);
}

function sum(groups: readonly PaperGroup[]): number {
  return groups.reduce((total, { count }) => total + count, 0);
}

async function countMatching(database: Kysely<LibraryTables>, filter: ResolvedSourceFilter): Promise<number> {
  const { total } = await database
    .selectFrom('sources')
    .where(sourceConditions(filter))
    .select((expressions) => expressions.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

async function listSourceIds(database: Kysely<LibraryTables>, filter: SourceFilter): Promise<SourceId[]> {
  const rows = await database
    .selectFrom('sources')
    .select('id')
    .where(sourceConditions(await resolveFilter(database, filter)))
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => sourceIdSchema.parse(row.id));
}

async function listTags(database: Kysely<LibraryTables>): Promise<{ tag: string; count: number }[]> {
  const rows = await database
    .selectFrom('sources')
    .select('tags')
    .where(sourceConditions({}))
    .where('tags', '<>', '[]')
    .execute();
  const counts = new Map<string, number>();
  for (const row of rows) {
    const tags: string[] = JSON.parse(row.tags);
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const byName = new Intl.Collator('es');
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((left, right) => byName.compare(left.tag, right.tag));
}

async function countSources(database: Kysely<LibraryTables>): ReturnType<SourceRepository['counts']> {
  const rows = await database
    .selectFrom('sources')
    .select(['status', 'paper_kind', 'quality', (expressions) => expressions.fn.countAll<number>().as('total')])
    .where(sourceConditions({}))
    .groupBy(['status', 'paper_kind', 'quality'])
    .execute();
  const trashed = await database
    .selectFrom('sources')
    .select((expressions) => expressions.fn.countAll<number>().as('total'))
    .where(sourceConditions({ trashed: true }))
    .executeTakeFirstOrThrow();
  const status: Record<SourceStatus, number> = { queued: 0, reading: 0, ready: 0, failed: 0, 'needs-password': 0 };
  const kinds: Partial<Record<PaperKind, number>> = {};
  let poor = 0;
  for (const row of rows) {
    const total = Number(row.total);
    // Both columns are written by `commit` from the domain's own types.
    status[row.status as SourceStatus] += total;
    kinds[row.paper_kind as PaperKind] = (kinds[row.paper_kind as PaperKind] ?? 0) + total;
    if (row.quality === 'poor') poor += total;
  }
  return { status, poor, trashed: Number(trashed.total), kinds };
}
