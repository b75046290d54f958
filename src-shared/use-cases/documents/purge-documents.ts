import type { ActaId, Sha256, TemplateId, WrittenDocumentId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { ActaRepository } from '../../ports/acta-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import type { RightsRepository } from '../../ports/rights-repository.ts';
import type { TemplateRepository } from '../../ports/template-repository.ts';
import type { HearOfHolds } from '../rights/holds-elsewhere.ts';

export type PurgeDocumentsPorts = {
  actas: ActaRepository;
  templates: TemplateRepository;
  files: FileStorage;
  clock: Clock;
  rights: Pick<RightsRepository, 'marks'>;
};

/** Something in the trash that its time is over for. */
type Expired = { template: TemplateId } | { written: WrittenDocumentId } | { acta: ActaId };

/** Forgets templates, written documents and actas that have been in the trash for long, with the files that nothing else has. */
export function createPurgeDocuments(
  { actas, templates, files, clock, rights }: PurgeDocumentsPorts,
  { hearOfHolds }: { hearOfHolds: HearOfHolds },
) {
  const daysAgo = (days: number) => new Date(clock.now() - days * 24 * 3600 * 1000).toISOString();

  /** What has been in the trash for longer than `days`, but for actas of recordings that must not be deleted. */
  async function expired({ days }: { days: number }): Promise<Expired[]> {
    const limit = daysAgo(days);
    const isOver = ({ trashedAt }: { trashedAt: string | null }) => trashedAt !== null && trashedAt <= limit;
    const trashed = { trashed: true };
    const { undeletable } = await rights.marks();
    return [
      ...(await templates.list(trashed)).filter(isOver).map(({ id }) => ({ template: id })),
      ...(await templates.listWritten(trashed)).filter(isOver).map(({ id }) => ({ written: id })),
      ...(await actas.list(trashed))
        .filter((acta) => isOver(acta) && !undeletable.has(acta.sourceId))
        .map(({ id }) => ({ acta: id })),
    ];
  }

  return {
    expired,

    /** Gives how many they were. Throws `HOLDS_UNKNOWN`. */
    async emptyTrash(input: { days: number }, { signal }: TaskContext): Promise<number> {
      await hearOfHolds(signal);
      const over = await expired(input);
      for (const each of over) {
        signal.throwIfAborted();
        await removeBlobs(await ('acta' in each ? actas.purge(each.acta) : templates.purge(each)));
      }
      return over.length;
    },

    /** Forgets the documents that were brought to be marked, once that ended more than `days` ago: they speak of somebody. */
    async forgetMarked({ days }: { days: number }): Promise<void> {
      const limit = daysAgo(days);
      for (const { id, endedAt } of await templates.listMarkings({ ended: true })) {
        if (endedAt !== null && endedAt <= limit) await removeBlobs(await templates.purge({ marking: id }));
      }
    },
  };

  async function removeBlobs({ unusedBlobs }: { unusedBlobs: readonly Sha256[] }): Promise<void> {
    for (const sha256 of unusedBlobs) if (await files.has(sha256)) await files.remove(sha256);
  }
}
