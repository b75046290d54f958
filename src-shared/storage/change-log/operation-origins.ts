import type { Kysely } from 'kysely';
import type { LibraryTables } from '../library-tables.ts';
import { inChunks } from './operation-rows.ts';

/** The operation whose value another one shows: itself, unless that one was written by an undo or a redo. */
export type Origin = { id: string; group: string };

type Link = Origin & { base: string | null; isReversal: boolean };

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
    await loadLinks(
      database,
      links,
      open.flatMap(({ at }) => [{ at: baseOf(links, at) ?? at }]),
    );
    const next: typeof open = [];
    for (const { id, at } of open) {
      const link = links.get(at);
      if (link === undefined) origins.set(id, null);
      else if (!link.isReversal) origins.set(id, { id: link.id, group: link.group });
      else {
        const restored = baseOf(links, baseOf(links, at));
        if (restored === null) origins.set(id, null);
        else next.push({ id, at: restored });
      }
    }
    open = next;
  }
  return origins;
}

function baseOf(links: Map<string, Link>, id: string | null): string | null {
  return id === null ? null : (links.get(id)?.base ?? null);
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
      .select(['operations.id', 'operations.bases', 'operations.group_id', 'change_groups.state'])
      .where('operations.id', 'in', chunk)
      .execute();
    for (const row of rows) {
      const bases: string[] = JSON.parse(row.bases);
      links.set(row.id, {
        id: row.id,
        group: row.group_id,
        base: bases[0] ?? null,
        isReversal: row.state === 'reversal',
      });
    }
  }
}
