import type { Selectable } from 'kysely';
import { publicationIdSchema, templateIdSchema } from '../../domain/identifiers.ts';
import type { Publication } from '../../domain/publication.ts';
import { type Template, templateSchema } from '../../domain/template.ts';
import { type TemplateMarking, templateMarkingSchema } from '../../domain/template-marks.ts';
import { type WrittenDocument, writtenDocumentSchema } from '../../domain/written-document.ts';
import type { PublicationRepository } from '../../ports/publication-repository.ts';
import type { TemplateRepository } from '../../ports/template-repository.ts';
import type { ChangeLogParts } from '../change-log/write-group.ts';
import type { TemplateMarkingsTable, TemplatesTable, WrittenDocumentsTable } from '../library-tables.ts';
import { byName } from './by-name.ts';
import { purgeDocument } from './purge-documents.ts';

/** The school's templates, those that the district publishes, and what was written from them. */
export function createTemplateRepository(
  parts: ChangeLogParts,
  publications: PublicationRepository,
): TemplateRepository {
  const { database } = parts;
  const rowsOfTemplates = database.selectFrom('templates').selectAll().where('deleted', '=', 0);
  const templates = rowsOfTemplates.where('content', 'is not', null);
  /** The school's part of it is where its fields come from. */
  const publishedTemplate = async ({ current }: Publication): Promise<Template | null> => {
    const { publicationId, content, version, note, publishedAt, by } = current;
    if (content.kind !== 'template') return null;
    const id = templateIdSchema.parse(publicationId);
    const row = await rowsOfTemplates.where('id', '=', id).executeTakeFirst();
    const { mappings } = templateSchema.pick({ mappings: true }).parse({ mappings: JSON.parse(row?.mappings ?? '{}') });
    const published = { version, note, publishedAt, by };
    return { id, content: content.template, mappings, createdAt: publishedAt, trashedAt: null, published };
  };
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
      if (row !== undefined) return toTemplate(row);
      const publication = await publications.get(publicationIdSchema.parse(id));
      return publication && publishedTemplate(publication);
    },
    async list({ trashed }) {
      const rows = await templates
        .where('trashed_at', trashed ? 'is not' : 'is', null)
        .orderBy('name_folded')
        .orderBy('id')
        .execute();
      const own = rows.map(toTemplate);
      if (trashed) return own;
      const offered = (await publications.list('template')).filter(({ withdrawnAt }) => withdrawnAt === null);
      const published = await Promise.all(offered.map(publishedTemplate));
      return byName([...own, ...published.filter((template) => template !== null)]);
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
