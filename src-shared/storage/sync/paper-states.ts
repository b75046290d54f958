import { type Kysely, sql } from 'kysely';
import type { SourceId } from '../../domain/identifiers.ts';
import { operationMaker } from '../../domain/seal-operation.ts';
import type { PaperSyncState } from '../../domain/sync/conflict.ts';
import type { RefusedOperation } from '../../ports/conflict-repository.ts';
import { readOwnDevices } from '../change-log/local-state.ts';
import { inChunks } from '../change-log/operation-rows.ts';
import type { LibraryTables } from '../library-tables.ts';

const idsPerQuery = 500;

/** What is written of a paper beside the paper itself, under ids that begin with its own and a colon. */
const ofPapers = ['person-match', 'transcript-segment', 'transcript-voice'];

type Asked = { ids: readonly SourceId[]; refused: readonly Pick<RefusedOperation, 'operation'>[] };

/** How far what is known of papers has come: of each paper itself, of whose it is, and of what was said in it. */
export async function readPaperStates(
  database: Kysely<LibraryTables>,
  { ids, refused }: Asked,
): Promise<Map<SourceId, PaperSyncState>> {
  const notTaken = new Set(refused.flatMap(({ operation }) => paperOf(operation) ?? []));
  const inConflict = await inAnyConflict(database);
  const unsent = new Set<string>();
  const withoutFile = new Set<string>();
  const own = await readOwnDevices(database);
  for (const chunk of inChunks(ids, idsPerQuery)) {
    for (const id of await unsentOf(database, chunk)) unsent.add(id);
    for (const { id, file } of await unfiledOf(database, chunk)) {
      // Of another PC's paper nobody knows here whether its file has come to the server.
      if (own.has(operationMaker(file).deviceId)) withoutFile.add(id);
    }
  }
  const stateOf = (id: SourceId): PaperSyncState => {
    if (notTaken.has(id)) return 'refused';
    if (inConflict.has(id)) return 'conflict';
    if (unsent.has(id)) return 'here';
    return withoutFile.has(id) ? 'told' : 'sent';
  };
  return new Map(ids.map((id) => [id, stateOf(id)]));
}

/** The paper that a register is of; null for one that is of none. */
function paperOf({ entity, entityId }: { entity: string; entityId: string }): string | null {
  if (entity === 'source') return entityId;
  return ofPapers.includes(entity) ? entityId.slice(0, entityId.indexOf(':')) : null;
}

/** Conflicts are few: all of them are read. */
async function inAnyConflict(database: Kysely<LibraryTables>): Promise<Set<string>> {
  const rows = await database
    .selectFrom('open_conflicts')
    .select(['entity', 'entity_id as entityId'])
    .where('entity', 'in', ['source', ...ofPapers])
    .execute();
  return new Set(rows.flatMap((row) => paperOf(row) ?? []));
}

/** Each of its kinds is looked up by its own stretch of ids: a PC that was long away has much that waits. */
async function unsentOf(database: Kysely<LibraryTables>, ids: string[]): Promise<string[]> {
  const waiting = await database
    .selectFrom('operations')
    .select('entity_id as id')
    .distinct()
    .where('entity', '=', 'source')
    .where('entity_id', 'in', ids)
    .where('sequence', 'is', null)
    .execute();
  const found = waiting.map(({ id }) => id);
  for (const entity of ofPapers) {
    const parts = await database
      .selectFrom('sources')
      .select('sources.id')
      .where('sources.id', 'in', ids)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('operations')
            .select('operations.id')
            .where('operations.entity', '=', entity)
            .where('operations.entity_id', '>', sql<string>`sources.id || ':'`)
            .where('operations.entity_id', '<', sql<string>`sources.id || ';'`)
            .where('operations.sequence', 'is', null),
        ),
      )
      .execute();
    found.push(...parts.map(({ id }) => id));
  }
  return found;
}

function unfiledOf(database: Kysely<LibraryTables>, ids: string[]): Promise<{ id: string; file: string }[]> {
  return database
    .selectFrom('sources')
    .innerJoin('operations', 'operations.entity_id', 'sources.id')
    .leftJoin('server_blobs', 'server_blobs.sha256', 'sources.sha256')
    .select(['sources.id', 'operations.id as file'])
    .where('sources.id', 'in', ids)
    .where('operations.entity', '=', 'source')
    .where('operations.field', '=', 'file')
    .where('server_blobs.sha256', 'is', null)
    .execute();
}
