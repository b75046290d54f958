import type { Kysely } from 'kysely';
import { blockKey, blockOf, counterBlocks } from '../../domain/sync/counter-blocks.ts';
import { changeChecksum, emptyChecksum } from '../../domain/sync/log-checksum.ts';
import { purgesBehind } from '../../domain/sync/purge.ts';
import type { BlockName } from '../../domain/sync/sync-messages.ts';
import type { SyncChange, SyncStore } from '../../ports/sync-store.ts';
import { readDeviceState, writeDeviceState } from '../change-log/local-state.ts';
import { readPlaces, writePlaces } from '../change-log/log-places.ts';
import { inChunks, toOperation } from '../change-log/operation-rows.ts';
import { readPurgeOperations } from '../change-log/purges.ts';
import { replayLog } from '../change-log/replay.ts';
import { type ChangeLogParts, withOpenGate } from '../change-log/write-group.ts';
import type { LibraryTables } from '../library-tables.ts';
import { isForkedBy, receiveOperations } from './receive-operations.ts';
import { dropStaged, forgetNames, readStaged, readStagedChecksum, stagePage, takeStaged } from './staged-snapshots.ts';
import { forgetOperations, refuseOperations } from './withdraw-operations.ts';

/** The library's side of synchronising. */
export function createSyncStore(parts: ChangeLogParts): SyncStore {
  const { database, dialect } = parts;
  return {
    places: () => readPlaces(database),
    async outbox(limit) {
      const rows = await database
        .selectFrom('operations')
        .selectAll()
        .where('sequence', 'is', null)
        .orderBy('position')
        .limit(limit)
        .execute();
      const unsent = rows.map(toOperation);
      const purges = purgesBehind(unsent, await readPurgeOperations(database)).slice(0, limit / 2);
      const ahead = new Set(purges.map(({ id }) => id));
      return [...purges, ...unsent.filter(({ id }) => !ahead.has(id))].slice(0, limit);
    },
    isForkedBy: (operations) => isForkedBy(database, operations),
    staged: (scope) => readStaged(database, scope),
    stagedChecksum: (scope) => readStagedChecksum(database, scope),
    apply: (change) => withOpenGate(database, (transaction) => apply(transaction, change, parts)),
    async checksum(scope) {
      const unsent = await database
        .selectFrom('operations')
        .select('id')
        .where('sequence', 'is', null)
        .limit(1)
        .execute();
      if (scope === 'school' && unsent.length > 0) return null;
      const ofScope = database.selectFrom('operations').where('scope', '=', scope);
      const heads = await ofScope.select('hash').where('is_head', '=', 1).execute();
      const { held } = await ofScope.select(({ fn }) => fn.countAll<number>().as('held')).executeTakeFirstOrThrow();
      const { named } = await database
        .selectFrom('known_names')
        .select(({ fn }) => fn.countAll<number>().as('named'))
        .where('scope', '=', scope)
        .where('is_in_log', '=', 1)
        .where('id', 'not in', database.selectFrom('operations').select('id'))
        .executeTakeFirstOrThrow();
      const sum = changeChecksum(emptyChecksum, { come: heads.map(({ hash }) => hash), gone: [] });
      return { ...sum, operations: held + named };
    },
    async blocks() {
      return counterBlocks(
        await database.selectFrom('operations').select(['id', 'hash']).where('scope', '=', 'school').execute(),
      );
    },
    rebuild: () => replayLog(database, dialect),
  };
}

async function apply(transaction: Kysely<LibraryTables>, change: SyncChange, parts: ChangeLogParts): Promise<void> {
  if (change.received) await receiveOperations(transaction, change.received, parts);
  if (change.refused) await refuseOperations(transaction, change.refused, parts.dialect);
  if (change.begunAnew) await forgetNames(transaction, change.begunAnew, parts.dialect);
  if (change.begunAnew === 'district') await forgetOperations(transaction, 'district', parts.dialect);
  if (change.staged) await stagePage(transaction, change.staged);
  if (change.takeStaged) await takeStaged(transaction, change.takeStaged, parts);
  if (change.dropStaged) await dropStaged(transaction, change.dropStaged);
  if (change.resend) {
    await resend(transaction, change.resend);
    // A server that was put back may lack files too: it is asked again for each.
    await transaction.deleteFrom('server_blobs').execute();
  }
  if (change.places) await writePlaces(transaction, { ...(await readPlaces(transaction)), ...change.places });
  if (change.deviceId !== undefined) await becomeDevice(transaction, change.deviceId);
}

/** Puts all that is known of some blocks into the outbox. */
async function resend(transaction: Kysely<LibraryTables>, blocks: readonly BlockName[]): Promise<void> {
  const wanted = new Set(blocks.map(blockKey));
  if (wanted.size === 0) return;
  const rows = await transaction.selectFrom('operations').select('id').where('scope', '=', 'school').execute();
  const ids = rows.map(({ id }) => id).filter((id) => wanted.has(blockKey(blockOf(id))));
  for (const chunk of inChunks(ids, 500)) {
    await transaction.updateTable('operations').set({ sequence: null }).where('id', 'in', chunk).execute();
  }
}

async function becomeDevice(transaction: Kysely<LibraryTables>, deviceId: string): Promise<void> {
  const state = await readDeviceState(transaction);
  if (state.deviceId === deviceId) return;
  const earlier = [...state.earlier, state.deviceId];
  await writeDeviceState(transaction, { ...state, deviceId, earlier, operations: 0 });
}
