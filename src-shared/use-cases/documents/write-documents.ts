import { templateMappingsChange, writtenDocumentChanges, writtenDocumentTrashChange } from '../../domain/changes.ts';
import type { DocumentOrder } from '../../domain/document-order.ts';
import { AppError } from '../../domain/errors.ts';
import { safeFileName } from '../../domain/file-name.ts';
import { distinctFileNames } from '../../domain/file-name-list.ts';
import type { WrittenDocumentId } from '../../domain/identifiers.ts';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import { fieldKey } from '../../domain/template.ts';
import { undoLabels } from '../../domain/undo-labels.ts';
import type { WrittenDocument } from '../../domain/written-document.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import { docxFile } from './docx-file.ts';
import { findGaps } from './field-values.ts';
import {
  type createPlanDocuments,
  mappingKey,
  type PlanDocumentsPorts,
  type PreparedDocuments,
} from './plan-documents.ts';

export type WriteDocumentsPorts = PlanDocumentsPorts & { changeLog: ChangeLog };

/** An order with the id of what will come out: done twice, it is there once. */
export type WriteDocumentsInput = { documentId: WrittenDocumentId; order: DocumentOrder };

/** Writes a document for each row and keeps them as one file, to be saved as often as wanted. */
export function createWriteDocuments(ports: WriteDocumentsPorts, plan: ReturnType<typeof createPlanDocuments>) {
  const { templates, documentWriter, files, changeLog, clock } = ports;
  return {
    /** Throws `DOCUMENT_VALUES_MISSING`, `DOCUMENT_NO_ROWS`, `TEMPLATE_HEADER_PER_ROW`. */
    async run(
      input: WriteDocumentsInput,
      context: TaskContext,
    ): Promise<JobOutcome<{ documentId: WrittenDocumentId }>> {
      const { documentId, order } = input;
      const known = await templates.written(documentId);
      if (known) return outcome(known);
      const prepared = await plan.prepare(order);
      refuseIncomplete(prepared, order);
      const file = await writeFile(prepared, order, context);
      const { sha256, sizeBytes } = await files.put({ kind: 'bytes', bytes: file.bytes });
      const { template, rows, rowsOf } = prepared;
      const written: WrittenDocument = {
        id: documentId,
        templateId: template.id,
        template: template.content.name,
        rowsOf,
        count: rows.length,
        people: [...new Set(rows.flatMap(({ people }) => (people.length === 0 ? [null] : people)))],
        numbers: numbersOf(order, rows.length),
        file: { sha256, name: file.name, sizeBytes },
        writtenAt: new Date(clock.now()).toISOString(),
        by: context.actor.name,
        trashedAt: null,
      };
      const mappings = { ...template.mappings, [mappingKey(order.rowsFrom)]: order.mapping };
      const changes = [...writtenDocumentChanges(written), templateMappingsChange(template.id, mappings)];
      await changeLog.commit(changes, { actor: context.actor });
      return outcome(written);
    },

    list: (input: { trashed: boolean }) => templates.listWritten(input),

    async file({ documentId }: { documentId: WrittenDocumentId }): Promise<File> {
      const written = await load(documentId);
      return docxFile(await files.read(written.file.sha256), written.file.name);
    },

    async setTrashed(
      input: { documentId: WrittenDocumentId; trashed: boolean },
      { actor }: TaskContext,
    ): Promise<void> {
      const { id, file } = await load(input.documentId);
      const label = input.trashed ? undoLabels.trashWritten(file.name) : undoLabels.restoreWritten(file.name);
      const at = input.trashed ? new Date(clock.now()).toISOString() : null;
      await changeLog.commit([writtenDocumentTrashChange(id, at)], { actor, undoable: true, label });
    },

    /** What a job that writes them is called. */
    async title({ order }: WriteDocumentsInput): Promise<{ template: string; rowsOf: string }> {
      const { template, rowsOf } = await plan.prepare(order);
      return { template: template.content.name, rowsOf };
    },
  };

  async function load(id: WrittenDocumentId): Promise<WrittenDocument> {
    const written = await templates.written(id);
    if (written === null) throw new AppError('NOT_FOUND');
    return written;
  }

  async function writeFile(prepared: PreparedDocuments, order: DocumentOrder, { signal, report }: TaskContext) {
    const { template, open, rows, rowsOf, textsOf } = prepared;
    const written: Uint8Array[] = [];
    for (const [index, row] of rows.entries()) {
      signal.throwIfAborted();
      report({ step: jobSteps.writingDocument(row.label), done: index, total: rows.length });
      written.push(await open.fill({ texts: textsOf(row, index) }));
    }
    report({ step: jobSteps.writing(), done: rows.length, total: rows.length });
    const name = `${template.content.name} - ${rowsOf}`;
    if (order.as === 'one') {
      return { bytes: await documentWriter.join(written), name: safeFileName(`${name}.docx`) };
    }
    const names = distinctFileNames(rows.map(({ label }) => `${template.content.name} - ${label}.docx`));
    const packed = await documentWriter.pack(written.map((bytes, index) => ({ name: names[index]!, bytes })));
    return { bytes: packed, name: safeFileName(`${name}.zip`) };
  }
}

function outcome({ id, count }: WrittenDocument): JobOutcome<{ documentId: WrittenDocumentId }> {
  return { result: { documentId: id }, summary: jobSummaries.documentsWritten(count), failures: [] };
}

/** Nothing is written with a hole in it that nobody knows of. */
function refuseIncomplete({ template, fields, rows }: PreparedDocuments, order: DocumentOrder): void {
  const { name, fields: all } = template.content;
  if (rows.length === 0) throw new AppError('DOCUMENT_NO_ROWS', { name });
  const { missing } = findGaps(fields, rows, order);
  if (missing.length > 0 && !order.leaveBlanks) {
    throw new AppError('DOCUMENT_VALUES_MISSING', { name, fields: missing.map(({ field }) => field).join(', ') });
  }
  if (order.as === 'each') return;
  const perRow = all.filter(({ name: field, parts }) => {
    const source = order.mapping[fieldKey(field)];
    return parts.some((part) => part !== 'body') && source !== undefined && source.from !== 'text';
  });
  if (perRow.length > 0 && rows.length > 1) {
    throw new AppError('TEMPLATE_HEADER_PER_ROW', { name, fields: perRow.map(({ name: field }) => field).join(', ') });
  }
}

function numbersOf({ mapping }: DocumentOrder, count: number): WrittenDocument['numbers'] {
  const numbering = Object.values(mapping).find(({ from }) => from === 'number');
  return numbering?.from === 'number' ? { first: numbering.first, last: numbering.first + count - 1 } : null;
}
