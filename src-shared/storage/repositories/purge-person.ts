import type { Kysely } from 'kysely';
import { cellEntityId, deletion, personMatchEntityId } from '../../domain/changes.ts';
import {
  columnIdSchema,
  type PersonId,
  personIdSchema,
  type RowId,
  rowIdSchema,
  sourceIdSchema,
} from '../../domain/identifiers.ts';
import type { EntityName } from '../../domain/operation.ts';
import { namesPerson, type PersonWords } from '../../domain/rights/person-words.ts';
import type { Purge } from '../../domain/sync/purge.ts';
import { applyPurges } from '../change-log/purges.ts';
import { appendPurge, type ChangeLogParts, withOpenGate, writeGroup } from '../change-log/write-group.ts';
import type { LibraryTables } from '../library-tables.ts';
import type { StorageDialect } from '../storage-dialect.ts';
import { unusedOf } from './blob-use.ts';
import { leaveToRemove } from './left-of-purges.ts';
import { readPersonTraces, readPersonWords } from './person-traces.ts';
import { blobsOf } from './purge-documents.ts';
import { refuseHeldPerson } from './rights-marks.ts';

/** Why, who says so, and the rows that go with her. */
type PersonPurge = { reason: string; by: string; rows: readonly RowId[] };

type Named = { entity: EntityName; id: string };

/** Forgets a person for good, here and by a purge everywhere. Throws `HELD`. */
export async function purgePerson(
  parts: ChangeLogParts,
  id: PersonId,
  { reason, by, rows: rowIds }: PersonPurge,
): Promise<void> {
  await withOpenGate(parts.database, async (transaction) => {
    await refuseHeldPerson(transaction, id);
    const words = await readPersonWords(transaction, id);
    const { rows, cells, documents, others } = await whatIsHers(transaction, id, rowIds);
    const changes = [
      deletion('person', id),
      ...rows.map((row) => deletion('row', row.id)),
      ...documents.map((document) => deletion('written-document', document.id)),
    ];
    await writeGroup(transaction, parts, { id: crypto.randomUUID(), actor: by, changes });
    const named = [{ entity: 'person' as const, id }, ...rows, ...cells, ...documents, ...others];
    const entities = named.map((each) => ({ ...each, kept: {} }));
    const purge: Purge = { reason, entities, source: null, proofs: [], blobs: [] };
    const files = await blobsOf(transaction, documents);
    await applyPurges(transaction, [purge], parts.dialect.maximumParameters);
    const blobs = await unusedOf(transaction, files);
    await appendPurge(transaction, parts, { ...purge, blobs }, by);
    await leaveToRemove(transaction, { sources: [], blobs });
    if (words !== null) await forgetNamed(transaction, parts.dialect, words);
  });
}

async function whatIsHers(
  transaction: Kysely<LibraryTables>,
  id: PersonId,
  rowIds: readonly RowId[],
): Promise<{ rows: Named[]; cells: Named[]; documents: Named[]; others: Named[] }> {
  const traces = await readPersonTraces(transaction, id, { withRemoved: true });
  const rows = rowIds.map((row): Named => ({ entity: 'row', id: row }));
  const stored =
    rowIds.length === 0
      ? []
      : await transaction
          .selectFrom('planilla_cells')
          .select(['row_id', 'column_id'])
          .where('row_id', 'in', rowIds)
          .execute();
  const cells = stored.map(({ row_id, column_id }): Named => {
    const place = { rowId: rowIdSchema.parse(row_id), columnId: columnIdSchema.parse(column_id) };
    return { entity: 'cell', id: cellEntityId(place) };
  });
  const matched = await transaction
    .selectFrom('person_matches')
    .select('source_id')
    .where('person_id', '=', id)
    .execute();
  const matches = matched.map(
    ({ source_id }): Named => ({
      entity: 'person-match',
      id: personMatchEntityId(sourceIdSchema.parse(source_id), id),
    }),
  );
  const voices = traces.voices.map(
    ({ sourceId, mark }): Named => ({ entity: 'transcript-voice', id: `${sourceId}:${mark}` }),
  );
  const documents = traces.documents.flatMap(({ documentId, isShared }): Named | [] =>
    isShared ? [] : { entity: 'written-document', id: documentId },
  );
  return { rows, cells, documents, others: [...matches, ...voices] };
}

/** Names and numbers of the people whom purges are about to forget. */
export async function wordsOfPurged(
  transaction: Kysely<LibraryTables>,
  purges: readonly Pick<Purge, 'entities'>[],
): Promise<PersonWords[]> {
  const words: PersonWords[] = [];
  for (const { entity, id } of purges.flatMap(({ entities }) => entities)) {
    const person = personIdSchema.safeParse(id);
    const hers = entity === 'person' && person.success ? await readPersonWords(transaction, person.data) : null;
    if (hers !== null) words.push(hers);
  }
  return words;
}

/** What this PC alone keeps that names somebody: questions and their answers, work that ended, what can be taken back. */
export async function forgetNamed(
  transaction: Kysely<LibraryTables>,
  dialect: StorageDialect,
  words: PersonWords,
): Promise<void> {
  await forgetAsked(transaction, words);
  const jobs = await transaction
    .selectFrom('jobs')
    .select(['id', 'content', 'result'])
    .where('state', 'in', ['completed', 'failed', 'cancelled'])
    .execute();
  for (const { id, content, result } of jobs) {
    if (!namesPerson(words, `${content} ${result ?? ''}`)) continue;
    await transaction.deleteFrom('jobs').where('id', '=', id).execute();
  }
  const groups = await transaction.selectFrom('change_groups').select(['id', 'label']).execute();
  for (const { id, label } of groups) {
    if (!namesPerson(words, label)) continue;
    const forgotten = { label: '', state: 'discarded' } as const;
    await transaction.updateTable('change_groups').set(forgotten).where('id', '=', id).execute();
  }
  await dialect.words.scrub(transaction);
}

/** Conversations that are called after her go whole; of others, the questions that name her. */
async function forgetAsked(transaction: Kysely<LibraryTables>, words: PersonWords): Promise<void> {
  const conversations = await transaction.selectFrom('conversations').select(['id', 'title']).execute();
  const named = new Set(conversations.filter(({ title }) => namesPerson(words, title)).map(({ id }) => id));
  const turns = await transaction
    .selectFrom('conversation_turns')
    .select(['id', 'conversation_id', 'words', 'answer'])
    .execute();
  for (const turn of turns) {
    if (!named.has(turn.conversation_id) && !namesPerson(words, `${turn.words} ${turn.answer}`)) continue;
    await transaction.deleteFrom('conversation_turns').where('id', '=', turn.id).execute();
  }
  for (const id of named) await transaction.deleteFrom('conversations').where('id', '=', id).execute();
}
