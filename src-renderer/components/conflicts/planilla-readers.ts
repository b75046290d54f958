import type { Json } from '../../../src-shared/domain/operation.ts';
import {
  type ColumnDefinition,
  cellSchema,
  columnDefinitionSchema,
  formMappingSchema,
  planillaScopeSchema,
  publishedFromSchema,
  type Reading,
  rowKindSchema,
  rowSchema,
} from '../../../src-shared/domain/planilla.ts';
import { partNames as parts, valueMessages as words } from '../../messages/conflict-values.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { cellBarMessages, columnTypeMessages, rowKindMessages } from '../../messages/planillas.ts';
import { canonicalText } from './paper-readers.ts';
import { plainText } from './plain-value.ts';
import {
  labelled,
  lines,
  listed,
  momentText,
  nameOf,
  placeText,
  type Readers,
  type ValueContext,
} from './value-context.ts';

const origin = rowSchema.pick({ planillaId: true, sourceId: true, personId: true, recordKey: true, addedAt: true });
const cellStanding = cellSchema.pick({ state: true, approved: true, reading: true });

/** The registers of planillas, their columns, rows and cells. */
export const planillaReaders: Readers = {
  'planilla.rowKind': (value) => {
    const kind = rowKindSchema.safeParse(value);
    return kind.success ? rowKindMessages[kind.data].title : null;
  },
  'planilla.scope': scopeText,
  'planilla.form': formText,
  'planilla.createdAt': momentText,
  'planilla.published': (value) => {
    if (value === null) return parts.own;
    const known = publishedFromSchema.safeParse(value);
    return known.success ? parts.ofDistrict(known.data.version) : null;
  },
  'column.planillaId': (value, context) => (typeof value === 'string' ? nameOf(value, context) : null),
  'column.definition': (value) => {
    const known = columnDefinitionSchema.safeParse(value);
    return known.success ? columnText(known.data) : null;
  },
  'column.position': placeText,
  'column.hidden': (value) => (value === true ? parts.hidden : parts.visible),
  'row.origin': originText,
  'row.position': placeText,
  'cell.content': cellText,
};

/** What a column asks for, a line a part. */
export function columnText(definition: ColumnDefinition): string {
  const { name, type, instruction, choices, synonyms, examples, required } = definition;
  return lines([
    labelled(parts.name, name),
    labelled(parts.type, columnTypeMessages[type].name),
    labelled(parts.instruction, instruction),
    listed(parts.choices, choices),
    listed(parts.synonyms, synonyms),
    listed(parts.examples, examples),
    required && parts.required,
  ]);
}

function scopeText(value: Json, context: ValueContext): string | null {
  const known = planillaScopeSchema.safeParse(value);
  if (!known.success) return null;
  const { folderId, paperKinds, sourceIds, course, excluded = [] } = known.data;
  const conditions = [
    folderId && labelled(parts.folder, nameOf(folderId, context)),
    listed(
      parts.kinds,
      paperKinds.map((kind) => paperKindNames[kind]),
    ),
    listed(
      parts.papers,
      sourceIds.map((id) => nameOf(id, context)),
    ),
    labelled(parts.course, course),
  ].filter((part) => part !== null);
  const papers = conditions.length === 0 ? [parts.allPapers] : conditions;
  return lines([...papers, excluded.length > 0 && parts.excluded(excluded.length)]);
}

function formText(value: Json, context: ValueContext): string | null {
  if (value === null) return parts.noForm;
  const known = formMappingSchema.safeParse(value);
  if (!known.success) return null;
  const { fileName, sheet, firstRow, columns } = known.data;
  const placed = columns.map(({ columnId, letter }) => `${letter}: ${nameOf(columnId, context)}`);
  return lines([fileName, parts.sheet(sheet, firstRow), ...placed]);
}

function originText(value: Json, context: ValueContext): string | null {
  const known = origin.safeParse(value);
  if (!known.success) return null;
  const { planillaId, sourceId, personId, recordKey, addedAt } = known.data;
  return lines([
    labelled(parts.planilla, nameOf(planillaId, context)),
    sourceId && labelled(parts.paper, nameOf(sourceId, context)),
    personId && labelled(parts.person, nameOf(personId, context)),
    recordKey && entryText(recordKey),
    addedAt && parts.added(addedAt),
  ]);
}

/** How a cell's value came to be and stands, for values that say the same. */
export function cellStateText(value: Json): string | null {
  const known = cellStanding.safeParse(value);
  if (!known.success) return null;
  const { state, approved, reading } = known.data;
  return lines([cellBarMessages[state], reading && readerText(reading), approved && cellBarMessages.approved]);
}

function readerText(reading: Reading): string {
  switch (reading.kind) {
    case 'rule':
      return cellBarMessages.rule;
    case 'model':
      return cellBarMessages.model(reading.model);
    case 'person':
      return cellBarMessages.person(reading.name);
  }
}

/** "Página 1, renglón 5" of the key of an entry (`p1/t0/r4`, `p2/b3`). */
function entryText(key: string): string {
  const [page = '', ...rest] = key.split('/').map((part) => part.replace(/^[a-z]+/, ''));
  return parts.entry(page, rest.map((part) => String(Number(part) + 1)).join('.') || '1');
}

function cellText(value: Json, context: ValueContext): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return words.empty;
  const { value: content, state } = value;
  if (content === null || content === undefined) return state === 'absent' ? words.absent : words.empty;
  return typeof content === 'string'
    ? canonicalText(context.columnType ?? 'text', content)
    : plainText(content, context);
}
