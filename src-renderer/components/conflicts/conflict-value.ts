import type { Json } from '../../../src-shared/domain/operation.ts';
import type { RegisterName } from '../../../src-shared/domain/sync/conflict.ts';
import { valueMessages as words } from '../../messages/conflict-values.ts';
import { actaReaders } from './acta-readers.ts';
import { documentReaders } from './document-readers.ts';
import { paperReaders } from './paper-readers.ts';
import { plainText } from './plain-value.ts';
import { cellStateText, planillaReaders } from './planilla-readers.ts';
import { settingText } from './setting-text.ts';
import { lines, type Readers, type ValueContext } from './value-context.ts';

const readers: Readers = { ...paperReaders, ...planillaReaders, ...documentReaders, ...actaReaders };

/** A register's value as people read it; several lines where it is made of several parts. */
export function conflictValueText(register: RegisterName, value: Json, context: ValueContext): string {
  const { entity, entityId, field } = register;
  if (field === 'deleted') return value === true ? words.deleted : words.notDeleted;
  if (field === 'trashedAt') return typeof value === 'string' ? words.inTrash(value) : words.notInTrash;
  if (field === 'approvedAt') return typeof value === 'string' ? words.approved(value) : words.notApproved;
  const known = entity === 'setting' ? settingText(entityId, value, context) : null;
  return known ?? readers[`${entity}.${field}`]?.(value, context) ?? plainText(value, context);
}

/** The values of one register as people read them side by side: no two of them read the same. */
export function conflictValueTexts(register: RegisterName, values: readonly Json[], context: ValueContext): string[] {
  const first = values.map((value) => conflictValueText(register, value, context));
  const texts = first.map((text, index) => {
    const isAlone = first.indexOf(text) === first.lastIndexOf(text);
    return isAlone || register.entity !== 'cell' ? text : lines([text, cellStateText(values[index] ?? null)]);
  });
  return texts.map((text, index) => {
    if (texts.indexOf(text) === texts.lastIndexOf(text)) return text;
    const order = texts.slice(0, index + 1).filter((other) => other === text).length;
    return `${text}\n${words.readsAlike(order)}`;
  });
}
