import { columnValueTypes } from '../../domain/values/index.ts';
import type { FoundValue } from '../../domain/values/value-type.ts';
import { trimAnswer } from './answer-edges.ts';
import { readMarkedOption } from './marked-option.ts';
import { readNamePart, readPerson } from './read-name.ts';
import { readText } from './read-text.ts';
import type { ReadingHints } from './reading-hints.ts';

/** The column's value at the start of what follows a label; offsets are into `text`. Null when it is not of the type. */
export function readValue(text: string, hints: ReadingHints): FoundValue | null {
  const marked = readMarkedOption(text);
  if (marked && hints.column.type !== 'boolean') {
    const value = readPlain(text.slice(marked.start, marked.end), hints);
    return value && { ...value, start: value.start + marked.start, end: value.end + marked.start };
  }
  if (hints.column.type === 'boolean' && marked) {
    const word = columnValueTypes.boolean.parse(text.slice(marked.start, marked.end));
    if (word) return { ...word, ...marked };
  }
  return readPlain(text, hints);
}

function readPlain(text: string, hints: ReadingHints): FoundValue | null {
  const { column, key, order } = hints;
  if (column.type === 'person') return readPerson(text, order);
  if (column.type === 'text') return key === 'full-name' ? readNamePart(text, hints) : readText(text, key);
  const options = { choices: column.choices };
  const valueType = columnValueTypes[column.type];
  const trimmed = trimAnswer(text);
  const whole = valueType.parse(text.slice(trimmed.start, trimmed.end), options);
  const found = valueType.find(text, options);
  if (whole && found.length <= 1)
    return { ...whole, ...(found[0] ? { start: found[0].start, end: found[0].end } : trimmed) };
  const first = found[0];
  if (first) {
    const lead = text.slice(0, first.start).replace(/[^\p{L}\p{N}]/gu, '').length;
    const position = lead === 0 ? 0.95 : lead <= 12 ? 0.85 : 0.6;
    return { ...first, certainty: first.certainty * position };
  }
  return whole ? { ...whole, ...trimmed } : null;
}
