import { type Kysely, type RawBuilder, sql } from 'kysely';
import { folderPaths } from '../../domain/folder-paths.ts';
import { folderIdSchema } from '../../domain/identifiers.ts';
import { type PaperGroup, type PaperGrouping, readingStateSchema } from '../../domain/paper-groups.ts';
import { type Folder, paperKindSchema } from '../../domain/source.ts';
import type { SourceOrder } from '../../ports/source-repository.ts';
import type { LibraryTables } from '../library-tables.ts';
import { type ResolvedSourceFilter, sourceConditions } from './source-filter.ts';

/** What a paper's group is known by. A state is told as `readingStateOf` tells it. */
export const groupKeys: Record<PaperGrouping, RawBuilder<string | null>> = {
  folder: sql`(select folders.id from folders where folders.id = sources.folder_id and folders.deleted = 0)`,
  paperKind: sql`sources.paper_kind`,
  month: sql`substr(sources.document_date, 1, 7)`,
  readingState: sql`case when sources.status <> 'ready' then sources.status
    when sources.quality in ('poor', 'empty') then sources.quality else 'good' end`,
};

/** The groups of the papers that match, in the order in which a list shows them: those without a key come last. */
export async function listGroups(
  database: Kysely<LibraryTables>,
  filter: ResolvedSourceFilter,
  { order, folders }: { order: SourceOrder & { groupBy: PaperGrouping }; folders: () => Promise<Folder[]> },
): Promise<PaperGroup[]> {
  const rows = await database
    .selectFrom('sources')
    .where(sourceConditions(filter))
    .select([groupKeys[order.groupBy].as('key'), (expressions) => expressions.fn.countAll<number>().as('count')])
    .groupBy('key')
    .execute();
  const paths = order.groupBy === 'folder' ? folderPaths(await folders()) : null;
  const groups = rows.map(({ key, count }) => ({
    key,
    path: key === null ? [] : (paths?.get(folderIdSchema.parse(key)) ?? []),
    count: Number(count),
  }));
  const byPlace = groupComparator(order);
  return groups.sort((one, other) => {
    if (one.key === null || other.key === null) return Number(one.key === null) - Number(other.key === null);
    return byPlace({ ...one, key: one.key }, { ...other, key: other.key });
  });
}

type KeyedGroup = PaperGroup & { key: string };

function groupComparator(order: SourceOrder & { groupBy: PaperGrouping }) {
  switch (order.groupBy) {
    case 'folder':
      return byPath;
    case 'paperKind':
      return byRank(paperKindSchema.options);
    case 'readingState':
      return byRank(readingStateSchema.options);
    case 'month': {
      // The newest month first, unless the papers themselves go from the oldest on.
      const sign = order.by === 'documentDate' && !order.descending ? 1 : -1;
      return (one: KeyedGroup, other: KeyedGroup) => (one.key < other.key ? -sign : sign);
    }
  }
}

function byRank(keys: readonly string[]) {
  const ranks = new Map(keys.map((key, rank) => [key, rank]));
  const rankOf = ({ key }: KeyedGroup) => ranks.get(key) ?? keys.length;
  return (one: KeyedGroup, other: KeyedGroup) => rankOf(one) - rankOf(other);
}

const collator = new Intl.Collator('es', { numeric: true });

/** As a tree reads: a folder before those inside it, brothers by name. */
function byPath(one: KeyedGroup, other: KeyedGroup): number {
  const depth = Math.min(one.path.length, other.path.length);
  for (let level = 0; level < depth; level += 1) {
    const order = collator.compare(one.path[level] ?? '', other.path[level] ?? '');
    if (order !== 0) return order;
  }
  return one.path.length - other.path.length || (one.key < other.key ? -1 : 1);
}
