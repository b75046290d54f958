import type { ActaId, Sha256, TemplateId, WrittenDocumentId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { ActaRepository } from '../../ports/acta-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import type { TemplateRepository } from '../../ports/template-repository.ts';

export type PurgeDocumentsPorts = {
  actas: ActaRepository;
  templates: TemplateRepository;
  files: FileStorage;
  clock: Clock;
};

/** Something in the trash that its time is over for. */
type Expired = { template: TemplateId } | { written: WrittenDocumentId } | { acta: ActaId };

/** Forgets templates, written documents and actas that have been in the trash for long, with the files that nothing else has. */
export function createPurgeDocuments({ actas, templates, files, clock }: PurgeDocumentsPorts) {
  /** What has been in the trash for longer than `days`. */
  async function expired({ days }: { days: number }): Promise<Expired[]> {
    const limit = new Date(clock.now() - days * 24 * 3600 * 1000).toISOString();
    const isOver = ({ trashedAt }: { trashedAt: string | null }) => trashedAt !== null && trashedAt <= limit;
    const trashed = { trashed: true };
    return [
      ...(await templates.list(trashed)).filter(isOver).map(({ id }) => ({ template: id })),
      ...(await templates.listWritten(trashed)).filter(isOver).map(({ id }) => ({ written: id })),
      ...(await actas.list(trashed)).filter(isOver).map(({ id }) => ({ acta: id })),
    ];
  }

  return {
    expired,

    /** Gives how many they were. */
    async emptyTrash(input: { days: number }, { signal }: TaskContext): Promise<number> {
      const over = await expired(input);
      for (const each of over) {
        signal.throwIfAborted();
        const { unusedBlobs } = await ('acta' in each ? actas.purge(each.acta) : templates.purge(each));
        for (const sha256 of unusedBlobs) await removeBlob(sha256);
      }
      return over.length;
    },
  };

  async function removeBlob(sha256: Sha256): Promise<void> {
    if (await files.has(sha256)) await files.remove(sha256);
  }
}
