import { foldText } from '../../domain/fold-text.ts';
import { isGivenName } from '../../domain/given-names.ts';
import { type NameOrder, parsePersonName } from '../../domain/person-name.ts';
import { parsePerson } from '../../domain/values/person.ts';
import type { FoundValue } from '../../domain/values/value-type.ts';
import { trimAnswer } from './answer-edges.ts';
import { readText } from './read-text.ts';
import type { ReadingHints } from './reading-hints.ts';

const nameRun = /^(?:(?:Sr|Sra|Srta|Prof|Dr|Dra|Lic)\.?\s+)?(?:\p{Lu}[\p{L}'’.-]*|de|del|la|las|los|y|,|\s)+/u;

/** A name at the start of the text: the whole of it, or its capitalised words before a document number or a comma. */
export function readPerson(text: string, order: NameOrder): FoundValue | null {
  const trimmed = trimAnswer(text);
  const lead =
    /^(?:(?:es|son|el|señora?|sr|sra|llamad[oa])\s+)+/.exec(text.slice(trimmed.start, trimmed.end))?.[0].length ?? 0;
  const start = trimmed.start + lead;
  const body = text.slice(start, trimmed.end).replace(/[\s.,;:\-–]+$/, '');
  const whole = parsePerson(body, order);
  if (whole) return { ...whole, start, end: start + body.length };
  for (const cut of nameCuts(nameRun.exec(body)?.[0] ?? '')) {
    const parsed = cut.length < 4 ? null : parsePerson(cut, order);
    if (parsed) return { ...parsed, certainty: parsed.certainty * 0.95, start, end: start + cut.length };
  }
  return null;
}

/** The stretches of a run of capitalised words that may be the name: up to a comma after "Nombre Apellido", then ever shorter. */
function nameCuts(run: string): string[] {
  const clean = (text: string) => text.replace(/(?:[\s,.]|\s(?:de|del|la|las|los|y|D)\b\.?)+$/u, '');
  const cuts: string[] = [];
  const sentence = /\p{L}{3,}\.\s/u.exec(run);
  if (sentence) return nameCuts(run.slice(0, sentence.index + sentence[0].length - 2));
  const [before, after] = run.split(',');
  const first = foldText(before ?? '').match(/\p{L}+/gu) ?? [];
  const next = foldText(after ?? '').match(/\p{L}+/u)?.[0] ?? '';
  if (first.length >= 2 && isGivenName(first[0]!) && !isGivenName(next)) cuts.push(clean(before!));
  let rest = clean(run);
  while (rest.length >= 4 && cuts.length < 5) {
    cuts.push(rest);
    const shorter = clean(rest.replace(/[\s,]+\S+$/u, ''));
    if (shorter === rest) break;
    rest = shorter;
  }
  return cuts;
}

/** The surname or the given names out of a full name, for columns that ask for one of them. */
export function readNamePart(text: string, { column, order }: ReadingHints): FoundValue | null {
  const person = readPerson(text, order);
  if (!person) return readText(text, 'full-name');
  const parsed = parsePersonName(text.slice(person.start, person.end), order)?.name;
  const wants = /apellido/i.test(column.name)
    ? /nombre/i.test(column.name)
      ? null
      : 'family'
    : /^nombres?\b/i.test(column.name) && parsed
      ? 'given'
      : null;
  if (!parsed || !wants) return { ...person, value: text.slice(person.start, person.end).replace(/\s+/g, ' ') };
  const part = parsed[wants];
  const at = text.toLowerCase().indexOf(part.toLowerCase());
  if (at < 0) return { ...person, value: part };
  return { value: part, certainty: person.certainty, start: at, end: at + part.length };
}
