import {
  templateChanges,
  templateContentChange,
  templateMarkingChanges,
  templateMarkingContentChange,
  templateMarkingEndChange,
} from '../../domain/changes.ts';
import { AppError, type ErrorData, toAppError } from '../../domain/errors.ts';
import { createId, type TemplateId, type TemplateMarkingId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import { knownFieldNames, knownFields } from '../../domain/known-fields.ts';
import type { LibrarySettings } from '../../domain/library-settings.ts';
import { fieldKey, type TemplateContent, type TemplateField } from '../../domain/template.ts';
import type { MarkStep, TemplateMarking } from '../../domain/template-marks.ts';
import type { TemplatePage } from '../../domain/template-page.ts';
import { undoLabels } from '../../domain/undo-labels.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentWriter } from '../../ports/document-writer.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import type { MarkedDocument, TemplateMarker } from '../../ports/template-marker.ts';
import type { TemplateRepository } from '../../ports/template-repository.ts';
import { createDocumentRows, type DocumentRowsPorts } from './document-rows.ts';
import { exampleValues } from './marking-values.ts';
import { freeName, nameOfFile, refuseTakenName } from './template-names.ts';

export type MarkTemplatesPorts = DocumentRowsPorts & {
  templates: TemplateRepository;
  templateMarker: TemplateMarker;
  documentWriter: DocumentWriter;
  files: FileStorage;
  changeLog: ChangeLog;
  clock: Clock;
};

export type MarkTemplatesNeeds = {
  readSettings: () => Promise<LibrarySettings>;
  /** Keeps a file with fields as a template. */
  addTemplate: (input: { file: File }, context: TaskContext) => Promise<{ templateId: TemplateId }>;
};

/** What became of a document that was brought. */
export type BroughtDocument =
  | { as: 'template'; templateId: TemplateId }
  | { as: 'marking'; markingId: TemplateMarkingId };

/** A document on the way to be a template, as it stands. */
export type ShownMarking = {
  marking: TemplateMarking;
  page: TemplatePage;
  fields: TemplateField[];
  /** What must be mended before it can be a template. */
  problem: { code: string; data: ErrorData } | null;
  /** What stood where each field was marked first, by the field's key. */
  examples: Record<string, string>;
};

/** Names that a field may take: what fills itself, and the columns of the roster and of the planillas. */
export type FieldChoices = { school: { name: string; text: string }[]; roster: string[]; planillas: string[] };

/** Makes templates of documents that the school already uses. Each mark is kept as it is made, and can be taken back. */
export function createMarkTemplates(ports: MarkTemplatesPorts, { readSettings, addTemplate }: MarkTemplatesNeeds) {
  const { templates, templateMarker, documentWriter, files, changeLog, clock, planillas } = ports;
  const readRows = createDocumentRows(ports);
  const now = () => new Date(clock.now()).toISOString();
  const readRoster = () => readRows({ kind: 'roster', course: null }, async () => () => '');

  return {
    list: () => templates.listMarkings({ ended: false }),

    /**
     * A document of the school's: one with fields is a template at once, one without any or with mistakes in them is to
     * be marked. Throws what `TemplateMarker.mark` throws.
     */
    async bring({ file }: { file: File }, context: TaskContext): Promise<BroughtDocument> {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await templateMarker.mark(bytes, file.name, []);
      const opened = await documentWriter.open(bytes, file.name).catch(toAppError);
      if (!(opened instanceof AppError) && opened.fields.length > 0) {
        return { as: 'template', ...(await addTemplate({ file }, context)) };
      }
      const { sha256 } = await files.put({ kind: 'bytes', bytes });
      const name = await freeName(templates, nameOfFile(file.name));
      return {
        as: 'marking',
        ...(await start({ name, fileName: file.name, sha256, templateId: null, steps: [] }, context)),
      };
    },

    /** The marks of a template, to be changed: those that are being changed already go on. */
    async beginFrom(
      input: { templateId: TemplateId },
      context: TaskContext,
    ): Promise<{ markingId: TemplateMarkingId }> {
      const template = await templates.get(input.templateId);
      if (template === null) throw new AppError('NOT_FOUND');
      if (template.published) throw new AppError('PUBLISHED_READ_ONLY', { name: template.content.name });
      const open = (await templates.listMarkings({ ended: false })).find(
        ({ content }) => content.templateId === template.id,
      );
      if (open) return { markingId: open.id };
      const { name, fileName, sha256 } = template.content;
      return start({ name, fileName, sha256, templateId: template.id, steps: [] }, context);
    },

    async show({ markingId }: { markingId: TemplateMarkingId }): Promise<ShownMarking> {
      const marking = await load(markingId);
      const { bytes, page, examples } = await markedBy(marking);
      const opened = await documentWriter.open(bytes, marking.content.fileName).catch(toAppError);
      if (!(opened instanceof AppError)) {
        return { marking, page, fields: [...opened.fields], problem: null, examples: { ...examples } };
      }
      if (opened.code === 'INTERNAL') throw opened;
      const { code, data } = opened;
      return { marking, page, fields: [], problem: { code, data }, examples: { ...examples } };
    },

    /**
     * Does one thing more to the document. `after` is how many had been done to it as it was seen. Throws
     * `MARKING_CHANGED` when that is no longer so, and what the step throws.
     */
    async mark(
      input: { markingId: TemplateMarkingId; step: MarkStep; after: number },
      { actor }: TaskContext,
    ): Promise<void> {
      const marking = await load(input.markingId);
      const { content } = marking;
      if (content.steps.length !== input.after) throw new AppError('MARKING_CHANGED');
      const steps = [...content.steps, input.step];
      await markedBy({ ...marking, content: { ...content, steps } });
      const changes = [templateMarkingContentChange(marking.id, { ...content, steps })];
      await changeLog.commit(changes, { actor, undoable: true, label: labelOf(input.step) });
    },

    /** Makes a template of it, or a new version of the one it came from. Throws `TEMPLATE_WITHOUT_FIELDS`, `TEMPLATE_NAME_TAKEN`. */
    async finish(
      { markingId, name }: { markingId: TemplateMarkingId; name: string },
      { actor }: TaskContext,
    ): Promise<{ templateId: TemplateId }> {
      const marking = await load(markingId);
      const { fileName, templateId } = marking.content;
      const before = templateId && (await templates.get(templateId));
      const known = before?.trashedAt === null ? before : null;
      await refuseTakenName(templates, name, known?.id);
      const { bytes } = await markedBy(marking);
      const { fields } = await documentWriter.open(bytes, fileName);
      if (fields.length === 0) throw new AppError('TEMPLATE_WITHOUT_FIELDS', { name });
      const { sha256 } = await files.put({ kind: 'bytes', bytes });
      const content: TemplateContent = { name, sha256, fileName, fields: [...fields] };
      const id = known?.id ?? createId<TemplateId>();
      const changes = known
        ? [templateContentChange(id, content)]
        : templateChanges({ id, content, mappings: {}, createdAt: now(), trashedAt: null });
      const label = undoLabels.finishMarking(name);
      await changeLog.commit([...changes, templateMarkingEndChange(markingId, now())], {
        actor,
        undoable: true,
        label,
      });
      return { templateId: id };
    },

    /** Leaves it aside; what it came from stays as it was. */
    async leave({ markingId }: { markingId: TemplateMarkingId }, { actor }: TaskContext): Promise<void> {
      const { content } = await load(markingId);
      const label = undoLabels.leaveMarking(content.name);
      await changeLog.commit([templateMarkingEndChange(markingId, now())], { actor, undoable: true, label });
    },

    async choices({ date }: { date: string }): Promise<FieldChoices> {
      const known = knownFields(await readSettings(), date);
      const roster = await readRoster();
      const columns = (await planillas.list({ trashed: false })).flatMap((planilla) => planilla.columns);
      const names = new Set(roster.columns.map(({ name }) => name));
      return {
        school: knownFieldNames.map((name) => ({ name, text: known[fieldKey(name)] ?? '' })),
        roster: [...names],
        planillas: [...new Set(columns.map(({ name }) => name))].filter((name) => !names.has(name)),
      };
    },

    /** How a document of the template looks, with the first pupil's data where they have its fields. */
    async preview({ markingId, date }: { markingId: TemplateMarkingId; date: string }): Promise<TemplatePage> {
      const marking = await load(markingId);
      const { bytes, examples } = await markedBy(marking);
      const open = await documentWriter.open(bytes, marking.content.fileName);
      const { columns, rows } = await readRoster();
      const known = knownFields(await readSettings(), date);
      const values = exampleValues(open.fields, { known, examples, columns, row: rows[0] });
      return (await templateMarker.mark(await open.fill(values), marking.content.fileName, [])).page;
    },
  };

  async function start(content: TemplateMarking['content'], { actor }: TaskContext) {
    const marking: TemplateMarking = { id: createId(), content, createdAt: now(), endedAt: null };
    await changeLog.commit(templateMarkingChanges(marking), { actor });
    return { markingId: marking.id };
  }

  /** Throws `NOT_FOUND` for one that has ended. */
  async function load(id: TemplateMarkingId): Promise<TemplateMarking> {
    const marking = await templates.marking(id);
    if (marking === null || marking.endedAt !== null) throw new AppError('NOT_FOUND');
    return marking;
  }

  async function markedBy({ content }: TemplateMarking): Promise<MarkedDocument> {
    return templateMarker.mark(await files.read(content.sha256), content.fileName, content.steps);
  }
}

function labelOf(step: MarkStep): string {
  switch (step.kind) {
    case 'field':
      return undoLabels.markTemplate(step.name);
    case 'text':
      return undoLabels.unmarkTemplate(step.text);
    case 'repeat':
      return undoLabels.repeatLines(step.list);
    case 'once':
      return undoLabels.writeOnce();
    case 'drop':
      return undoLabels.dropLines();
  }
}
