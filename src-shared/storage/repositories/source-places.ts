import { type Kysely, sql } from 'kysely';
import type { SourceId } from '../../domain/identifiers.ts';
import type { Source } from '../../domain/source.ts';
import { insideOf, placeKey } from '../../domain/source-place.ts';
import type { FileBeside, SourcePlaces } from '../../ports/source-places.ts';
import type { LibraryTables } from '../library-tables.ts';
import { toSource } from './source-rows.ts';

/** The source that a container is, where it is one: what `insideOf` puts before its id is as long as this. */
const containingSource = sql<string>`substr(own.container, ${sql.lit(insideOf('' as SourceId).length + 1)})`;

/** Names asked for in one query. */
const namesPerQuery = 1000;

/** Which files came together, over SQL. */
export function createSourcePlaces(database: Kysely<LibraryTables>): SourcePlaces {
  return {
    async filesBeside(id, names) {
      const keys = new Map(names.map((name) => [name, placeKey(name)]));
      const inside = await filesIn(database, [insideOf(id)], [...keys.values()]);
      const beside = await filesIn(database, await containersOf(database, id), [...keys.values()]);
      return names.flatMap((name): FileBeside[] => {
        const key = keys.get(name) ?? '';
        const source = onlyOne(inside.get(key)) ?? onlyOne(beside.get(key));
        return source ? [{ name, source }] : [];
      });
    },
    chatsBeside: (id) => findChats(database, id),
  };
}

async function containersOf(database: Kysely<LibraryTables>, id: SourceId): Promise<string[]> {
  const rows = await database
    .selectFrom('source_places')
    .select('container')
    .distinct()
    .where('source_id', '=', id)
    .where('container', 'is not', null)
    .execute();
  return rows.flatMap(({ container }) => container ?? []);
}

/** The files of each key in these containers. */
async function filesIn(
  database: Kysely<LibraryTables>,
  containers: readonly string[],
  keys: readonly string[],
): Promise<Map<string, Source[]>> {
  const found = new Map<string, Source[]>();
  if (containers.length === 0) return found;
  for (let start = 0; start < keys.length; start += namesPerQuery) {
    const rows = await database
      .selectFrom('source_places')
      .innerJoin('sources', 'sources.id', 'source_places.source_id')
      .selectAll('sources')
      .select('source_places.name_key')
      .where('source_places.container', 'in', containers)
      .where('source_places.name_key', 'in', keys.slice(start, start + namesPerQuery))
      .where('sources.deleted', '=', 0)
      .execute();
    for (const row of rows) {
      const key = row.name_key ?? '';
      found.set(key, [...(found.get(key) ?? []), toSource(row)]);
    }
  }
  return found;
}

/** A file that was replaced is in the trash; two that are not would be a guess. */
function onlyOne(sources: readonly Source[] = []): Source | null {
  const different = [...new Map(sources.map((source) => [source.id, source])).values()];
  const live = different.filter(({ trashedAt }) => trashedAt === null);
  const told = live.length > 0 ? live : different;
  return told.length === 1 ? (told[0] ?? null) : null;
}

async function findChats(database: Kysely<LibraryTables>, id: SourceId): ReturnType<SourcePlaces['chatsBeside']> {
  const own = database
    .selectFrom('source_places as own')
    .where('own.source_id', '=', id)
    .where('own.container', 'is not', null);
  const around = own.innerJoin('sources', (join) => join.on('sources.id', '=', containingSource));
  const beside = own
    .innerJoin('source_places as beside', 'beside.container', 'own.container')
    .innerJoin('sources', 'sources.id', 'beside.source_id');
  const found = new Map<string, { chat: Source; names: string[] }>();
  for (const query of [around, beside]) {
    const rows = await query
      .selectAll('sources')
      .select('own.name as own_name')
      .distinct()
      .where('sources.format', '=', 'whatsapp' satisfies Source['format'])
      .where('sources.deleted', '=', 0)
      .where('sources.trashed_at', 'is', null)
      .execute();
    for (const row of rows) {
      const chat = found.get(row.id) ?? { chat: toSource(row), names: [] };
      chat.names.push(row.own_name ?? '');
      found.set(row.id, chat);
    }
  }
  return [...found.values()];
}
