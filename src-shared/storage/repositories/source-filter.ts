import { type ExpressionBuilder, type ExpressionWrapper, type Kysely, type SqlBool, sql } from 'kysely';
import { foldedWords } from '../../domain/fold-text.ts';
import type { FolderId } from '../../domain/identifiers.ts';
import type { SourceFilter } from '../../ports/source-repository.ts';
import type { LibraryTables } from '../library-tables.ts';

type SourceExpressions = ExpressionBuilder<LibraryTables, 'sources'>;
type Condition = ExpressionWrapper<LibraryTables, 'sources', SqlBool>;

/** A filter whose folder was already opened out into every folder inside it. */
export type ResolvedSourceFilter = Omit<SourceFilter, 'folderId'> & { folderIds?: string[] };

/** Replaces the filter's folder with all the folders inside it, itself included. */
export async function resolveFilter(
  database: Kysely<LibraryTables>,
  filter: SourceFilter,
): Promise<ResolvedSourceFilter> {
  const { folderId, ...rest } = filter;
  return folderId === undefined ? rest : { ...rest, folderIds: await foldersInside(database, folderId) };
}

/** A folder and everything inside it. */
export async function foldersInside(database: Kysely<LibraryTables>, root: FolderId): Promise<string[]> {
  const folders = await database.selectFrom('folders').select(['id', 'parent_id']).where('deleted', '=', 0).execute();
  const inside = new Set<string>([root]);
  // A folder's parent may come later in the list: go on until a pass finds nothing new.
  for (let before = 0; before !== inside.size; ) {
    before = inside.size;
    for (const folder of folders) {
      if (folder.parent_id !== null && inside.has(folder.parent_id)) inside.add(folder.id);
    }
  }
  return [...inside];
}

/** The conditions of a filter as one expression over `sources`. */
export function sourceConditions(filter: ResolvedSourceFilter) {
  return (expressions: SourceExpressions): Condition => {
    const conditions: Condition[] = [
      wrap(expressions, sql`sources.deleted = 0`),
      // What the district has forgotten is no paper any more, though no PC threw it away.
      wrap(expressions, sql`sources.sha256 <> ''`),
      wrap(expressions, filter.trashed ? sql`sources.trashed_at is not null` : sql`sources.trashed_at is null`),
    ];
    const add = (condition: ReturnType<typeof sql>): void => {
      conditions.push(wrap(expressions, condition));
    };
    if (filter.text) for (const word of foldedWords(filter.text)) add(sql`sources.name_folded like ${`%${word}%`}`);
    addMembership(add, 'sources.folder_id', filter.folderIds);
    addMembership(add, 'sources.paper_kind', filter.paperKinds);
    addMembership(add, 'sources.status', filter.statuses);
    addMembership(add, 'sources.quality', filter.qualities);
    addMembership(add, 'sources.id', filter.ids);
    if (filter.exceptIds && filter.exceptIds.length > 0) {
      add(sql`sources.id not in (${sql.join(filter.exceptIds)})`);
    }
    if (filter.kind) add(sql`sources.kind = ${filter.kind}`);
    if (filter.parentId) add(sql`sources.parent_id = ${filter.parentId}`);
    if (filter.from) add(sql`sources.document_date >= ${filter.from}`);
    if (filter.to) add(sql`sources.document_date <= ${filter.to}`);
    if (filter.datedOrAddedBy) {
      add(sql`coalesce(sources.document_date, substr(sources.added_at, 1, 10)) <= ${filter.datedOrAddedBy}`);
    }
    if (filter.tag !== undefined) add(sql`sources.tags like ${tagPattern(filter.tag)} escape '\\'`);
    if (filter.personId) {
      add(sql`exists (select 1 from person_matches where person_matches.source_id = sources.id
        and person_matches.person_id = ${filter.personId} and person_matches.state <> 'rejected')`);
    }
    return expressions.and(conditions);
  };
}

function addMembership(
  add: (condition: ReturnType<typeof sql>) => void,
  column: string,
  values: readonly string[] | undefined,
): void {
  if (values === undefined) return;
  add(values.length === 0 ? sql`1 = 0` : sql`${sql.ref(column)} in (${sql.join(values)})`);
}

function wrap(expressions: SourceExpressions, condition: ReturnType<typeof sql>): Condition {
  return expressions.and([sql<SqlBool>`${condition}`]);
}

/** Tags are stored as a JSON array of strings: the quoted tag stands in it letter for letter. */
function tagPattern(tag: string): string {
  const quoted = JSON.stringify(tag).replace(/[\\%_]/g, '\\$&');
  return `%${quoted}%`;
}
