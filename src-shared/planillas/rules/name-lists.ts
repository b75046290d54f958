import { foldText } from '../../domain/fold-text.ts';
import { isGivenName } from '../../domain/given-names.ts';
import type { NameOrder } from '../../domain/person-name.ts';
import { parsePerson } from '../../domain/values/person.ts';
import { commonNameOrder } from './name-order.ts';
import type { ReadRange } from './rule-candidate.ts';

/** A name of a list, its canonical value, and what is said beside it ("(fiebre)"). */
export type ListedName = ReadRange & { value: string; certainty: number; item: ReadRange; note: ReadRange | null };

/** Names told one after the other: `lead` is what introduces them ("Faltaron hoy:"). */
export type NameList = { lead: ReadRange; names: readonly ListedName[] };

/** Where what introduces a list ends: a colon, or a verb that says who came and who did not. */
const leadEnd =
  /:(?=\s)|\b(?:faltan|faltaron|faltaran|no (?:vienen|vinieron|asisten|asistieron|concurren|concurrieron)|(?:estuvieron|estan) (?:ausentes|presentes)|llegaron tarde|se retiraron|vinieron|asistieron|concurrieron)(?:\s+(?:hoy|ayer|tambien|a clases?|los alumnos|las alumnas|los chicos|a la reunion))*(?=\s+\p{L})(?![^\n]{0,60}:\s)/gu;
/** What introduces a list is no longer than this. */
const longestLead = 120;
const bullet = /^\s*(?:\d{1,2}\s?[.)º-]+|[-•*·–—▪✓❌✗]+)\s*/u;
/** What ends a name and opens what is said of it. */
const noteStart = /\s*(?:\(|\s[-–—]\s|:\s|\d|\bDNI\b|,\s*(?=\p{Ll}))/u;

/** The lists of names of a text. A list counts when at least half of its items are names that people have. */
export function findNameLists(text: string): NameList[] {
  const lists: NameList[] = [];
  let free = 0;
  for (const match of foldText(text).matchAll(leadEnd)) {
    const end = match.index + match[0].length;
    if (match.index < free) continue;
    const items = itemsAfter(text, end);
    const names = readItems(text, items);
    const known = names.filter((name) => hasGivenName(name.value)).length;
    if (known === 0 || known * 2 < items.length) continue;
    lists.push({ lead: { start: leadStart(text, free, end), end }, names });
    free = items.at(-1)!.end;
  }
  return lists;
}

/** The start of the sentence that introduces a list; a full stop after a short word is no end ("3.º B"). */
function leadStart(text: string, from: number, end: number): number {
  const earliest = Math.max(from, end - longestLead);
  const before = text.slice(earliest, end);
  const breaks = [...before.matchAll(/\n|;|\p{L}{3}[.!?](?=\s)/gu)].filter(({ index }) => earliest + index < end - 1);
  const last = breaks.at(-1);
  return last ? earliest + last.index + last[0].length : earliest;
}

/** The items after a lead: on its line as far as the sentence goes, or on the lines below it. */
function itemsAfter(text: string, from: number): ReadRange[] {
  const lineEnd = endOfLine(text, from);
  if (text.slice(from, lineEnd).trim() !== '') return splitSentence(text, from, sentenceEnd(text, from, lineEnd));
  const items: ReadRange[] = [];
  for (let at = lineEnd + 1; at <= text.length; at = endOfLine(text, at) + 1) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    if (line.trim() === '') {
      if (items.length > 0) break;
      continue;
    }
    const start = at + (bullet.exec(line)?.[0].length ?? 0);
    const isItem = start > at || readItem(text, { start, end }, 'unknown') !== null;
    if (!isItem) break;
    items.push({ start, end });
  }
  return items;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** A full stop after a whole word ends the list; one after an initial does not. */
function sentenceEnd(text: string, from: number, limit: number): number {
  const stop = /\p{L}{3,}\.(?=\s|$)/u.exec(text.slice(from, limit));
  return stop ? from + stop.index + stop[0].length - 1 : limit;
}

function splitSentence(text: string, from: number, end: number): ReadRange[] {
  const separators = text.slice(from, end).includes(';') ? /;|\s(?:y|e)\s(?=[^;]*$)/giu : /,|\s[ye]\s|\s[/·•]\s/giu;
  const items: ReadRange[] = [];
  let start = from;
  for (const match of text.slice(from, end).matchAll(separators)) {
    items.push({ start, end: from + match.index });
    start = from + match.index + match[0].length;
  }
  items.push({ start, end });
  return items.flatMap((item) => {
    const body = text.slice(item.start, item.end);
    const trimmedStart = item.start + body.length - body.trimStart().length;
    return body.trim() === '' ? [] : [{ start: trimmedStart, end: item.start + body.trimEnd().length }];
  });
}

/** The names of a list are written in one order: those that tell it decide for "Luna Carla". */
function readItems(text: string, items: readonly ReadRange[]): ListedName[] {
  const read = (order: NameOrder) => items.flatMap((item) => readItem(text, item, order) ?? []);
  const names = read('unknown');
  const order = commonNameOrder(names.map(({ start, end }) => text.slice(start, end)));
  return order === 'unknown' ? names : read(order);
}

function readItem(text: string, item: ReadRange, order: NameOrder): ListedName | null {
  const body = text.slice(item.start, item.end);
  const cut = noteStart.exec(body);
  const name = (cut ? body.slice(0, cut.index) : body).replace(/[\s.,;]+$/, '');
  const parsed = parsePerson(name, order);
  if (!parsed || name.split(/\s+/).length > 6) return null;
  return {
    start: item.start,
    end: item.start + name.length,
    ...parsed,
    item,
    note: cut ? noteAfter(text, item.start + cut.index, item.end) : null,
  };
}

function noteAfter(text: string, from: number, to: number): ReadRange | null {
  const rest = text.slice(from, to);
  const lead = /^[\s(:,\-–—]*/.exec(rest)![0].length;
  const length = rest.replace(/[\s).,;]+$/, '').length;
  return length > lead ? { start: from + lead, end: from + length } : null;
}

function hasGivenName(value: string): boolean {
  return foldText(value.split(', ')[1] ?? '')
    .split(/\s+/)
    .some(isGivenName);
}
