import type { Json } from '../../../src-shared/domain/operation.ts';
import { valueMessages as words } from '../../messages/conflict-values.ts';
import { dayOrMoment, type ValueContext } from './value-context.ts';

const deepest = 3;
const mostMembers = 30;

/** What names an object of ours to the program and to nobody else. */
const silentMembers = /^(id|.*Id|sha256|inputHash|startMs|endMs|locator|promptHash|over|steps|addedAt|kind)$/;

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const hashPattern = /^[0-9a-f]{64}$/;

/** Any value without its names for the program: a line a part. What no reader of a register knows is told by it. */
export function plainText(value: Json, context: ValueContext, depth = 0): string {
  if (value === null || value === '') return words.empty;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return value.toLocaleString('es-AR');
  if (typeof value === 'string') return plainString(value, context);
  if (depth >= deepest) return '…';
  const parts = Array.isArray(value)
    ? value.map((item) => plainText(item, context, depth + 1))
    : Object.entries(value)
        .filter(([name, part]) => !silentMembers.test(name) && part !== null && part !== '')
        .map(([, part]) => plainText(part, context, depth + 1))
        .filter((text) => text !== words.empty);
  if (parts.length === 0) return words.empty;
  const shown = parts.slice(0, mostMembers);
  if (parts.length > shown.length) shown.push(words.more(parts.length - shown.length));
  return shown.join(depth === 0 ? '\n' : ', ');
}

function plainString(text: string, { mentioned }: ValueContext): string {
  if (idPattern.test(text)) return mentioned[text.toLowerCase()] || words.unknown;
  if (hashPattern.test(text)) return words.empty;
  return dayOrMoment(text) ?? text;
}
