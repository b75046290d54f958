import type { Kysely } from 'kysely';
import { folderPaths } from '../../domain/folder-paths.ts';
import type { FolderId } from '../../domain/identifiers.ts';
import { columnDefinitionSchema } from '../../domain/planilla.ts';
import { inChunks } from '../change-log/operation-rows.ts';
import type { LibraryTables } from '../library-tables.ts';

const idsPerQuery = 500;

type Named = { id: string; name: string };

/** What people call the things of these ids, whatever they are and deleted ones too; a folder by all its path. */
export async function readMentionedNames(
  database: Kysely<LibraryTables>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const chunk of inChunks([...new Set(ids)], idsPerQuery)) {
    for (const read of [readFolders, readTitles, readPeople, readContents, readColumns]) {
      for (const { id, name } of await read(database, chunk)) names.set(id, name);
    }
  }
  return names;
}

async function readFolders(database: Kysely<LibraryTables>, ids: string[]): Promise<Named[]> {
  const wanted = await database.selectFrom('folders').select('id').where('id', 'in', ids).execute();
  if (wanted.length === 0) return [];
  const folders = await database.selectFrom('folders').select(['id', 'name', 'parent_id']).execute();
  const paths = folderPaths(
    folders.map(({ id, name, parent_id }) => ({
      id: id as FolderId, // The tables hold what a schema took.
      name,
      parentId: parent_id as FolderId | null, // As above.
      watchedPath: null,
    })),
  );
  return wanted.map(({ id }) => ({ id, name: (paths.get(id as FolderId) ?? []).join(' › ') })); // As above.
}

async function readTitles(database: Kysely<LibraryTables>, ids: string[]): Promise<Named[]> {
  const planillas = database.selectFrom('planillas').select(['id', 'title as name']).where('id', 'in', ids);
  const papers = database.selectFrom('sources').select(['id', 'name']).where('id', 'in', ids);
  return [...(await planillas.execute()), ...(await papers.execute())];
}

async function readPeople(database: Kysely<LibraryTables>, ids: string[]): Promise<Named[]> {
  const people = database.selectFrom('persons').select(['id', 'family_name', 'given_name']).where('id', 'in', ids);
  return (await people.execute()).map((row) => ({ id: row.id, name: `${row.family_name}, ${row.given_name}` }));
}

async function readContents(database: Kysely<LibraryTables>, ids: string[]): Promise<Named[]> {
  const templates = database.selectFrom('templates').select(['id', 'content']).where('id', 'in', ids);
  return (await templates.execute()).flatMap(({ id, content }) => {
    const value: unknown = JSON.parse(content ?? 'null');
    const isNamed = typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
    return isNamed ? [{ id, name: String(value.name) }] : [];
  });
}

async function readColumns(database: Kysely<LibraryTables>, ids: string[]): Promise<Named[]> {
  const columns = database.selectFrom('planilla_columns').select(['id', 'definition']).where('id', 'in', ids);
  return (await columns.execute()).flatMap(({ id, definition }) => {
    const asked = columnDefinitionSchema.safeParse(JSON.parse(definition));
    return asked.success ? [{ id, name: asked.data.name }] : [];
  });
}
