import type { Kysely } from 'kysely';
import type { LibraryTables } from '../library-tables.ts';
import { inChunks } from './operation-rows.ts';

/** The operation whose value another one shows: itself, unless that one was written by an undo or a redo. */
export type Origin = { id: string; group: string };

/** `restored` is the operation whose value an undo or a redo wrote again; null where nothing stood there. */
type Link = Origin & { isReversal: boolean; restored: string | null };

/**
 * For each operation, the one whose value it brings back: what an undo wrote counts as the operation that stood before
 * the one it took back, or as null where nothing stood there. So undoing twice in a row is no change by somebody else.
 */
export async function findOrigins(
  database: Kysely<LibraryTables>,
  ids: readonly string[],
): Promise<Map<string, Origin | null>> {
  const links = new Map<string, Link>();
  const origins = new Map<string, Origin | null>();
  let open = ids.map((id) => ({ id, at: id }));
  while (open.length > 0) {
    await loadLinks(database, links, open);
    const next: typeof open = [];
    for (const { id, at } of open) {
      const link = links.get(at);
      if (link?.isReversal && link.restored !== null) next.push({ id, at: link.restored });
      else origins.set(id, link === undefined || link.isReversal ? null : { id: link.id, group: link.group });
    }
    open = next;
  }
  return origins;
}

async function loadLinks(
  database: Kysely<LibraryTables>,
  links: Map<string, Link>,
  wanted: readonly { at: string }[],
): Promise<void> {
  const missing = [...new Set(wanted.map(({ at }) => at))].filter((id) => !links.has(id));
  for (const chunk of inChunks(missing, 500)) {
    const rows = await database
      .selectFrom('operations')
      .leftJoin('change_groups', 'change_groups.id', 'operations.group_id')
      .leftJoin('operations as taken_back', (join) =>
        join
          .onRef('taken_back.group_id', '=', 'change_groups.reversed_group')
          .onRef('taken_back.entity', '=', 'operations.entity')
          .onRef('taken_back.entity_id', '=', 'operations.entity_id')
          .onRef('taken_back.field', '=', 'operations.field'),
      )
      .select(['operations.id', 'operations.group_id', 'change_groups.state', 'taken_back.bases as bases'])
      .where('operations.id', 'in', chunk)
      .execute();
    for (const row of rows) {
      const bases: string[] = row.bases === null ? [] : JSON.parse(row.bases);
      links.set(row.id, {
        id: row.id,
        group: row.group_id,
        isReversal: row.state === 'reversal',
        restored: bases[0] ?? null,
      });
    }
  }
}
