import { z } from 'zod';
import type { Json } from '../../../src-shared/domain/operation.ts';
import { type PromptContent, promptContentSchema } from '../../../src-shared/domain/prompt.ts';
import {
  type PublishedContent,
  publicationVersionSchema,
  publishedName,
} from '../../../src-shared/domain/publication.ts';
import { type FieldMapping, fieldMappingSchema, templateContentSchema } from '../../../src-shared/domain/template.ts';
import { templateMarkingContentSchema } from '../../../src-shared/domain/template-marks.ts';
import { writtenDocumentSchema } from '../../../src-shared/domain/written-document.ts';
import { partNames as parts } from '../../messages/conflict-values.ts';
import { formatNumber } from '../../messages/format.ts';
import { promptUseNames } from '../../messages/prompts.ts';
import { columnText } from './planilla-readers.ts';
import { labelled, lines, listed, momentText, nameOf, type Readers, type ValueContext } from './value-context.ts';

const written = writtenDocumentSchema.omit({ id: true, trashedAt: true });
const mappings = z.record(z.string(), fieldMappingSchema);

/** The registers of prompts, templates, what was written from them, and of what the district publishes. */
export const documentReaders: Readers = {
  'prompt.content': (value) => {
    const known = promptContentSchema.safeParse(value);
    return known.success ? promptText(known.data) : null;
  },
  'prompt.createdAt': momentText,
  'template.content': (value) => {
    const known = templateContentSchema.safeParse(value);
    return known.success ? templateText(known.data) : null;
  },
  'template.mappings': mappingsText,
  'template.createdAt': momentText,
  'template-marking.content': (value, context) => {
    const known = templateMarkingContentSchema.safeParse(value);
    if (!known.success) return null;
    const { name, fileName, templateId, steps } = known.data;
    return lines([
      labelled(parts.name, name),
      labelled(parts.file, fileName),
      templateId && labelled(parts.ofTemplate, nameOf(templateId, context)),
      parts.marks(steps.length),
    ]);
  },
  'template-marking.createdAt': momentText,
  'template-marking.endedAt': (value) => (typeof value === 'string' ? parts.ended(value) : parts.notEnded),
  'written-document.content': writtenText,
  'publication.withdrawnAt': (value) => (typeof value === 'string' ? parts.withdrawn(value) : parts.offered),
  'publication-version.content': (value) => {
    const known = publicationVersionSchema.safeParse(value);
    if (!known.success) return null;
    const { content, version, note, by, publishedAt } = known.data;
    return lines([
      publishedName(content),
      parts.version(version),
      note,
      parts.writtenBy(by, publishedAt),
      publishedText(content),
    ]);
  },
};

function promptText({ name, use, text, variables }: PromptContent): string {
  const asked = variables.map(({ label, initial }) => (initial === '' ? label : `${label} (${initial})`));
  return lines([
    labelled(parts.name, name),
    labelled(parts.use, promptUseNames[use].name),
    text,
    listed(parts.variables, asked),
  ]);
}

function templateText({ name, fileName, fields }: z.infer<typeof templateContentSchema>): string {
  return lines([
    labelled(parts.name, name),
    labelled(parts.file, fileName),
    listed(
      parts.fields,
      fields.map((field) => field.name),
    ),
  ]);
}

function mappingsText(value: Json, context: ValueContext): string | null {
  const known = mappings.safeParse(value);
  if (!known.success) return null;
  const used = Object.entries(known.data);
  if (used.length === 0) return parts.neverUsed;
  return lines(
    used.map(([of, mapping]) => `${of === 'roster' ? parts.roster : nameOf(of, context)}: ${mappingText(mapping)}`),
  );
}

function mappingText(mapping: FieldMapping): string {
  return Object.entries(mapping)
    .map(([field, source]) => `${field} ← ${fieldSourceText(source)}`)
    .join('; ');
}

function fieldSourceText(source: FieldMapping[string]): string {
  switch (source.from) {
    case 'column':
      return parts.fromColumn(source.column);
    case 'text':
      return parts.fromText(source.text);
    case 'number':
      return parts.fromNumber(source.first);
  }
}

function writtenText(value: Json): string | null {
  const known = written.safeParse(value);
  if (!known.success) return null;
  const { template, rowsOf, count, numbers, file, writtenAt, by } = known.data;
  return lines([
    labelled(parts.ofTemplate, template),
    labelled(parts.rows, rowsOf),
    parts.documents(count),
    numbers && parts.numbers(numbers.first, numbers.last),
    labelled(parts.file, file.name),
    parts.writtenBy(by, writtenAt),
  ]);
}

function publishedText(content: PublishedContent): string {
  switch (content.kind) {
    case 'prompt':
      return promptText(content.prompt);
    case 'template':
      return templateText(content.template);
    case 'planilla':
      return content.planilla.columns.map(columnText).join('\n');
    case 'settings':
      return formatNumber(Object.keys(content.settings).length);
  }
}
