import type { DocumentColumn, DocumentOrder, FieldGap, RowsFrom } from '../../domain/document-order.ts';
import { AppError } from '../../domain/errors.ts';
import type { TemplateId } from '../../domain/identifiers.ts';
import { knownFields } from '../../domain/known-fields.ts';
import type { LibrarySettings } from '../../domain/library-settings.ts';
import type { Row } from '../../domain/planilla.ts';
import {
  type FieldMapping,
  fieldKey,
  isActaTemplate,
  type Template,
  type TemplateField,
} from '../../domain/template.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentWriter, OpenTemplate } from '../../ports/document-writer.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import type { TemplateRepository } from '../../ports/template-repository.ts';
import { createDocumentRows, type DocumentRow, type DocumentRowsPorts } from './document-rows.ts';
import { fieldsToMap, findGaps, rowTexts, suggestMapping } from './field-values.ts';

export type PlanDocumentsPorts = DocumentRowsPorts & {
  templates: TemplateRepository;
  documentWriter: DocumentWriter;
  files: FileStorage;
  clock: Clock;
};

export type PlanDocumentsNeeds = {
  readSettings: () => Promise<LibrarySettings>;
  rowLabels: (rows: readonly Row[]) => Promise<(row: Row) => string>;
};

/** What a template asks of the rows, before anybody has said anything. */
export type DocumentPlan = {
  rows: { id: string; label: string }[];
  columns: DocumentColumn[];
  /** The fields that take a value of the row's or one that is typed. */
  fields: TemplateField[];
  /** What is known of the school and the day, as it will be written. */
  known: { field: string; text: string }[];
  mapping: FieldMapping;
};

/** An order with all that it takes to write it. */
export type PreparedDocuments = {
  template: Template;
  open: OpenTemplate;
  rowsOf: string;
  rows: DocumentRow[];
  fields: TemplateField[];
  textsOf(row: DocumentRow, index: number): Record<string, string>;
};

/** The key under which a template remembers the mapping that was used with these rows. */
export function mappingKey(from: RowsFrom): string {
  return from.kind === 'planilla' ? from.planillaId : 'roster';
}

/** Looks at what documents would be written and what they lack; writes nothing. */
export function createPlanDocuments(ports: PlanDocumentsPorts, { readSettings, rowLabels }: PlanDocumentsNeeds) {
  const { templates, documentWriter, files, clock } = ports;
  const readRows = createDocumentRows(ports);
  return {
    /** Where each field may come from. Throws `NOT_FOUND`, `TEMPLATE_NOT_FOR_ROWS`. */
    async plan(input: { templateId: TemplateId; rowsFrom: RowsFrom; date: string }): Promise<DocumentPlan> {
      const template = await load(input.templateId);
      const { columns, rows } = await readRows(input.rowsFrom, rowLabels);
      const known = knownFields(await readSettings(), input.date);
      const { fields: all } = template.content;
      const fields = fieldsToMap(all, known);
      return {
        rows: rows.map(({ id, label }) => ({ id, label })),
        columns,
        fields,
        known: knownOf(all, known),
        mapping: suggestMapping(fields, columns, {
          saved: template.mappings[mappingKey(input.rowsFrom)],
          nextNumber: await nextNumber(input.templateId, input.date),
        }),
      };
    },

    /** What an order lacks, and how its first document reads. */
    async check(
      order: DocumentOrder,
    ): Promise<{ count: number; missing: FieldGap[]; doubtful: FieldGap[]; preview: string }> {
      const prepared = await prepare(order);
      const { rows, fields, open, textsOf } = prepared;
      const [first] = rows;
      return {
        count: rows.length,
        ...findGaps(fields, rows, order),
        preview: first ? previewText(open.text, textsOf(first, 0)) : '',
      };
    },

    prepare,
  };

  /** Throws `NOT_FOUND` for rows or a template that are not there. */
  async function prepare(order: DocumentOrder): Promise<PreparedDocuments> {
    const template = await load(order.templateId);
    const { title, rows: all } = await readRows(order.rowsFrom, rowLabels);
    const chosen = order.rowIds === null ? null : new Set(order.rowIds);
    const known = knownFields(await readSettings(), order.date);
    const fields = fieldsToMap(template.content.fields, known);
    const open = await documentWriter.open(await files.read(template.content.sha256), template.content.fileName);
    return {
      template,
      open,
      rowsOf: title,
      rows: all.filter(({ id }) => chosen === null || chosen.has(id)),
      fields,
      textsOf: (row, index) => rowTexts(fields, { known, order, row, index }),
    };
  }

  async function load(id: TemplateId): Promise<Template> {
    const template = await templates.get(id);
    if (template === null) throw new AppError('NOT_FOUND');
    if (isActaTemplate(template.content)) throw new AppError('TEMPLATE_IS_FOR_ACTAS', { name: template.content.name });
    return template;
  }

  /** After the last one that was given this year. */
  async function nextNumber(templateId: TemplateId, date: string): Promise<number> {
    const year = date.slice(0, 4) || String(new Date(clock.now()).getFullYear());
    const written = await templates.listWritten({ trashed: false, templateId });
    const lasts = written
      .filter(({ writtenAt }) => writtenAt.startsWith(year))
      .map(({ numbers }) => numbers?.last ?? 0);
    return Math.max(0, ...lasts) + 1;
  }
}

function knownOf(fields: readonly TemplateField[], known: Readonly<Record<string, string>>): DocumentPlan['known'] {
  const names = new Map(fields.map(({ name }) => [fieldKey(name), name]));
  return [...names].flatMap(([key, field]) => (known[key] ? [{ field, text: known[key] }] : []));
}

/** The template's text with the values in it; what depends on a field that has none is left out. */
function previewText(text: string, texts: Readonly<Record<string, string>>): string {
  const sections = text.replace(
    /\{([#^])([^{}]+)\}([\s\S]*?)\{\/\2\}/g,
    (_, sign: string, name: string, inside: string) =>
      ((texts[fieldKey(name)] ?? '') !== '') === (sign === '#') ? inside : '',
  );
  return sections.replace(/\{([^{}#/^]+)\}/g, (whole, name: string) => texts[fieldKey(name)] || whole);
}
