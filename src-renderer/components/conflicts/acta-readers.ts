import {
  type ActaDetails,
  actaApprovalSchema,
  actaDetailsSchema,
  actaLineContentSchema,
  actaLineSchema,
  actaSchema,
} from '../../../src-shared/domain/acta/acta-record.ts';
import { actaIdSchema } from '../../../src-shared/domain/identifiers.ts';
import type { Json } from '../../../src-shared/domain/operation.ts';
import { actaMessages } from '../../messages/actas.ts';
import { partNames as parts, valueMessages as words } from '../../messages/conflict-values.ts';
import { formatDate, formatNumber } from '../../messages/format.ts';
import { labelled, lines, nameOf, type Readers, stretchText, type ValueContext } from './value-context.ts';

const origin = actaSchema.pick({ sourceId: true, createdAt: true, by: true, version: true });
const linePlace = actaLineSchema.pick({ section: true, position: true }).extend({ actaId: actaIdSchema });

/** The registers of actas and of their sentences. */
export const actaReaders: Readers = {
  'acta.origin': (value, context) => {
    const known = origin.safeParse(value);
    if (!known.success) return null;
    const { sourceId, createdAt, by, version } = known.data;
    return lines([
      labelled(parts.recording, nameOf(sourceId, context)),
      parts.version(version),
      parts.writtenBy(by, createdAt),
    ]);
  },
  'acta.details': (value, context) => {
    const known = actaDetailsSchema.safeParse(value);
    return known.success ? detailsText(known.data, context) : null;
  },
  'acta.approval': (value, context) => {
    if (value === null) return words.notApproved;
    const known = actaApprovalSchema.safeParse(value);
    if (!known.success) return null;
    const { approvedAt, by, details, lines: sentences } = known.data;
    return lines([
      actaMessages.approvedBy(by, approvedAt),
      detailsText(details, context),
      parts.sentences(sentences.length),
    ]);
  },
  'acta-line.place': (value) => {
    const known = linePlace.safeParse(value);
    return known.success
      ? `${actaMessages.sections[known.data.section]}: ${words.place(known.data.position).toLocaleLowerCase('es-AR')}`
      : null;
  },
  'acta-line.content': lineText,
};

function detailsText({ templateId, book, date, number, values }: ActaDetails, context: ValueContext): string {
  return lines([
    labelled(actaMessages.book, book),
    number === null ? parts.noNumber : labelled(parts.number, formatNumber(number)),
    labelled(actaMessages.date, formatDate(date)),
    templateId && labelled(actaMessages.template, nameOf(templateId, context)),
    ...Object.entries(values).map(([field, text]) => labelled(field, text)),
  ]);
}

function lineText(value: Json): string | null {
  if (value === null) return words.empty;
  const known = actaLineContentSchema.safeParse(value);
  if (!known.success) {
    const isText = typeof value === 'object' && !Array.isArray(value) && typeof value.text === 'string';
    return isText ? lines([String(value.text)]) : null;
  }
  const { text, isTitle, role, responsible, due, mark, proof } = known.data;
  return lines([
    text,
    isTitle && actaMessages.topicTitle,
    labelled(actaMessages.role, role),
    labelled(actaMessages.responsible, responsible),
    labelled(actaMessages.due, due),
    actaMessages.marks[mark],
    proof && stretchText(proof),
  ]);
}
