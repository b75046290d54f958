import type { Kysely } from 'kysely';
import { sourcePlaceChange } from '../../domain/changes.ts';
import { type Sha256, type SourceId, sha256Schema } from '../../domain/identifiers.ts';
import type { Change } from '../../domain/operation.ts';
import { withoutEvidence } from '../../domain/sync/purge.ts';
import { applyPurges } from '../change-log/purges.ts';
import { appendPurge, type ChangeLogParts, withOpenGate, writeGroup } from '../change-log/write-group.ts';
import type { LibraryTables } from '../library-tables.ts';
import type { StorageDialect } from '../storage-dialect.ts';
import { unusedOf } from './blob-use.ts';
import { leaveToRemove } from './left-of-purges.ts';
import { proofsOf, trashReason } from './purge-documents.ts';
import { removeReading } from './readings.ts';
import { refuseHeldSource } from './rights-marks.ts';
import { correctionRemovals, removeUnsharedCorrections } from './transcript-corrections.ts';
import { removeTranscript } from './transcript-repository.ts';

/**
 * Forgets a source for good: its reading, its transcript and what people changed of it, its index entries, its matches, every quote of it in cells and actas, every question
 * that was answered from it, and the values that the log kept of all these (a purged operation keeps its id, clock and
 * hash, so that the log's shape stays). Throws `HELD` for one that must not be deleted.
 */
export async function purgeSource(parts: ChangeLogParts, id: SourceId): Promise<void> {
  return withOpenGate(parts.database, async (transaction) => {
    await refuseHeldSource(transaction, id);
    const source = await transaction.selectFrom('sources').select('sha256').where('id', '=', id).executeTakeFirst();
    await forgetWhatWasRead(transaction, parts.dialect, id);
    const changes = [
      ...(source === undefined ? [] : [{ entity: 'source', id, field: 'deleted', value: true } satisfies Change]),
      ...(await matchRemovals(transaction, id)),
      ...(await placeRemovals(transaction, id)),
      ...(await quoteRemovals(transaction, id)),
      ...(await correctionRemovals(transaction, id)),
    ];
    await writeGroup(transaction, parts, { id: crypto.randomUUID(), actor: 'purge', changes });
    const proofs = await proofsOf(transaction, id);
    const purge = { reason: trashReason, entities: [], source: id, proofs, blobs: [] };
    const readings = await sharedReadingsOf(transaction, id);
    await applyPurges(transaction, [purge], parts.dialect.maximumParameters);
    const blobs = await unusedOf(transaction, [...(source === undefined ? [] : [source.sha256]), ...readings]);
    await appendPurge(transaction, parts, { ...purge, blobs });
    await leaveToRemove(transaction, { sources: [id], blobs });
  });
}

/** What this PC alone has of a source: its reading, its transcript, its index entries, questions answered from it, and what jobs say of it. */
export async function forgetWhatWasRead(
  transaction: Kysely<LibraryTables>,
  dialect: StorageDialect,
  id: SourceId,
): Promise<void> {
  await removeReading(transaction, dialect.words, id);
  await removeTranscript(transaction, id);
  await removeUnsharedCorrections(transaction, id);
  await transaction.deleteFrom('conversation_turns').where('answer', 'like', `%${id}%`).execute();
  // What a job says came out has the names of files.
  await transaction
    .deleteFrom('jobs')
    .where('result', 'like', `%${id}%`)
    .where('state', 'in', ['completed', 'failed', 'cancelled'])
    .execute();
}

/** The files in which readings of a source travel, of whichever PC and however old. */
export async function sharedReadingsOf(transaction: Kysely<LibraryTables>, id: SourceId): Promise<Sha256[]> {
  const rows = await transaction.selectFrom('shared_readings').select('sha256').where('source_id', '=', id).execute();
  return rows.flatMap(({ sha256 }) => sha256Schema.safeParse(sha256).data ?? []);
}

/** Those of them that this PC made, and may have sent. */
export async function readingsSharedFromHere(transaction: Kysely<LibraryTables>, id: SourceId): Promise<Sha256[]> {
  const made = (table: 'readings' | 'transcripts') =>
    transaction.selectFrom(table).select('shared_as').where('source_id', '=', id).where('is_own', '=', 1).execute();
  const rows = [...(await made('readings')), ...(await made('transcripts'))];
  return rows.flatMap(({ shared_as }) => sha256Schema.safeParse(shared_as).data ?? []);
}

async function matchRemovals(transaction: Kysely<LibraryTables>, id: SourceId): Promise<Change[]> {
  const rows = await transaction.selectFrom('person_matches').selectAll().where('source_id', '=', id).execute();
  return rows.map((row) => ({
    entity: 'person-match',
    id: `${row.source_id}:${row.person_id}`,
    field: 'match',
    value: null,
  }));
}

async function placeRemovals(transaction: Kysely<LibraryTables>, id: SourceId): Promise<Change[]> {
  const rows = await transaction.selectFrom('source_places').select('place').where('source_id', '=', id).execute();
  return rows.map(({ place }) => sourcePlaceChange(id, place, null));
}

async function quoteRemovals(transaction: Kysely<LibraryTables>, id: SourceId): Promise<Change[]> {
  const rows = await transaction
    .selectFrom('planilla_cells')
    .select(['row_id', 'column_id', 'content'])
    .where('content', 'like', `%${id}%`)
    .execute();
  return rows.map((row) => ({
    entity: 'cell',
    id: `${row.row_id}:${row.column_id}`,
    field: 'content',
    value: withoutEvidence(JSON.parse(row.content ?? 'null'), id),
  }));
}
