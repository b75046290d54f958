import type { Kysely } from 'kysely';
import { sourcePlaceChange } from '../../domain/changes.ts';
import { evidenceSchema } from '../../domain/evidence.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { Change, Json } from '../../domain/operation.ts';
import { reviewConflicts } from '../change-log/open-conflicts.ts';
import { toOperation } from '../change-log/operation-rows.ts';
import { type ChangeLogParts, withOpenGate, writeGroup } from '../change-log/write-group.ts';
import { writeRows } from '../change-log/write-rows.ts';
import type { LibraryTables } from '../library-tables.ts';
import { isBlobUsed } from './blob-use.ts';
import { removeProofs } from './purge-documents.ts';
import { removeReading } from './readings.ts';
import { correctionRemovals, removeUnsharedCorrections } from './transcript-corrections.ts';
import { removeTranscript } from './transcript-repository.ts';

/**
 * Forgets a source for good: its reading, its transcript and what people changed of it, its index entries, its matches, every quote of it in cells and actas, every question
 * that was answered from it, and the values that the log kept of all these (a purged operation keeps its id, clock and
 * hash, so that the log's shape stays). Returns the hash of its blob when nothing else has it.
 */
export async function purgeSource(parts: ChangeLogParts, id: SourceId): Promise<string | null> {
  return withOpenGate(parts.database, async (transaction) => {
    const source = await transaction.selectFrom('sources').select('sha256').where('id', '=', id).executeTakeFirst();
    await removeReading(transaction, parts.dialect.words, id);
    await removeTranscript(transaction, id);
    await removeUnsharedCorrections(transaction, id);
    await transaction.deleteFrom('conversation_turns').where('answer', 'like', `%${id}%`).execute();
    const changes = [
      ...(source === undefined ? [] : [{ entity: 'source', id, field: 'deleted', value: true } satisfies Change]),
      ...(await matchRemovals(transaction, id)),
      ...(await placeRemovals(transaction, id)),
      ...(await quoteRemovals(transaction, id)),
      ...(await correctionRemovals(transaction, id)),
    ];
    await writeGroup(transaction, parts, { id: crypto.randomUUID(), actor: 'purge', changes });
    await blankOperations(transaction, parts, id);
    await removeProofs(transaction, parts, id);
    if (source === undefined) return null;
    return (await isBlobUsed(transaction, source.sha256)) ? null : source.sha256;
  });
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

/** Older values of the source's registers, of its places, of its matches, of its transcript's corrections and of the cells that quoted it. */
async function blankOperations(transaction: Kysely<LibraryTables>, parts: ChangeLogParts, id: SourceId): Promise<void> {
  const blanked = await transaction
    .updateTable('operations')
    .set({ value: 'null' })
    .where('entity', '=', 'source')
    .where('entity_id', '=', id)
    .where('field', '<>', 'deleted')
    .returning('field')
    .execute();
  const shown = blanked.map(({ field }) => ({ entity: 'source' as const, entityId: id, field, value: null }));
  await writeRows(transaction, shown, parts.dialect.maximumParameters);
  const blankedOf = await transaction
    .updateTable('operations')
    .set({ value: 'null' })
    .where('entity', 'in', ['person-match', 'source-place', 'transcript-segment', 'transcript-voice'])
    .where('entity_id', 'like', `${id}:%`)
    .returning(['entity', 'entity_id as entityId', 'field'])
    .execute();
  const rows = await transaction
    .selectFrom('operations')
    .selectAll()
    .where('entity', '=', 'cell')
    .where('value', 'like', `%${id}%`)
    .execute();
  for (const operation of rows.map(toOperation)) {
    const value = JSON.stringify(withoutEvidence(operation.value, id));
    await transaction.updateTable('operations').set({ value }).where('id', '=', operation.id).execute();
  }
  // What said different things may say nothing now.
  await reviewConflicts(transaction, [...shown, ...blankedOf, ...rows.map(toOperation)]);
}

/** The same JSON without any evidence of a source; lists lose the entry, single places become null. */
function withoutEvidence(value: Json, id: SourceId): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value))
    return value.filter((item) => !isEvidenceOf(item, id)).map((item) => withoutEvidence(item, id));
  const members = Object.entries(value).map(([key, member]) => [
    key,
    isEvidenceOf(member, id) ? null : withoutEvidence(member, id),
  ]);
  return Object.fromEntries(members);
}

function isEvidenceOf(value: Json, id: SourceId): boolean {
  const parsed = evidenceSchema.safeParse(value);
  return parsed.success && parsed.data.sourceId === id;
}
