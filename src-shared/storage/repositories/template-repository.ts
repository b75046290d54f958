import type { Selectable } from 'kysely';
import { type Template, templateSchema } from '../../domain/template.ts';
import { type TemplateMarking, templateMarkingSchema } from '../../domain/template-marks.ts';
import { type WrittenDocument, writtenDocumentSchema } from '../../domain/written-document.ts';
import type { TemplateRepository } from '../../ports/template-repository.ts';
import type { ChangeLogParts } from '../change-log/write-group.ts';
import type { TemplateMarkingsTable, TemplatesTable, WrittenDocumentsTable } from '../library-tables.ts';
import { purgeDocument } from './purge-documents.ts';

/** The school's templates, and what was written from them. */
export function createTemplateRepository(parts: ChangeLogParts): TemplateRepository {
  const { database } = parts;
  const templates = database
    .selectFrom('templates')
    .selectAll()
    .where('deleted', '=', 0)
    .where('content', 'is not', null);
  const markings = database
    .selectFrom('template_markings')
    .selectAll()
    .where('deleted', '=', 0)
    .where('content', 'is not', null);
  const written = database
    .selectFrom('written_documents')
    .selectAll()
    .where('deleted', '=', 0)
    .where('content', 'is not', null);
  return {
    async get(id) {
      const row = await templates.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toTemplate(row);
    },
    async list({ trashed }) {
      const rows = await templates
        .where('trashed_at', trashed ? 'is not' : 'is', null)
        .orderBy('name_folded')
        .orderBy('id')
        .execute();
      return rows.map(toTemplate);
    },
    async marking(id) {
      const row = await markings.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toMarking(row);
    },
    async listMarkings({ ended }) {
      const rows = await markings
        .where('ended_at', ended ? 'is not' : 'is', null)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(toMarking);
    },
    async written(id) {
      const row = await written.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toWritten(row);
    },
    async listWritten({ trashed, templateId }) {
      const rows = await written
        .where('trashed_at', trashed ? 'is not' : 'is', null)
        .orderBy('written_at', 'desc')
        .orderBy('id')
        .execute();
      const documents = rows.map(toWritten);
      return templateId === undefined ? documents : documents.filter((each) => each.templateId === templateId);
    },
    purge: async (what) => ({ unusedBlobs: await purgeDocument(parts, what) }),
  };
}

function toTemplate(row: Selectable<TemplatesTable>): Template {
  return templateSchema.parse({
    id: row.id,
    content: JSON.parse(row.content ?? 'null'),
    mappings: JSON.parse(row.mappings),
    createdAt: row.created_at,
    trashedAt: row.trashed_at,
  });
}

function toMarking(row: Selectable<TemplateMarkingsTable>): TemplateMarking {
  return templateMarkingSchema.parse({
    id: row.id,
    content: JSON.parse(row.content ?? 'null'),
    createdAt: row.created_at,
    endedAt: row.ended_at,
  });
}

function toWritten(row: Selectable<WrittenDocumentsTable>): WrittenDocument {
  return writtenDocumentSchema.parse({ ...JSON.parse(row.content ?? 'null'), id: row.id, trashedAt: row.trashed_at });
}
