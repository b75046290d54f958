import type { PersonId } from './identifiers.ts';
import { matchPeople } from './match-person.ts';
import type { Person } from './person.ts';

/** The people of the roster whom a short text names, by document number or by name, the surest first. */
export function peopleNamedIn(text: string, roster: readonly Person[]): PersonId[] {
  const page = {
    number: 1,
    layout: 'flow' as const,
    name: null,
    width: 0,
    height: 0,
    text,
    words: [],
    blocks: [{ kind: 'paragraph' as const, start: 0, end: text.length }],
    tables: [],
    quality: 'good' as const,
    ocr: false,
    problem: null,
  };
  return matchPeople({ format: 'txt', pages: [page], meta: {}, problems: [] }, roster).map(({ personId }) => personId);
}
