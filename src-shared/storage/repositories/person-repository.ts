import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import { foldedWords } from '../../domain/fold-text.ts';
import { type Person, type PersonMatch, personMatchSchema, personSchema } from '../../domain/person.ts';
import type { PersonRepository } from '../../ports/person-repository.ts';
import type { LibraryTables, PersonMatchesTable, PersonsTable } from '../library-tables.ts';

/** The roster and the matches between papers and people. */
export function createPersonRepository(database: Kysely<LibraryTables>): PersonRepository {
  const livePersons = database.selectFrom('persons').selectAll().where('deleted', '=', 0);
  // A purge leaves no name.
  const removedPersons = database
    .selectFrom('persons')
    .selectAll()
    .where('deleted', '=', 1)
    .where('family_name', '<>', '');
  const liveMatches = database.selectFrom('person_matches').selectAll().where('state', 'is not', null);
  return {
    async get(id) {
      const row = await livePersons.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toPerson(row);
    },
    async getEver(id) {
      const live = await livePersons.where('id', '=', id).executeTakeFirst();
      const row = live ?? (await removedPersons.where('id', '=', id).executeTakeFirst());
      return row === undefined ? null : { ...toPerson(row), isRemoved: row !== live };
    },
    async list(filter) {
      let query = filter.removed ? removedPersons : livePersons;
      for (const word of foldedWords(filter.text ?? '')) {
        const pattern = `%${word}%`;
        query = query.where(sql<boolean>`(family_folded like ${pattern} or given_folded like ${pattern}
          or dni like ${pattern})`);
      }
      if (filter.course !== undefined) query = query.where('course', '=', filter.course);
      if (filter.role !== undefined) query = query.where('role', '=', filter.role);
      const rows = await query.orderBy('family_folded').orderBy('given_folded').orderBy('id').execute();
      return rows.map(toPerson);
    },
    async count() {
      const { total } = await database
        .selectFrom('persons')
        .select((expressions) => expressions.fn.countAll<number>().as('total'))
        .where('deleted', '=', 0)
        .executeTakeFirstOrThrow();
      return Number(total);
    },
    async matchesOfSource(sourceId) {
      return toMatches(await liveMatches.where('source_id', '=', sourceId).execute());
    },
    async matchesOfPerson(personId) {
      return toMatches(await liveMatches.where('person_id', '=', personId).execute());
    },
    async listMatches(filter) {
      const query = filter.state === undefined ? liveMatches : liveMatches.where('state', '=', filter.state);
      return toMatches(await query.execute());
    },
    async countMatches(state) {
      const { total } = await database
        .selectFrom('person_matches')
        .select((expressions) => expressions.fn.countAll<number>().as('total'))
        .where('state', '=', state)
        .executeTakeFirstOrThrow();
      return Number(total);
    },
  };
}

function toPerson(row: Selectable<PersonsTable>): Person {
  return personSchema.parse({
    id: row.id,
    role: row.role,
    familyName: row.family_name,
    givenName: row.given_name,
    dni: row.dni,
    course: row.course,
    birthDate: row.birth_date,
    details: JSON.parse(row.details),
  });
}

/** Best first; equal scores in a fixed order. */
function toMatches(rows: readonly Selectable<PersonMatchesTable>[]): PersonMatch[] {
  const matches = rows.map((row) =>
    personMatchSchema.parse({
      sourceId: row.source_id,
      personId: row.person_id,
      state: row.state,
      basis: row.basis,
      score: row.score,
      evidence: row.evidence === null ? null : JSON.parse(row.evidence),
    }),
  );
  return matches.sort(
    (left, right) =>
      right.score - left.score ||
      left.sourceId.localeCompare(right.sourceId) ||
      left.personId.localeCompare(right.personId),
  );
}
