import { AppError } from '../../domain/errors.ts';
import { foldedWords } from '../../domain/fold-text.ts';
import type { PersonId, RowId, SourceId } from '../../domain/identifiers.ts';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import type { KnownPaper } from '../../domain/rights/known-person.ts';
import { withoutPerson } from '../../domain/rights/person-words.ts';
import type { PersonRepository } from '../../ports/person-repository.ts';
import type { RightsRepository } from '../../ports/rights-repository.ts';
import type { BeforeEach } from '../organize-sources.ts';
import type { HearOfHolds } from './holds-elsewhere.ts';
import type { KnowPerson } from './know-person.ts';

export type PurgePersonPorts = { people: Pick<PersonRepository, 'getEver'>; rights: RightsRepository };

type PurgePersonNeeds = {
  knowPerson: KnowPerson;
  hearOfHolds: HearOfHolds;
  /** Forgets papers for good, as one by one from the trash; `before` is awaited before each. */
  purgePapers: (input: { sourceIds: SourceId[] }, context: TaskContext, before: BeforeEach) => Promise<void>;
  /** Takes from this PC's disk what the library has forgotten. */
  removeForgotten: () => Promise<void>;
};

/** What a purge of a person takes, and what stays of her. */
export type PersonPurgePlan = {
  isHeld: boolean;
  cells: number;
  rows: number;
  voices: number;
  questions: number;
  /** Hers alone: they may go too. */
  papers: Pick<KnownPaper, 'source' | 'isHeld'>[];
  /** Theirs with others, or only perhaps hers: they stay, with what they say of her. */
  shared: { id: SourceId; name: string }[];
  /** Papers that name her and are not among hers. */
  mentions: number;
  actas: number;
  /** Written for her alone: they go. */
  documents: number;
  /** Written for her and for others: they stay. */
  sharedDocuments: number;
  /** Of which nobody noted whose they are: they stay. */
  documentsOfAnybody: number;
};

/** Forgets a person for good, once somebody has seen what goes, said why and written the family name. */
export function createPurgePerson(
  { people, rights }: PurgePersonPorts,
  { knowPerson, hearOfHolds, purgePapers, removeForgotten }: PurgePersonNeeds,
) {
  return {
    plan,

    /**
     * What the work needs besides: the reason as it may outlast her, and the rows that go, which nobody could tell once
     * the first of her papers went. Throws `NOT_FOUND`, `HELD`, `HOLDS_UNKNOWN`, `CONFIRMATION_WRONG`, `INVALID_INPUT` for
     * others' papers.
     */
    async check(
      input: { personId: PersonId; sourceIds: SourceId[]; familyName: string; reason: string },
      { signal }: Pick<TaskContext, 'signal'>,
    ): Promise<{ reason: string; rows: RowId[] }> {
      await hearOfHolds(signal);
      const person = await people.getEver(input.personId);
      if (!person) throw new AppError('NOT_FOUND');
      if ((await rights.marks()).heldPeople.has(person.id)) throw new AppError('HELD');
      const fold = (text: string) => foldedWords(text).join(' ');
      if (fold(input.familyName) !== fold(person.familyName)) {
        throw new AppError('CONFIRMATION_WRONG', { name: person.familyName });
      }
      const alone = new Set((await plan({ personId: person.id }, { signal })).papers.map(({ source }) => source.id));
      if (!input.sourceIds.every((id) => alone.has(id))) throw new AppError('INVALID_INPUT', { detail: 'sourceIds' });
      return { reason: withoutPerson(input.reason, person), rows: await rowsGoing(input) };
    },

    /** Her papers first, one by one: stopped in between, she is still there to go on with. Throws `HELD`, `HOLDS_UNKNOWN`. */
    async run(
      input: { personId: PersonId; sourceIds: SourceId[]; reason: string; rows: RowId[] },
      context: TaskContext,
    ): Promise<JobOutcome<{ papers: number }>> {
      await hearOfHolds(context.signal);
      const papers = input.sourceIds.length;
      // Some may have come since it was asked for.
      const rows = [...new Set([...input.rows, ...(await rowsGoing(input))])];
      if ((await rights.marks()).heldPeople.has(input.personId)) throw new AppError('HELD');
      await purgePapers({ sourceIds: input.sourceIds }, context, async (done) => {
        context.signal.throwIfAborted();
        await hearOfHolds(context.signal);
        context.report({ step: jobSteps.forgetting(), done: Math.min(done, papers), total: papers + 1 });
      });
      context.report({ step: jobSteps.forgetting(), done: papers, total: papers + 1 });
      await rights.purgePerson(input.personId, { reason: input.reason, by: context.actor.name, rows });
      await removeForgotten();
      return { result: { papers }, summary: jobSummaries.personForgotten(papers), failures: [] };
    },
  };

  async function rowsGoing({ personId, sourceIds }: { personId: PersonId; sourceIds: SourceId[] }): Promise<RowId[]> {
    const { rows } = await rights.traces(personId, { withRemoved: true });
    return rows.flatMap(({ rowId, ofPaper }) => (ofPaper === null || sourceIds.includes(ofPaper) ? rowId : []));
  }

  /** Throws `NOT_FOUND`. */
  async function plan(
    { personId }: { personId: PersonId },
    { signal }: Pick<TaskContext, 'signal'>,
  ): Promise<PersonPurgePlan> {
    const known = await knowPerson(personId, signal);
    const isHersAlone = ({ isShared, match }: KnownPaper) => !isShared && match.state !== 'suggested';
    return {
      isHeld: known.marks.held !== null,
      rows: known.rows.length,
      cells: known.rows.reduce((count, { cells }) => count + cells.length, 0),
      voices: known.recordings.length,
      questions: known.questions.length,
      papers: known.papers.filter(isHersAlone).map(({ source, isHeld }) => ({ source, isHeld })),
      shared: known.papers.filter((paper) => !isHersAlone(paper)).map(({ source: { id, name } }) => ({ id, name })),
      mentions: known.mentions.length,
      actas: known.actas.length,
      documents: known.documents.filter(({ isShared }) => !isShared).length,
      sharedDocuments: known.documents.filter(({ isShared }) => isShared).length,
      documentsOfAnybody: known.documentsOfAnybody,
    };
  }
}
