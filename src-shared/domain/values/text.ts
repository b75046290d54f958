import { tidySpaces } from '../fold-text.ts';
import type { ParsedValue, ValueType } from './value-type.ts';

/** The text itself with its spaces tidied and the filling dots or lines of forms taken off; null when nothing is left. */
export function parseText(text: string): ParsedValue | null {
  const value = tidySpaces(text.replace(/_{2,}|\.{3,}|…+/g, ' ')).replace(/^[:;,|\s]+|[;,|:\s]+$/g, '');
  return /[\p{L}\p{N}]/u.test(value) ? { value, certainty: 1 } : null;
}

export const textValue: ValueType = {
  parse: parseText,
  find: (text) => {
    const parsed = parseText(text);
    return parsed ? [{ ...parsed, start: text.length - text.trimStart().length, end: text.trimEnd().length }] : [];
  },
  format: (canonical) => canonical,
  validate: (canonical) => canonical.trim() !== '',
};
