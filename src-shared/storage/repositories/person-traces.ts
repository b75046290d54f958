import type { Kysely } from 'kysely';
import {
  actaIdSchema,
  conversationIdSchema,
  type PersonId,
  planillaIdSchema,
  rowIdSchema,
  sourceIdSchema,
  turnIdSchema,
  writtenDocumentIdSchema,
} from '../../domain/identifiers.ts';
import { namesPerson, type PersonWords, personWords } from '../../domain/rights/person-words.ts';
import { writtenDocumentSchema } from '../../domain/written-document.ts';
import type { PersonTraces } from '../../ports/rights-repository.ts';
import type { LibraryTables } from '../library-tables.ts';
import { papersOfAlone } from './rights-marks.ts';

/** Her name and number as they stand now; null for nobody, and once she was forgotten. */
export async function readPersonWords(database: Kysely<LibraryTables>, id: PersonId): Promise<PersonWords | null> {
  const row = await database
    .selectFrom('persons')
    .select(['family_name', 'given_name', 'dni'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined || row.family_name === '') return null;
  return personWords({ familyName: row.family_name, givenName: row.given_name, dni: row.dni });
}

/** Where the library speaks of a person, by what is surely hers. */
export async function readPersonTraces(
  database: Kysely<LibraryTables>,
  id: PersonId,
  { withRemoved }: { withRemoved: boolean },
): Promise<PersonTraces> {
  const words = await readPersonWords(database, id);
  return {
    rows: await readRows(database, { id, dni: words?.dni ?? null, withRemoved }),
    voices: await readVoices(database, id),
    turns: words === null ? [] : await readTurns(database, words),
    actas: words === null ? [] : await readActas(database, words),
    ...(await readDocuments(database, id)),
  };
}

type RowsAsked = { id: PersonId; dni: string | null; withRemoved: boolean };

async function readRows(database: Kysely<LibraryTables>, { id, dni, withRemoved }: RowsAsked) {
  const all = database.selectFrom('planilla_rows').select(['id', 'planilla_id', 'source_id']);
  const asked = withRemoved ? all : all.where('deleted', '=', 0);
  const papers = await papersOfAlone(database, [id]);
  const ofPapers = papers.length === 0 ? [] : await asked.where('source_id', 'in', papers).execute();
  const own = await asked.where('person_id', '=', id).execute();
  const byNumber =
    dni === null
      ? []
      : await asked
          .where('id', 'in', database.selectFrom('planilla_cells').select('row_id').where('value', '=', dni))
          .execute();
  const hers = [...own, ...byNumber].map((row) => ({ ...row, ofPaper: null }));
  const rows = new Map(
    [...ofPapers.map((row) => ({ ...row, ofPaper: row.source_id })), ...hers].map((row) => [row.id, row]),
  );
  return [...rows.values()].map((row) => ({
    rowId: rowIdSchema.parse(row.id),
    planillaId: planillaIdSchema.parse(row.planilla_id),
    ofPaper: row.ofPaper === null ? null : sourceIdSchema.parse(row.ofPaper),
  }));
}

async function readVoices(database: Kysely<LibraryTables>, id: PersonId) {
  const rows = await database
    .selectFrom('transcript_voices')
    .select(['source_id', 'mark'])
    .where('person_id', '=', id)
    .execute();
  return rows.map(({ source_id, mark }) => ({ sourceId: sourceIdSchema.parse(source_id), mark }));
}

async function readTurns(database: Kysely<LibraryTables>, words: PersonWords) {
  const rows = await database
    .selectFrom('conversation_turns')
    .select(['id', 'conversation_id', 'words', 'answer'])
    .execute();
  return rows
    .filter((row) => namesPerson(words, `${row.words} ${row.answer}`))
    .map((row) => ({
      conversationId: conversationIdSchema.parse(row.conversation_id),
      turnId: turnIdSchema.parse(row.id),
    }));
}

async function readActas(database: Kysely<LibraryTables>, words: PersonWords) {
  const actas = await database
    .selectFrom('actas')
    .select(['id', 'details', 'approval'])
    .where('deleted', '=', 0)
    .execute();
  const lines = await database
    .selectFrom('acta_lines')
    .select(['acta_id', 'content'])
    .where('deleted', '=', 0)
    .execute();
  const named = new Set<string>();
  for (const { id, details, approval } of actas) {
    if (namesPerson(words, `${details ?? ''} ${approval ?? ''}`)) named.add(id);
  }
  for (const { acta_id, content } of lines) if (namesPerson(words, content ?? '')) named.add(acta_id);
  return actas.filter(({ id }) => named.has(id)).map(({ id }) => actaIdSchema.parse(id));
}

const ownersSchema = writtenDocumentSchema.pick({ people: true });

async function readDocuments(
  database: Kysely<LibraryTables>,
  id: PersonId,
): Promise<Pick<PersonTraces, 'documents' | 'documentsOfAnybody'>> {
  const rows = await database
    .selectFrom('written_documents')
    .select(['id', 'content'])
    .where('deleted', '=', 0)
    .where('content', 'is not', null)
    .execute();
  const written = rows.map(({ id: document, content }) => ({
    documentId: writtenDocumentIdSchema.parse(document),
    people: ownersSchema.parse(JSON.parse(content ?? '{}')).people,
  }));
  return {
    documents: written.flatMap(({ documentId, people = [] }) =>
      people.includes(id) ? { documentId, isShared: people.length > 1 } : [],
    ),
    documentsOfAnybody: written.filter(({ people }) => people === undefined).length,
  };
}
