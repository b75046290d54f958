import { personChanges, personFieldChanges } from '../domain/changes.ts';
import { comparePersonNames } from '../domain/compare-person-names.ts';
import { AppError } from '../domain/errors.ts';
import { createId, type PersonId, type SourceId } from '../domain/identifiers.ts';
import type { JobOutcome, TaskContext } from '../domain/job.ts';
import { jobSteps, jobSummaries } from '../domain/job-messages.ts';
import type { Change } from '../domain/operation.ts';
import type { Person } from '../domain/person.ts';
import { type RosterEntry, readRoster } from '../domain/roster.ts';
import { undoLabels } from '../domain/undo-labels.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { PersonRepository } from '../ports/person-repository.ts';
import type { SourceRepository } from '../ports/source-repository.ts';
import type { createMatchPaper } from './match-paper.ts';

export type ImportRosterPorts = {
  sources: SourceRepository;
  people: PersonRepository;
  changeLog: ChangeLog;
  matchPaper: ReturnType<typeof createMatchPaper>;
};

export type RosterPreview = { people: (Omit<Person, 'id'> & { existing: PersonId | null })[]; problems: string[] };

/** Takes people from class lists into the roster, and then finds again whose each paper is. */
export function createImportRoster({ sources, people, changeLog, matchPaper }: ImportRosterPorts) {
  return {
    /** What would be imported, and who of them is known already. Writes nothing. Throws `ROSTER_NOT_RECOGNISED`. */
    async preview(sourceId: SourceId): Promise<RosterPreview> {
      const { entries, problems } = await read(sourceId);
      const known = await people.list({});
      return {
        people: entries.map((entry) => ({ ...entry, existing: findKnown(entry, known)?.id ?? null })),
        problems,
      };
    },

    /** Adds who is new and completes who is known; what the roster says already is never emptied. */
    async run(
      input: { sourceIds: SourceId[]; role: Person['role'] },
      context: TaskContext,
    ): Promise<JobOutcome<{ added: number; updated: number }>> {
      const known = await people.list({});
      const changes: Change[] = [];
      const failures: JobOutcome<unknown>['failures'] = [];
      let added = 0;
      const updated = new Set<PersonId>();
      for (const sourceId of input.sourceIds) {
        context.signal.throwIfAborted();
        try {
          for (const entry of (await read(sourceId)).entries) {
            const person = findKnown(entry, known);
            if (person) {
              const fields = newFacts(person, entry);
              changes.push(...personFieldChanges(person.id, fields));
              Object.assign(person, fields);
              if (Object.keys(fields).length > 0) updated.add(person.id);
            } else {
              const created: Person = { ...entry, role: input.role, id: createId<PersonId>() };
              known.push(created);
              changes.push(...personChanges(created));
              added++;
            }
          }
        } catch (thrown) {
          if (!(thrown instanceof AppError) || thrown.code !== 'ROSTER_NOT_RECOGNISED') throw thrown;
          failures.push({ item: String(thrown.data.name ?? sourceId), code: thrown.code });
        }
      }
      if (changes.length > 0) {
        await changeLog.commit(changes, { actor: context.actor, undoable: true, label: undoLabels.importRoster() });
      }
      await matchAll(context);
      return {
        result: { added, updated: updated.size },
        summary: jobSummaries.imported({ added, updated: updated.size }),
        failures,
      };
    },

    matchAll,
  };

  /** Compares every paper with the roster. Gives how many matches are certain and how many wait for a word. */
  async function matchAll(context: TaskContext): Promise<{ certain: number; suggested: number }> {
    const roster = await people.list({});
    const ids = await sources.listIds({ statuses: ['ready'] });
    let certain = 0;
    let suggested = 0;
    for (const [index, sourceId] of ids.entries()) {
      context.signal.throwIfAborted();
      context.report({ step: jobSteps.matching(''), done: index, total: ids.length });
      for (const match of await matchPaper({ sourceId, roster }, context)) {
        if (match.state === 'certain') certain++;
        if (match.state === 'suggested') suggested++;
      }
    }
    return { certain, suggested };
  }

  async function read(sourceId: SourceId): Promise<{ entries: RosterEntry[]; problems: string[] }> {
    const [source, text] = [await sources.get(sourceId), await sources.getText(sourceId)];
    if (!source || !text) throw new AppError('NOT_FOUND');
    const { people: entries, problems } = readRoster(text);
    if (entries.length === 0) throw new AppError('ROSTER_NOT_RECOGNISED', { name: source.name });
    return { entries, problems };
  }
}

/** The person of the roster that a line speaks of: the same DNI or, where one has none, the same name. */
function findKnown(entry: RosterEntry, known: readonly Person[]): Person | undefined {
  if (entry.dni !== null) {
    const same = known.find((person) => person.dni === entry.dni);
    if (same) return same;
  }
  const name = `${entry.familyName}, ${entry.givenName}`;
  return known.find(
    (person) =>
      (entry.dni === null || person.dni === null) &&
      comparePersonNames(name, `${person.familyName}, ${person.givenName}`).verdict === 'same',
  );
}

function newFacts(person: Person, entry: RosterEntry): Partial<Omit<Person, 'id'>> {
  const facts: Partial<Omit<Person, 'id'>> = {};
  if (person.dni === null && entry.dni !== null) facts.dni = entry.dni;
  if (person.birthDate === null && entry.birthDate !== null) facts.birthDate = entry.birthDate;
  if (entry.course !== null && entry.course !== person.course) facts.course = entry.course;
  const details = { ...person.details, ...entry.details };
  if (JSON.stringify(details) !== JSON.stringify(person.details)) facts.details = details;
  return facts;
}
