import {
  deletion,
  personChanges,
  personFieldChanges,
  personMatchChange,
  personReturn,
  settingChange,
} from '../domain/changes.ts';
import { AppError } from '../domain/errors.ts';
import { createId, type PersonId, type SourceId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import type { Person, PersonMatch, RequiredPaper } from '../domain/person.ts';
import { requiredPaperSchema } from '../domain/person.ts';
import type { PaperKind, SourceListItem } from '../domain/source.ts';
import { undoLabels } from '../domain/undo-labels.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { PersonRepository } from '../ports/person-repository.ts';
import type { RightsRepository } from '../ports/rights-repository.ts';
import type { SettingsRepository } from '../ports/settings-repository.ts';
import type { SourceRepository } from '../ports/source-repository.ts';
import type { ReadDistrictSettings } from './read-district-settings.ts';

export type ManagePeoplePorts = {
  people: PersonRepository;
  sources: SourceRepository;
  settings: SettingsRepository;
  changeLog: ChangeLog;
  rights: Pick<RightsRepository, 'marks'>;
};

/** A person with the kinds of paper that are certainly hers, one for each paper. */
export type PersonWithKinds = Person & { kinds: PaperKind[] };

export type PersonWithPapers = Person & { papers: number; missing: PaperKind[]; isBlocked: boolean };

/** What an Argentine primary school asks of every pupil, until the school says otherwise. */
const usualPapers: RequiredPaper[] = [
  { paperKind: 'enrolment-form', label: 'Ficha de inscripción' },
  { paperKind: 'birth-certificate', label: 'Partida de nacimiento' },
  { paperKind: 'vaccination-certificate', label: 'Carnet de vacunación' },
];

const requiredPapersKey = 'required-papers';

/** The roster and whose each paper is. Changes can be undone. */
export function createManagePeople(
  { people, sources, settings, changeLog, rights }: ManagePeoplePorts,
  setByDistrict: ReadDistrictSettings,
) {
  return {
    requiredPapers,

    async list(input: {
      text?: string;
      course?: string;
      role?: Person['role'];
      missing?: PaperKind;
      removed?: boolean;
    }): Promise<PersonWithPapers[]> {
      const required = await requiredPapers();
      const { blocked } = await rights.marks();
      const listed = (await withKinds(await people.list(input))).map(({ kinds, ...person }) => {
        const missing = missingPapers(person, kinds, required);
        return { ...person, papers: kinds.length, missing, isBlocked: blocked.has(person.id) };
      });
      return input.missing ? listed.filter((person) => person.missing.includes(input.missing as PaperKind)) : listed;
    },

    /** The roster without those who are blocked, with the kinds of paper that each person has brought. */
    async roster(): Promise<PersonWithKinds[]> {
      const { blocked } = await rights.marks();
      return withKinds((await people.list({})).filter(({ id }) => !blocked.has(id)));
    },

    async courses(): Promise<string[]> {
      const courses = (await people.list({ role: 'pupil' })).flatMap((person) => person.course ?? []);
      return [...new Set(courses)].sort((left, right) => left.localeCompare(right, 'es', { numeric: true }));
    },

    /** Also of somebody who was taken out of the roster: she may ask what there is of her all the same. */
    async get(input: { personId: PersonId }) {
      const entry = await people.getEver(input.personId);
      if (!entry) throw new AppError('NOT_FOUND');
      const { isRemoved, ...person } = entry;
      const matches = (await people.matchesOfPerson(person.id)).filter((match) => match.state !== 'rejected');
      const items = await listItems(matches.map((match) => match.sourceId));
      const papers = matches.flatMap((match) => {
        const source = items.get(match.sourceId);
        return source ? [{ source, match }] : [];
      });
      const brought = papers.filter(({ match }) => match.state !== 'suggested').map(({ source }) => source.paperKind);
      const required = await requiredPapers();
      const missing = new Set(missingPapers(person, brought, required));
      return { person, isRemoved, papers, missing: required.filter((paper) => missing.has(paper.paperKind)) };
    },

    async create(input: Omit<Person, 'id'>, { actor }: TaskContext): Promise<{ personId: PersonId }> {
      const person: Person = { ...input, id: createId<PersonId>() };
      const label = undoLabels.createPerson(`${person.givenName} ${person.familyName}`);
      await changeLog.commit(personChanges(person), { actor, undoable: true, label });
      return { personId: person.id };
    },

    async update(input: Partial<Person> & { id: PersonId }, { actor }: TaskContext): Promise<void> {
      const person = await people.get(input.id);
      if (!person) throw new AppError('NOT_FOUND');
      const { id, ...fields } = input;
      const label = undoLabels.editPerson(`${person.givenName} ${person.familyName}`);
      await changeLog.commit(personFieldChanges(id, fields), { actor, undoable: true, label });
    },

    /** Takes people out of the roster, and forgets nothing of them. Throws `HELD` where the data of one of them must not be deleted. */
    async remove(input: { personIds: PersonId[] }, { actor }: TaskContext): Promise<void> {
      const { heldPeople } = await rights.marks();
      if (input.personIds.some((id) => heldPeople.has(id))) throw new AppError('HELD');
      const changes = input.personIds.map((id) => deletion('person', id));
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.removePeople(changes.length) });
    },

    /** Puts somebody back in the roster. */
    async restore({ personId }: { personId: PersonId }, { actor }: TaskContext): Promise<void> {
      const person = await people.getEver(personId);
      if (!person) throw new AppError('NOT_FOUND');
      const label = undoLabels.restorePerson(`${person.givenName} ${person.familyName}`);
      await changeLog.commit([personReturn(personId)], { actor, undoable: true, label });
    },

    /** The matches that wait for a person's word, with the paper and who it may be of. */
    async suggestedMatches(): Promise<{ match: PersonMatch; source: SourceListItem; person: Person }[]> {
      const matches = await people.listMatches({ state: 'suggested' });
      const items = await listItems(matches.map((match) => match.sourceId));
      const roster = new Map((await people.list({})).map((person) => [person.id, person]));
      return matches.flatMap((match) => {
        const source = items.get(match.sourceId);
        const person = roster.get(match.personId);
        return source && person ? [{ match, source, person }] : [];
      });
    },

    async decideMatch(
      input: { sourceId: SourceId; personId: PersonId; decision: 'confirmed' | 'rejected' },
      { actor }: TaskContext,
    ): Promise<void> {
      const { sourceId, personId, decision } = input;
      const known = (await people.matchesOfSource(sourceId)).find((match) => match.personId === personId);
      const match: PersonMatch = known
        ? { ...known, state: decision }
        : { sourceId, personId, state: decision, basis: 'manual', score: 1, evidence: null };
      await changeLog.commit([personMatchChange(match)], { actor, undoable: true, label: undoLabels.decideMatch() });
    },

    /** Throws `SET_BY_DISTRICT` where they are not the school's to say. */
    async setRequiredPapers(input: { papers: RequiredPaper[] }, { actor }: TaskContext): Promise<void> {
      if ((await setByDistrict())?.settings.requiredPapers) throw new AppError('SET_BY_DISTRICT');
      await changeLog.commit([settingChange(requiredPapersKey, input.papers)], { actor });
    },
  };

  async function requiredPapers(): Promise<RequiredPaper[]> {
    const decided = (await setByDistrict())?.settings.requiredPapers;
    if (decided) return decided;
    const stored = requiredPaperSchema.array().safeParse(await settings.get(requiredPapersKey));
    return stored.success ? stored.data : usualPapers;
  }

  async function withKinds(listed: readonly Person[]): Promise<PersonWithKinds[]> {
    const kinds = await paperKindsByPerson();
    return listed.map((person) => ({ ...person, kinds: kinds.get(person.id) ?? [] }));
  }

  async function paperKindsByPerson(): Promise<Map<PersonId, PaperKind[]>> {
    const matches = (await people.listMatches({})).filter(
      (match) => match.state === 'certain' || match.state === 'confirmed',
    );
    const papers = await sources.getMany([...new Set(matches.map((match) => match.sourceId))]);
    const live = new Map(papers.flatMap((paper) => (paper.trashedAt === null ? [[paper.id, paper.paperKind]] : [])));
    const kinds = new Map<PersonId, PaperKind[]>();
    for (const match of matches) {
      const kind = live.get(match.sourceId);
      if (kind === undefined) continue;
      const list = kinds.get(match.personId);
      if (list) list.push(kind);
      else kinds.set(match.personId, [kind]);
    }
    return kinds;
  }

  async function listItems(ids: SourceId[]): Promise<Map<SourceId, SourceListItem>> {
    const unique = [...new Set(ids)];
    const found = new Map<SourceId, SourceListItem>();
    const order = { by: 'name', descending: false } as const;
    for (let offset = 0; offset < unique.length; offset += 500) {
      const page = unique.slice(offset, offset + 500);
      const { items } = await sources.list({ ids: page }, order, { offset: 0, limit: 500 });
      for (const item of items) found.set(item.id, item);
    }
    return found;
  }
}

function missingPapers(person: Person, brought: PaperKind[], required: RequiredPaper[]): PaperKind[] {
  if (person.role !== 'pupil') return [];
  return required.map((paper) => paper.paperKind).filter((kind) => !brought.includes(kind));
}
