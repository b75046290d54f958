import { inOrder, unprovenLines } from '../../domain/acta/acta-lines.ts';
import { bookOf, holderOf } from '../../domain/acta/acta-number.ts';
import type { Acta, ActaApproval, ActaLine } from '../../domain/acta/acta-record.ts';
import { actaApprovalChange, actaChanges, actaLineChanges } from '../../domain/changes.ts';
import { AppError } from '../../domain/errors.ts';
import { type ActaId, createId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { Template } from '../../domain/template.ts';
import { undoLabels } from '../../domain/undo-labels.ts';
import type { ActaRepository } from '../../ports/acta-repository.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import type { TemplateRepository } from '../../ports/template-repository.ts';
import { docxFile } from '../documents/docx-file.ts';
import { actaFileName, asksNumber, linesOf, loadActa, loadDraft, templateInUse } from './acta-access.ts';
import type { createWriteActaFile } from './write-acta-file.ts';

export type ApproveActaPorts = {
  actas: ActaRepository;
  changeLog: ChangeLog;
  clock: Clock;
  files: FileStorage;
  templates: TemplateRepository;
};

/** Fixes actas once a person has approved them, and opens them again as a version more. */
export function createApproveActa(
  { actas, changeLog, clock, files, templates }: ApproveActaPorts,
  writeFile: Pick<ReturnType<typeof createWriteActaFile>, 'write'>,
) {
  const now = () => new Date(clock.now()).toISOString();
  return {
    /**
     * Fixes an acta as it stands and keeps its file. It is taken back by nothing: a later version corrects it. Throws
     * `ACTA_HAS_UNPROVEN`, `ACTA_NUMBER_MISSING`, `ACTA_NUMBER_TAKEN`, `ACTA_NEEDS_TEMPLATE`.
     */
    async approve({ actaId }: { actaId: ActaId }, { actor }: TaskContext): Promise<void> {
      const acta = await loadDraft(actas, actaId);
      const lines = await linesOf(actas, acta);
      const template = await templateInUse(templates, acta.details.templateId);
      if (template === null) throw new AppError('ACTA_NEEDS_TEMPLATE');
      const count = unprovenLines(lines).length;
      if (count > 0) throw new AppError('ACTA_HAS_UNPROVEN', { count });
      await refuseNumber(acta, template);
      const bytes = await writeFile.write({ acta, lines, template });
      const file = { ...(await files.put({ kind: 'bytes', bytes })), name: actaFileName(acta.details) };
      const approval: ActaApproval = {
        approvedAt: now(),
        by: actor.name,
        template: template.content.name,
        file,
        details: acta.details,
        lines: inOrder(lines),
      };
      await changeLog.commit([actaApprovalChange(actaId, approval)], { actor });
    },

    /** A draft that begins as the approved acta stands, with its number. */
    async reopen({ actaId }: { actaId: ActaId }, { actor }: TaskContext): Promise<{ actaId: ActaId }> {
      const { firstId, sourceId, details, approval } = await loadActa(actas, actaId);
      if (approval === null) return { actaId };
      const versions = (await actas.list({ trashed: false })).filter((each) => each.firstId === firstId);
      const open = versions.find((each) => each.approval === null);
      if (open) return { actaId: open.id };
      const version = Math.max(...versions.map((each) => each.version)) + 1;
      const id = createId<ActaId>();
      const origin = { sourceId, createdAt: now(), by: actor.name, firstId, version };
      const lines = approval.lines.map((line) => ({ ...line, id: createId<ActaLine['id']>() }));
      const changes = [
        ...actaChanges({ id, ...origin, details, approval: null, trashedAt: null }),
        ...lines.flatMap((line) => actaLineChanges(id, line)),
      ];
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.createActa() });
      return { actaId: id };
    },

    /** The .docx: the one that was approved, or the draft as it would be. Throws `ACTA_NEEDS_TEMPLATE`. */
    async file({ actaId }: { actaId: ActaId }): Promise<File> {
      const acta = await loadActa(actas, actaId);
      if (acta.approval) return docxFile(await files.read(acta.approval.file.sha256), acta.approval.file.name);
      const template = await templateInUse(templates, acta.details.templateId);
      if (template === null) throw new AppError('ACTA_NEEDS_TEMPLATE');
      const bytes = await writeFile.write({ acta, lines: await linesOf(actas, acta), template });
      return docxFile(bytes, actaFileName(acta.details));
    },
  };

  async function refuseNumber(acta: Acta, template: Template): Promise<void> {
    const { number, book, date } = acta.details;
    if (number === null) {
      if (asksNumber(template)) throw new AppError('ACTA_NUMBER_MISSING');
      return;
    }
    const holder = holderOf(await actas.takenNumbers(bookOf(acta.details)), { firstId: acta.firstId, number });
    if (holder?.isApproved) throw new AppError('ACTA_NUMBER_TAKEN', { number, book, year: date.slice(0, 4) });
  }
}
