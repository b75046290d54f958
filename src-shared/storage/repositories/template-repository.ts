import type { Selectable } from 'kysely';
import { type Template, templateSchema } from '../../domain/template.ts';
import { type WrittenDocument, writtenDocumentSchema } from '../../domain/written-document.ts';
import type { TemplateRepository } from '../../ports/template-repository.ts';
import type { ChangeLogParts } from '../change-log/write-group.ts';
import type { TemplatesTable, WrittenDocumentsTable } from '../library-tables.ts';
import { purgeDocument } from './purge-documents.ts';

/** The school's templates, and what was written from them. */
export function createTemplateRepository(parts: ChangeLogParts): TemplateRepository {
  const { database } = parts;
  const templates = database
    .selectFrom('templates')
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

function toWritten(row: Selectable<WrittenDocumentsTable>): WrittenDocument {
  return writtenDocumentSchema.parse({ ...JSON.parse(row.content ?? 'null'), id: row.id, trashedAt: row.trashed_at });
}
