import { personMatchChange, personMatchRemoval } from '../domain/changes.ts';
import type { SourceId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import { matchPeople, type PaperPerson } from '../domain/match-person.ts';
import type { Change } from '../domain/operation.ts';
import type { Person, PersonMatch } from '../domain/person.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { PersonRepository } from '../ports/person-repository.ts';
import type { SourceRepository } from '../ports/source-repository.ts';

export type MatchPaperPorts = { sources: SourceRepository; people: PersonRepository; changeLog: ChangeLog };

/**
 * Finds whose a paper is and keeps it. What a person confirmed or rejected stays as it is. Gives the matches that the
 * paper has now.
 */
export function createMatchPaper({ sources, people, changeLog }: MatchPaperPorts) {
  return async function matchPaper(
    input: { sourceId: SourceId; roster: readonly Person[] },
    { actor }: TaskContext,
  ): Promise<PersonMatch[]> {
    const text = await sources.getText(input.sourceId);
    if (!text) return [];
    const before = await people.matchesOfSource(input.sourceId);
    const decided = before.filter((match) => match.state === 'confirmed' || match.state === 'rejected');
    const decidedPeople = new Set(decided.map((match) => match.personId));
    const found = matchPeople(text, input.roster)
      .filter((person) => !decidedPeople.has(person.personId))
      .map((person) => asMatch(input.sourceId, person));
    const foundPeople = new Set(found.map((match) => match.personId));
    const gone = before.filter((match) => !decidedPeople.has(match.personId) && !foundPeople.has(match.personId));
    const changes: Change[] = [
      ...found.map(personMatchChange),
      ...gone.map((match) => personMatchRemoval(match.sourceId, match.personId)),
    ];
    if (changes.length > 0) await changeLog.commit(changes, { actor });
    return [...decided, ...found];
  };
}

function asMatch(sourceId: SourceId, { personId, state, basis, score, locator, quote }: PaperPerson): PersonMatch {
  return { sourceId, personId, state, basis, score, evidence: { sourceId, locator, quote } };
}
