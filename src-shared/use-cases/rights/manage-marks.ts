import { personMarkChange, sourceHoldChange } from '../../domain/changes.ts';
import { AppError } from '../../domain/errors.ts';
import type { PersonId, SourceId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { Change } from '../../domain/operation.ts';
import type { RightsMark } from '../../domain/rights/rights-mark.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PersonRepository } from '../../ports/person-repository.ts';
import type { RightsRepository } from '../../ports/rights-repository.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';

export type ManageMarksPorts = {
  rights: Pick<RightsRepository, 'marks' | 'keptUntil'>;
  people: Pick<PersonRepository, 'getEver' | 'matchesOfSource'>;
  sources: Pick<SourceRepository, 'get'>;
  changeLog: ChangeLog;
  clock: Clock;
};

/** Sets a mark or takes it back, with the reason of either. */
type Marking = Pick<RightsMark, 'isSet' | 'reason'>;

/** Blocks a person's data while a claim is looked at, and says what must not be deleted. Both are the school's. */
export function createManageMarks({ rights, people, sources, changeLog, clock }: ManageMarksPorts) {
  return {
    async ofPerson({
      personId,
    }: {
      personId: PersonId;
    }): Promise<{ blocked: RightsMark | null; held: RightsMark | null }> {
      const { blocked, heldPeople } = await rights.marks();
      return { blocked: blocked.get(personId) ?? null, held: heldPeople.get(personId) ?? null };
    },

    /** What keeps a paper from being deleted: its own mark, or that of a person whose it certainly is. */
    async ofPaper({ sourceId }: { sourceId: SourceId }) {
      const { heldPapers, heldPeople } = await rights.marks();
      const matches = await people.matchesOfSource(sourceId);
      const [through] = matches.filter(
        ({ personId, state }) => heldPeople.has(personId) && (state === 'certain' || state === 'confirmed'),
      );
      const holder = through ? await people.getEver(through.personId) : null;
      return {
        held: heldPapers.get(sourceId) ?? null,
        heldWith: holder && { id: holder.id, name: `${holder.familyName}, ${holder.givenName}` },
        keptUntil: (await rights.keptUntil()).get(sourceId) ?? null,
      };
    },

    /** Everything that is blocked or must not be deleted, with who said so. */
    async list() {
      const { blocked, heldPeople, heldPapers } = await rights.marks();
      return {
        blocked: await ofPeople(blocked),
        heldPeople: await ofPeople(heldPeople),
        heldPapers: await Promise.all(
          [...heldPapers].map(async ([id, mark]) => ({ id, name: (await sources.get(id))?.name ?? '', mark })),
        ),
      };
    },

    async markPerson(
      { personId, what, ...marking }: Marking & { personId: PersonId; what: 'blocked' | 'held' },
      context: TaskContext,
    ): Promise<void> {
      if (!(await people.getEver(personId))) throw new AppError('NOT_FOUND');
      await commit(personMarkChange(personId, what, markOf(marking, context)), context);
    },

    async holdPaper({ sourceId, ...marking }: Marking & { sourceId: SourceId }, context: TaskContext): Promise<void> {
      if (!(await sources.get(sourceId))) throw new AppError('NOT_FOUND');
      await commit(sourceHoldChange(sourceId, markOf(marking, context)), context);
    },
  };

  /** Not on the stack of what Ctrl+Z takes back: a mark goes as it came, with a reason. */
  async function commit(change: Change, { actor }: TaskContext): Promise<void> {
    await changeLog.commit([change], { actor });
  }

  function markOf({ isSet, reason }: Marking, { actor }: TaskContext): RightsMark {
    return { isSet, reason, by: actor.name, at: new Date(clock.now()).toISOString() };
  }

  async function ofPeople(marks: ReadonlyMap<PersonId, RightsMark>) {
    return Promise.all(
      [...marks].map(async ([id, mark]) => {
        const person = await people.getEver(id);
        return { id, name: person ? `${person.familyName}, ${person.givenName}` : '', mark };
      }),
    );
  }
}
