import { linesOfDraft } from '../../domain/acta/acta-lines.ts';
import { bookOf, nextNumber } from '../../domain/acta/acta-number.ts';
import type { Acta, ActaDetails, ActaLine } from '../../domain/acta/acta-record.ts';
import { draftActa } from '../../domain/acta/draft-acta.ts';
import { actaChanges, actaDetailsChange, actaLineChanges, actaTrashChange } from '../../domain/changes.ts';
import { AppError } from '../../domain/errors.ts';
import { type ActaId, createId, type SourceId, type TemplateId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import { dateInName, localDay } from '../../domain/recording-date.ts';
import type { Source } from '../../domain/source.ts';
import { isActaTemplate, type Template } from '../../domain/template.ts';
import type { Transcript } from '../../domain/transcript.ts';
import { undoLabels } from '../../domain/undo-labels.ts';
import type { ActaRepository } from '../../ports/acta-repository.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { TemplateRepository } from '../../ports/template-repository.ts';
import type { TranscriptRepository } from '../../ports/transcript-repository.ts';
import { loadActa, loadDraft, templateInUse } from './acta-access.ts';

export type ManageActasPorts = {
  actas: ActaRepository;
  changeLog: ChangeLog;
  clock: Clock;
  sources: SourceRepository;
  templates: TemplateRepository;
  transcripts: Pick<TranscriptRepository, 'get'>;
};

/** Actas of recordings, drafted by rules at once. */
export function createManageActas(ports: ManageActasPorts) {
  const { actas, changeLog, clock, sources, templates, transcripts } = ports;
  const now = () => new Date(clock.now()).toISOString();

  async function recordingOf(id: SourceId): Promise<{ source: Source; transcript: Transcript }> {
    const [source, transcript] = await Promise.all([sources.get(id), transcripts.get(id)]);
    if (source === null) throw new AppError('NOT_FOUND');
    if (transcript === null) throw new AppError('ACTA_NEEDS_TRANSCRIPT', { name: source.name });
    return { source, transcript };
  }

  async function firstDetails(source: Source, template: Template): Promise<ActaDetails> {
    const book = template.content.name;
    const date = dateInName(source.name) ?? source.documentDate ?? localDay(new Date(source.addedAt));
    const number = nextNumber(await actas.takenNumbers(bookOf({ book, date })));
    return { templateId: template.id, book, date, number, values: {} };
  }

  return {
    /** A draft by rules of what was said. Throws `NOT_FOUND`, `ACTA_NEEDS_TRANSCRIPT`, `TEMPLATE_HAS_NO_ACTA`. */
    async create(
      { sourceId, templateId }: { sourceId: SourceId; templateId: TemplateId },
      { actor }: TaskContext,
    ): Promise<{ actaId: ActaId }> {
      const { source, transcript } = await recordingOf(sourceId);
      const template = await templateInUse(templates, templateId);
      if (template === null) throw new AppError('NOT_FOUND');
      if (!isActaTemplate(template.content))
        throw new AppError('TEMPLATE_HAS_NO_ACTA', { name: template.content.name });
      const id = createId<ActaId>();
      const details = await firstDetails(source, template);
      const origin = { sourceId, createdAt: now(), by: actor.name, firstId: id, version: 1 };
      const acta: Acta = { id, ...origin, details, approval: null, trashedAt: null };
      const lines = linesOfDraft(draftActa(transcript)).map((line, index) => {
        return { ...line, id: createId<ActaLine['id']>(), position: index + 1 };
      });
      const changes = [...actaChanges(acta), ...lines.flatMap((line) => actaLineChanges(id, line))];
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.createActa() });
      return { actaId: id };
    },

    async saveDetails(
      { actaId, details }: { actaId: ActaId; details: ActaDetails },
      { actor }: TaskContext,
    ): Promise<void> {
      await loadDraft(actas, actaId);
      const label = undoLabels.changeActa();
      await changeLog.commit([actaDetailsChange(actaId, details)], { actor, undoable: true, label });
    },

    async setTrashed(input: { actaId: ActaId; trashed: boolean }, { actor }: TaskContext): Promise<void> {
      const { id, details } = await loadActa(actas, input.actaId);
      const label = input.trashed ? undoLabels.trashActa(details.book) : undoLabels.restoreActa(details.book);
      await changeLog.commit([actaTrashChange(id, input.trashed ? now() : null)], { actor, undoable: true, label });
    },
  };
}
