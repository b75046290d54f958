import { templateChanges, templateContentChange, templateTrashChange } from '../../domain/changes.ts';
import { AppError } from '../../domain/errors.ts';
import { parseClock } from '../../domain/hybrid-clock.ts';
import { createId, type TemplateId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import {
  type Template,
  type TemplateContent,
  type TemplateVersion,
  templateContentSchema,
} from '../../domain/template.ts';
import { undoLabels } from '../../domain/undo-labels.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentWriter } from '../../ports/document-writer.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import type { ReadyTemplates } from '../../ports/ready-templates.ts';
import type { TemplateRepository } from '../../ports/template-repository.ts';
import { docxFile } from './docx-file.ts';
import { freeName, nameOfFile, refuseTakenName } from './template-names.ts';

export type ManageTemplatesPorts = {
  templates: TemplateRepository;
  readyTemplates: ReadyTemplates;
  documentWriter: DocumentWriter;
  files: FileStorage;
  changeLog: ChangeLog;
  clock: Clock;
};

type NewTemplate = { name: string; fileName: string; bytes: Uint8Array };

/** The school's templates: each change of the file or of its name is a version, and every change can be undone. */
export function createManageTemplates(ports: ManageTemplatesPorts) {
  const { templates, readyTemplates, documentWriter, files, changeLog, clock } = ports;
  const load = async (id: TemplateId): Promise<Template> => {
    const template = await templates.get(id);
    if (template === null) throw new AppError('NOT_FOUND');
    return template;
  };
  const loadOwn = async (id: TemplateId): Promise<Template> => {
    const template = await load(id);
    if (template.published) throw new AppError('PUBLISHED_READ_ONLY', { name: template.content.name });
    return template;
  };
  const now = () => new Date(clock.now()).toISOString();
  const save = async (before: Template, content: TemplateContent, { actor }: TaskContext): Promise<void> => {
    await refuseTakenName(templates, content.name, before.id);
    const label = undoLabels.changeTemplate(before.content.name);
    await changeLog.commit([templateContentChange(before.id, content)], { actor, undoable: true, label });
  };
  /** Keeps a file once its fields are understood. */
  const keep = async ({ name, fileName, bytes }: NewTemplate): Promise<TemplateContent> => {
    const { fields } = await documentWriter.open(bytes, fileName);
    const { sha256 } = await files.put({ kind: 'bytes', bytes });
    return { name, sha256, fileName, fields: [...fields] };
  };
  const create = async (input: NewTemplate, { actor }: TaskContext): Promise<{ templateId: TemplateId }> => {
    await refuseTakenName(templates, input.name);
    const content = await keep(input);
    const template: Template = { id: createId(), content, mappings: {}, createdAt: now(), trashedAt: null };
    const label = undoLabels.addTemplate(content.name);
    await changeLog.commit(templateChanges(template), { actor, undoable: true, label });
    return { templateId: template.id };
  };
  /** What it was at each save, the newest first. */
  const versions = async ({ templateId }: { templateId: TemplateId }): Promise<TemplateVersion[]> => {
    await load(templateId);
    const written = (await changeLog.history('template', templateId)).filter(({ field }) => field === 'content');
    return written.reverse().flatMap(({ id, value, clock: when, actor }) => {
      const content = templateContentSchema.safeParse(value);
      const savedAt = new Date(parseClock(when).milliseconds).toISOString();
      return content.success ? [{ id, content: content.data, savedAt, by: actor }] : [];
    });
  };
  return {
    load,
    list: (input: { trashed: boolean }) => templates.list(input),
    ready: () => readyTemplates.list(),

    /** Throws `TEMPLATE_NAME_TAKEN` and what `DocumentWriter.open` throws. */
    async add({ file }: { file: File }, context: TaskContext): Promise<{ templateId: TemplateId }> {
      return create({ ...(await bytesOf(file)), name: await freeName(templates, nameOfFile(file.name)) }, context);
    },

    /** One that comes with the program, from then on the school's own. */
    async addReady({ key }: { key: string }, context: TaskContext): Promise<{ templateId: TemplateId }> {
      return create(await readyTemplates.read(key), context);
    },

    /** The same template with another file: a new version. */
    async replace({ templateId, file }: { templateId: TemplateId; file: File }, context: TaskContext): Promise<void> {
      const before = await loadOwn(templateId);
      await save(before, await keep({ ...(await bytesOf(file)), name: before.content.name }), context);
    },

    async rename({ templateId, name }: { templateId: TemplateId; name: string }, context: TaskContext): Promise<void> {
      const before = await loadOwn(templateId);
      await save(before, { ...before.content, name }, context);
    },

    /** Throws `TEMPLATE_NAME_TAKEN` when one that is brought back finds its name in use. */
    async setTrashed(input: { templateId: TemplateId; trashed: boolean }, { actor }: TaskContext): Promise<void> {
      const { id, content } = await loadOwn(input.templateId);
      if (!input.trashed) await refuseTakenName(templates, content.name, id);
      const label = input.trashed ? undoLabels.trashTemplate(content.name) : undoLabels.restoreTemplate(content.name);
      await changeLog.commit([templateTrashChange(id, input.trashed ? now() : null)], { actor, undoable: true, label });
    },

    versions,

    /** Makes an old version the newest one. */
    async goBack(input: { templateId: TemplateId; versionId: string }, context: TaskContext): Promise<void> {
      const before = await loadOwn(input.templateId);
      const version = (await versions(input)).find(({ id }) => id === input.versionId);
      if (!version) throw new AppError('NOT_FOUND');
      await save(before, { ...version.content, name: before.content.name }, context);
    },

    /** Its text with the fields as they stand. */
    async text({ templateId }: { templateId: TemplateId }): Promise<{ text: string }> {
      const { content } = await load(templateId);
      return { text: (await documentWriter.open(await files.read(content.sha256), content.fileName)).text };
    },

    /** The .docx, to be changed in Word. */
    async file({ templateId }: { templateId: TemplateId }): Promise<File> {
      const { content } = await load(templateId);
      return docxFile(await files.read(content.sha256), `${content.name}.docx`);
    },
  };
}

async function bytesOf(file: File): Promise<{ fileName: string; bytes: Uint8Array }> {
  return { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
