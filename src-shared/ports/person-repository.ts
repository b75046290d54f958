import type { PersonId, SourceId } from '../domain/identifiers.ts';
import type { Person, PersonMatch, RosterEntry } from '../domain/person.ts';

/** Reads of the roster and of the matches between papers and people. Writes go through `ChangeLog`. */
export type PersonRepository = {
  get(id: PersonId): Promise<Person | null>;
  /** Also somebody who was taken out of the roster, of whom nothing was forgotten; null once it was. */
  getEver(id: PersonId): Promise<RosterEntry | null>;
  /** Those of the roster; with `removed`, those who were taken out of it. */
  list(filter: { text?: string; course?: string; role?: Person['role']; removed?: boolean }): Promise<Person[]>;
  count(): Promise<number>;
  matchesOfSource(sourceId: SourceId): Promise<PersonMatch[]>;
  matchesOfPerson(personId: PersonId): Promise<PersonMatch[]>;
  /** Every match, for whole-roster questions. */
  listMatches(filter: { state?: PersonMatch['state'] }): Promise<PersonMatch[]>;
  countMatches(state: PersonMatch['state']): Promise<number>;
};
