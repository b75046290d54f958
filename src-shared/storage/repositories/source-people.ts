import type { Kysely } from 'kysely';
import { personIdSchema } from '../../domain/identifiers.ts';
import type { Source, SourceListItem } from '../../domain/source.ts';
import type { LibraryTables } from '../library-tables.ts';

/** Adds to each source the people it was matched to, those confirmed first. */
export async function withPeople(
  database: Kysely<LibraryTables>,
  sources: readonly Source[],
): Promise<SourceListItem[]> {
  const people = new Map<string, SourceListItem['people']>();
  if (sources.length > 0) {
    const rows = await database
      .selectFrom('person_matches')
      .innerJoin('persons', 'persons.id', 'person_matches.person_id')
      .select(['source_id', 'person_id', 'state', 'family_name', 'given_name'])
      .where(
        'source_id',
        'in',
        sources.map((source) => source.id),
      )
      .where('state', '<>', 'rejected')
      .where('persons.deleted', '=', 0)
      .orderBy('state')
      .orderBy('family_folded')
      .orderBy('given_folded')
      .execute();
    for (const row of rows) {
      const name = row.given_name === '' ? row.family_name : `${row.family_name}, ${row.given_name}`;
      const person = { id: personIdSchema.parse(row.person_id), name, confirmed: row.state !== 'suggested' };
      const known = people.get(row.source_id);
      if (known === undefined) people.set(row.source_id, [person]);
      else known.push(person);
    }
  }
  return sources.map((source) => ({ ...source, people: people.get(source.id) ?? [] }));
}
