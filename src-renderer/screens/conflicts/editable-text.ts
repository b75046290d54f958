import type { RefusedChange } from '../../../src-shared/domain/sync/conflict.ts';
import { conflictValueText } from '../../components/conflicts/conflict-value.ts';
import { contextOf } from '../../components/conflicts/value-context.ts';

/** Fields that hold a text, but whose text has a form that their own screen asks for. */
const formed: ReadonlySet<string> = new Set(['dni', 'birthDate', 'documentDate', 'paperKind', 'role', 'rowKind']);

/** What of a refused change a person may write otherwise; null for what is no text. */
export function editableText(change: RefusedChange): string | null {
  const { register, value } = change;
  const { entity, field } = register;
  if (entity === 'cell') return conflictValueText(register, value, contextOf(change));
  if (typeof value === 'string') return formed.has(field) || /(At|Id)$/.test(field) ? null : value;
  const isMadeOfText = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMadeOfText && typeof value.text === 'string' ? value.text : null;
}
